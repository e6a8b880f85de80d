package io.steersman.reading;

import java.util.regex.Pattern;

/** Tells a message that announces what the agent will do next and leaves it at that. */
public final class Announcement {

    private static final int LONGEST = 2_000;
    private static final Pattern ANNOUNCES = Pattern.compile(
            "(?i)(?:^|[.!:\\n]\\s*)(?:(?:now|next|then|first|ok(?:ay)?|great|so|alright|sure)[,.!]?\\s+)*"
                    + "(?:i(?:'|\u2019)?ll|i will|i(?:'|\u2019)m going to|i am going to|let me|let(?:'|\u2019)s|i need to|i would)\\s+"
                    + "(?!know\\b|be (?:here|ready|happy|glad)\\b|wait\\b|stand\\b|stop\\b|leave\\b|not\\b)[a-z]");

    private Announcement() {}

    /** Whether the last sentences of a text promise a step; a text that reports at length does not. */
    public static boolean is(String text) {
        String said = text.strip();
        return !said.isEmpty()
                && said.length() <= LONGEST
                && ANNOUNCES.matcher(said).find();
    }
}
