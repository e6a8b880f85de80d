package io.steersman.supervision;

/** More is waiting than is taken; nothing of the request was accepted, and a little later there is room. */
public final class Overloaded extends RuntimeException {

    /** Says what is full. */
    public Overloaded(String message) {
        super(message);
    }
}
