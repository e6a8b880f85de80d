package io.steersman.policy;

import java.util.Map;
import java.util.Set;

/**
 * A value of a trajectory as it may stand in a text of ours: one line, printable, bounded and visibly quoted.
 *
 * <p>An agent takes our text for a word of its harness, and what it read, wrote or was told may come from anybody. So no value
 * can end the quotation that it stands in, begin a line, or look like markup or like our mark; what speaks to the reader, or is
 * too long to be read, is replaced by what it is.
 */
public final class Quotation {

    /** Longest value, in characters. */
    static final int LONGEST = 300;

    /** Longest name, and longest stretch without a blank. */
    private static final int LONGEST_NAME = 120;

    /** They stand around a value until the whole text is written: no value holds them. */
    private static final char OPEN = '\uE0F0';

    private static final char CLOSE = '\uE0F1';
    private static final char FENCE = '`';

    private static final Set<String> NAMES = Set.of("target", "tool");

    /** What the agent ran or was told: orders, and downloads that are run, are what it is about. */
    private static final Set<String> RUN = Set.of("call", "command", "check", "quote", "demand");

    private static final Map<String, String> KINDS = Map.of(
            "target", "a file name",
            "tool", "a tool name",
            "error", "an error text",
            "call", "a call",
            "command", "a command",
            "check", "a command",
            "line", "a line",
            "quote", "a passage");

    private Quotation() {}

    /**
     * The value in quotation marks.
     *
     * @param name what the text calls it
     */
    public static String of(String name, String value) {
        return fenced(marked(name, value));
    }

    /** Whether a text neither speaks to the model that reads it, nor gives orders in the form of ours, nor fetches what is to be run. */
    public static boolean isHarmless(String text) {
        return !Addressed.speaks(text) && !Addressed.orders(text);
    }

    /** The value between marks that {@link #fenced} makes visible; numbers and nothing stand for themselves. */
    static String marked(String name, String value) {
        if (value.isBlank() || number(value)) {
            return value.strip();
        }
        String plain = Plain.line(inner(value.strip()));
        if (plain.length() > longest(name) || longWord(plain) || suspicious(name, value)) {
            return "(%s of %d characters)".formatted(KINDS.getOrDefault(name, "a text"), value.length());
        }
        return plain.isEmpty() ? "(unprintable)" : OPEN + plain + CLOSE;
    }

    /** The text with each value in quotation marks: those that its author put around it, or else backticks. */
    static String fenced(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        int at = 0;
        int open = text.indexOf(OPEN);
        while (open >= 0) {
            int close = text.indexOf(CLOSE, open);
            char before = open == 0 ? ' ' : text.charAt(open - 1);
            char behind = close + 1 < text.length() ? text.charAt(close + 1) : ' ';
            boolean quoted = before == behind && (before == '"' || before == FENCE);
            out.append(text, at, open);
            append(out, text.substring(open + 1, close), quoted ? before : FENCE, !quoted);
            at = close + 1;
            open = text.indexOf(OPEN, at);
        }
        return out.append(text, at, text.length()).toString();
    }

    private static void append(StringBuilder out, String value, char fence, boolean add) {
        String inside = value.replace(FENCE, '\'').replace(fence, '\'');
        if (add) {
            out.append(fence).append(inside).append(fence);
        } else {
            out.append(inside);
        }
    }

    private static boolean suspicious(String name, String value) {
        return Addressed.speaks(value)
                || !RUN.contains(name) && Addressed.orders(value)
                || NAMES.contains(name) && value.chars().anyMatch(c -> c < ' ');
    }

    private static int longest(String name) {
        return NAMES.contains(name) ? LONGEST_NAME : LONGEST;
    }

    private static boolean number(String value) {
        return value.length() <= 18 && value.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean longWord(String text) {
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == ' ') {
                if (i - start > LONGEST_NAME) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }

    /** A command comes in backticks of its own, the last of which may have been cut off. */
    private static String inner(String value) {
        if (value.length() < 3 || value.charAt(0) != FENCE) {
            return value;
        }
        int next = value.indexOf(FENCE, 1);
        return next < 0 ? value.substring(1) : next == value.length() - 1 ? value.substring(1, next) : value;
    }
}
