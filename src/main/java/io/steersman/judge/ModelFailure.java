package io.steersman.judge;

import java.time.Duration;

/** A model did not answer. Nothing else is changed by it. */
public final class ModelFailure extends RuntimeException {

    private final Kind kind;
    private final Duration retryAfter;

    /** Why; what can be done about it differs. */
    public enum Kind {
        /** It cannot be reached, or broke off. */
        UNREACHABLE,
        /** It took too long. */
        LATE,
        /** It has too much to do, or we asked too often. */
        BUSY,
        /** It does not take the question, or the key. */
        REFUSED,
        /** What it sent is no answer. */
        MALFORMED,
        /** It failed so often that it is left alone for a while. */
        RESTING
    }

    ModelFailure(Kind kind, String message, Duration retryAfter) {
        super(message);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    ModelFailure(Kind kind, String message) {
        this(kind, message, Duration.ZERO);
    }

    /** Why. */
    public Kind kind() {
        return kind;
    }

    /** How long it wants to be left alone; zero where it does not say. */
    Duration retryAfter() {
        return retryAfter;
    }

    /** Whether the same may be asked again with some hope. */
    boolean isPassing() {
        return kind == Kind.BUSY || kind == Kind.UNREACHABLE;
    }
}
