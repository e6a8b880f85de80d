package io.steersman.calibration;

import io.steersman.report.run.Rate;

/**
 * What answers of one class came to.
 *
 * @param labels how often people say that there is such a fault
 * @param found how many of these an answer names
 * @param named how many answers name the class
 * @param right of these, how many people agree with
 * @param wrong of these, how many people do not agree with; of the rest nobody says anything
 */
public record ClassScore(int labels, int found, int named, int right, int wrong) {

    /** Nothing came. */
    static final ClassScore NONE = new ClassScore(0, 0, 0, 0, 0);

    ClassScore plus(ClassScore other) {
        return new ClassScore(
                labels + other.labels,
                found + other.found,
                named + other.named,
                right + other.right,
                wrong + other.wrong);
    }

    /** The share of right ones among those that people speak of. */
    public Rate precision() {
        return new Rate(right, right + wrong);
    }
}
