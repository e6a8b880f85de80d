package io.steersman.recorded;

import java.util.List;

/** Finds our own guidance, and the harness's reminders, where they stand in what a client recorded. Neither is ever evidence. */
public final class Guidance {

    /** Every text of ours begins with it. */
    private static final String MARK = "[Steersman";

    private static final String REMINDER = "system-reminder";
    private static final List<String> ELEMENTS = List.of(REMINDER, "hook_context", "system_reminder", "hook_prompt");
    private static final String HEADING = "Additional guidance from ";

    private Guidance() {}

    /** Whether a text that was put into the transcript holds guidance of ours. */
    public static boolean isIn(String injected) {
        return injected.contains(MARK);
    }

    /** Whether a text begins with guidance of ours, so that nobody else can have said it. */
    public static boolean leads(String text) {
        return text.stripLeading().startsWith(MARK);
    }

    /** The output of a tool without what the harness and we put behind it. */
    public static String cut(String output) {
        String text = withoutTrailingReminders(output);
        return isIn(text) ? withoutGuidance(text) : text;
    }

    /** A tool that answers with nothing but a reminder, such as that a file is empty, keeps it: it is the answer. */
    private static String withoutTrailingReminders(String output) {
        String text = output;
        while (endsWith(text, "</" + REMINDER + ">")) {
            int open = text.lastIndexOf("<" + REMINDER + ">");
            if (open < 0 || text.substring(0, open).isBlank()) {
                return text;
            }
            text = text.substring(0, open).stripTrailing();
        }
        return text;
    }

    private static boolean endsWith(String text, String ending) {
        int end = text.length();
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return text.startsWith(ending, end - ending.length());
    }

    private static String withoutGuidance(String output) {
        StringBuilder text = new StringBuilder(output);
        int mark = text.indexOf(MARK);
        while (mark >= 0) {
            int[] span = span(text, mark);
            if (span.length == 2) {
                text.delete(span[0], span[1]);
                mark = text.indexOf(MARK, span[0]);
            } else {
                mark = text.indexOf(MARK, mark + 1);
            }
        }
        return text.length() == output.length() ? output : text.toString().stripTrailing();
    }

    /** The element, or the paragraph that begins with the mark; nothing when the mark is but quoted. */
    private static int[] span(StringBuilder text, int mark) {
        for (String element : ELEMENTS) {
            int open = text.lastIndexOf("<" + element, mark);
            int close = text.indexOf("</" + element + ">", mark);
            if (open >= 0 && close >= 0 && !text.substring(open, mark).contains("</" + element + ">")) {
                return new int[] {open, close + element.length() + 3};
            }
        }
        int heading = text.lastIndexOf(HEADING, mark);
        if (heading >= 0 && text.substring(heading, mark).lines().count() <= 2) {
            return new int[] {text.lastIndexOf("\n", heading) + 1, text.length()};
        }
        int line = text.lastIndexOf("\n", mark) + 1;
        String before = text.substring(line, mark);
        if (!before.isBlank() && !before.contains("hook ")) {
            return new int[0];
        }
        int blank = text.indexOf("\n\n", mark);
        return new int[] {line, blank < 0 ? text.length() : blank};
    }
}
