package io.steersman.comparison;

/** What is looked for, and from how many times on. */
public enum Pattern {
    /** The same call so often among the last ten steps, this one included. */
    REPEATED_CALL(3),
    /** So many steps in a row have failed. */
    FAILING_STREAK(4),
    /** This step failed, and its error was there so often among the last ten steps, this one included. */
    SAME_ERROR(3),
    /** The last calls were A, B, A, B. */
    ALTERNATION(4),
    /** A file is edited that was neither read nor edited before. */
    UNREAD_EDIT(1),
    /** So many edits since the last tests that passed, or since the start. */
    UNVERIFIED_EDITS(8);

    /** How many steps back is looked at where it is not the whole past. */
    public static final int WINDOW = 10;

    private final int limit;

    Pattern(int limit) {
        this.limit = limit;
    }

    public int limit() {
        return limit;
    }

    /** As one of the patterns that a step shows. */
    public int bit() {
        return 1 << ordinal();
    }
}
