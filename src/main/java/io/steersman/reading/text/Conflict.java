package io.steersman.reading.text;

/** A merge conflict as git writes it into a file. */
public final class Conflict {

    private static final String OURS = "<<<<<<<";
    private static final String BASE = "|||||||";
    private static final String MIDDLE = "=======";
    private static final String THEIRS = ">>>>>>>";

    private Conflict() {}

    public static boolean isIn(String text) {
        return text.contains(OURS) && text.contains(MIDDLE) && text.contains(THEIRS);
    }

    /** The text as one side has it. */
    public static String side(String text, boolean ours) {
        StringBuilder side = new StringBuilder(text.length());
        String within = "";
        for (int at = 0; at < text.length(); at = Lines.next(text, at)) {
            String mark = mark(text, at);
            if (!mark.isEmpty()) {
                within = mark.equals(THEIRS) ? "" : mark;
            } else if (within.isEmpty() || within.equals(ours ? OURS : MIDDLE)) {
                side.append(text, at, Lines.end(text, at)).append('\n');
            }
        }
        return side.toString();
    }

    private static String mark(String text, int at) {
        for (String mark : new String[] {OURS, BASE, MIDDLE, THEIRS}) {
            if (text.startsWith(mark, at)) {
                return mark;
            }
        }
        return "";
    }
}
