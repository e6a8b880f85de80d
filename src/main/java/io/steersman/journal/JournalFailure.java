package io.steersman.journal;

import java.util.concurrent.CompletionException;

/** The journal did not take or give what it was asked for; nothing of what was to be written together is kept. */
public final class JournalFailure extends RuntimeException {

    /** Why; what can be done about it differs. */
    public enum Reason {
        /** There is no room left; it takes steps again by itself when there is. */
        FULL,
        /** More is waiting to be written than it takes; a little later there is room. */
        BUSY,
        /** Steps do not follow the last one that is kept. */
        CONFLICT,
        /** It may be read but not written. */
        READ_ONLY,
        /** What is stored cannot be trusted. */
        CORRUPT,
        /** It cannot be reached, or something else went wrong with it. */
        UNAVAILABLE
    }

    private final Reason reason;

    /** Fails for a reason that was found out here. */
    public JournalFailure(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Fails for a reason that the storage told. */
    public JournalFailure(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** What went wrong with what was waited for, told by the thread that waits. */
    public static JournalFailure of(CompletionException thrown) {
        return thrown.getCause() instanceof JournalFailure failure
                ? new JournalFailure(failure.reason(), String.valueOf(failure.getMessage()), failure)
                : new JournalFailure(Reason.UNAVAILABLE, "The journal failed: " + thrown.getCause(), thrown);
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
