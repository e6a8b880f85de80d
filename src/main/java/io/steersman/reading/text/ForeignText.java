package io.steersman.reading.text;

/** Text inside an output or a message that is not its author's: reminders of the harness and guidance of ours. */
public final class ForeignText {

    private static final String REMINDER = "<system-reminder>";
    private static final String REMINDER_END = "</system-reminder>";
    private static final String COMMAND = "<command-name>";
    private static final String COMMAND_END = "</command-name>";
    private static final String OURS = "[Steersman";

    private ForeignText() {}

    /** Whether a text holds a reminder of the harness. */
    public static boolean hasReminder(String text) {
        return text.contains(REMINDER);
    }

    /** A text without the reminders in it. */
    public static String own(String text) {
        return parted(text, false);
    }

    /** What the reminders in a text say. */
    public static String reminders(String text) {
        return parted(text, true);
    }

    /** What a user has typed, where the client has put it into elements of its own: the command "/commit". */
    public static String typed(String text) {
        int open = text.indexOf(COMMAND);
        int end = open < 0 ? -1 : text.indexOf(COMMAND_END, open);
        String name =
                end < 0 ? "" : text.substring(open + COMMAND.length(), end).strip();
        return name.isEmpty() ? text : name.startsWith("/") ? name : "/" + name;
    }

    private static String parted(String text, boolean reminders) {
        StringBuilder part = new StringBuilder();
        int from = 0;
        int at = text.indexOf(REMINDER);
        while (at >= 0) {
            int end = end(text, at, text.length());
            part.append(
                    reminders
                            ? text.substring(at + REMINDER.length(), end).replace(REMINDER_END, "\n")
                            : text.substring(from, at));
            from = end;
            at = text.indexOf(REMINDER, end);
        }
        return reminders ? part.toString() : part.append(text.substring(from)).toString();
    }

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
