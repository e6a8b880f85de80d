package io.steersman.reading.text;

/** Text inside an output that is not the tool's: reminders of the harness and guidance of ours. */
public final class ForeignText {

    private static final String REMINDER = "<system-reminder>";
    private static final String REMINDER_END = "</system-reminder>";
    private static final String OURS = "[Steersman";

    private ForeignText() {}

    /** Index behind the foreign text that begins with the bracket at {@code i}, or {@code i} when there is none. */
    public static int end(String text, int i, int to) {
        if (text.startsWith(REMINDER, i)) {
            int end = text.indexOf(REMINDER_END, i);
            return end < 0 ? to : Math.min(to, end + REMINDER_END.length());
        }
        if (text.startsWith(OURS, i)) {
            int end = text.indexOf("\n\n", i);
            return end < 0 ? to : Math.min(to, end);
        }
        return i;
    }
}
