package io.steersman.calibration;

/**
 * An answer that names a class, held against what people say.
 *
 * @param misbehaviour the class
 * @param confidence how sure the judge said to be, in percent
 * @param right whether people say so too
 * @param millis when the later of answer and label came, milliseconds since 1970; 0 where nothing tells
 */
public record Held(String misbehaviour, int confidence, boolean right, long millis) {}
