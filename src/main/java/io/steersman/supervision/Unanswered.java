package io.steersman.supervision;

/** What was asked for is kept and will be done, but nobody could say in time what came of it: its trajectory is moving, or there is much to do. */
public final class Unanswered extends RuntimeException {

    /** Says what was waited for. */
    public Unanswered(String message) {
        super(message);
    }
}
