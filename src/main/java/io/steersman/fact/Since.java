package io.steersman.fact;

import io.steersman.reading.call.ToolKind;

/** From where on the past is looked at: what ends a row of an agent's actions. */
public enum Since {
    /** The user last spoke. */
    USER,
    /** A change to files last landed. */
    CHANGE,
    /** Something was last done that may have changed something: files, a process, a page. */
    ACT,
    /** A check last ran. */
    CHECK,
    /** Anything last succeeded. */
    SUCCESS,
    /** The same tool last succeeded. */
    TOOL,
    /** The same call last succeeded. */
    CALL,
    /** The same target was last read or changed. */
    TARGET,
    /** A file was last read, or a page, a session or the like last opened. */
    OPENED;

    /** Whether another action, seen from this one, is what it was. */
    public boolean happened(Action from, Action other) {
        return switch (this) {
            case USER -> false;
            case CHANGE -> other.mutated();
            case ACT -> other.acted();
            case CHECK -> other.checks();
            case SUCCESS -> other.succeeded();
            case TOOL -> other.succeeded() && other.tool().equals(from.tool());
            case CALL -> other.succeeded() && other.sameCall(from);
            case TARGET -> other.succeeded() && other.call().targets().contains(from.target());
            case OPENED -> other.succeeded() && opens(other);
        };
    }

    private static boolean opens(Action action) {
        return action.kind() == ToolKind.READ && !action.overview() || action.kind() == ToolKind.NAVIGATE;
    }
}
