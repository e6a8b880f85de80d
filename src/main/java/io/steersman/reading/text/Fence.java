package io.steersman.reading.text;

import java.util.Locale;

/**
 * An open code fence of Markdown, and how it ends: with a mark as long as its own, or, where the text never closes it, with
 * the first blank line or element after it. What was pasted with a fence left open does not swallow the rest.
 *
 * @param mark the character of the fence
 * @param length how many of them open it
 * @param depth how many fences are open: those of Markdown may hold others
 * @param closed whether the text closes it
 */
public record Fence(char mark, int length, int depth, boolean closed) {

    /** No fence is open. */
    public static final Fence NONE = new Fence(' ', 0, 0, true);

    /** The fence that a line opens, {@link #NONE} when it opens none. */
    public static Fence open(String text, String line, int offset) {
        int length = marks(line);
        if (length == 0 || line.indexOf("```", length) >= 0) {
            return NONE;
        }
        String info = line.substring(length).strip().toLowerCase(Locale.ROOT);
        boolean holds = info.equals("markdown") || info.equals("md");
        char mark = line.charAt(0);
        return new Fence(mark, length, 1, closes(text, text.indexOf('\n', offset), mark, length, holds));
    }

    /** How many marks of a fence begin the line, 0 when it has none. */
    public static int marks(String line) {
        if (!line.startsWith("```") && !line.startsWith("~~~")) {
            return 0;
        }
        int i = 3;
        while (i < line.length() && line.charAt(i) == line.charAt(0)) {
            i++;
        }
        return i;
    }

    public boolean isEmpty() {
        return length == 0;
    }

    /** Whether the fence ends with this line; a blank line or an element's bounds end one that is never closed. */
    public boolean endsAt(String line) {
        if (!closed) {
            return line.isEmpty() || line.startsWith("</") || line.startsWith("<") && line.endsWith(">");
        }
        return depth == 1 && bare(line);
    }

    /** The fence after a line inside: another may be opened, or closed, in it. */
    public Fence inside(String line) {
        if (marks(line) < length || line.charAt(0) != mark) {
            return this;
        }
        return new Fence(mark, length, bare(line) ? depth - 1 : depth + 1, closed);
    }

    private boolean bare(String line) {
        int marks = marks(line);
        return marks >= length && line.charAt(0) == mark && marks == line.length();
    }

    /** Looks at the next mark only, so that a text is passed over once: another opening says that this one was left open. */
    private static boolean closes(String text, int from, char mark, int length, boolean holdsOthers) {
        String marks = String.valueOf(mark).repeat(length);
        int at = from < 0 ? -1 : text.indexOf(marks, from);
        while (at >= 0) {
            int line = text.lastIndexOf('\n', at) + 1;
            int next = text.indexOf('\n', at);
            int end = next < 0 ? text.length() : next;
            if (text.substring(line, at).isBlank()) {
                return holdsOthers || text.substring(at, end).strip().chars().allMatch(c -> c == mark);
            }
            at = text.indexOf(marks, end);
        }
        return false;
    }
}
