package io.steersman.reading.call;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a tool call does, whatever the client calls the tool. */
public enum ToolKind {
    /** Looks at one known thing: a file, a page. */
    READ,
    /** Looks for something: grep, find, glob, web search. */
    SEARCH,
    /** Changes files. */
    EDIT,
    /** Runs something: a shell command, code, a test. */
    EXECUTE,
    /** Waits for, or asks after, something that runs elsewhere. */
    POLL,
    /** Moves a cursor or types into something stateful: scroll, goto, click, send keys. */
    NAVIGATE,
    /** Writes down or updates a plan, a to-do list, a thought. */
    PLAN,
    /** Talks to the user or to another agent, or ends the work. */
    MESSAGE,
    /** Anything else. */
    OTHER;

    /** The kind that is called so, in lower case. */
    public static Optional<ToolKind> named(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.display().equals(word))
                .findFirst();
    }

    /** Its name in lower case, as files have it. */
    public String display() {
        return name().toLowerCase(Locale.ROOT);
    }
}
