package io.steersman.recorded.specstory;

import java.util.List;

/**
 * The lines of a session, and where in them a part ends: what is fenced as code belongs to the part, whatever it looks like.
 *
 * <p>Old versions fence outputs that hold fences themselves with three backticks, so that nobody can tell what closes what. A fence
 * that does not close therefore is none, and from the first of that kind on no fence of three is believed where the next part begins.
 */
final class MarkdownLines {

    private static final int SHORTEST = 3;
    private static final String[] SPEAKERS = {"_**User", "_**Agent", "_**Assistant"};
    private static final String MORE = "_****_";

    private final List<String> lines;
    private boolean fenced = true;

    MarkdownLines(List<String> lines) {
        this.lines = List.copyOf(lines);
    }

    int size() {
        return lines.size();
    }

    String at(int index) {
        return lines.get(index);
    }

    List<String> between(int from, int to) {
        return lines.subList(Math.min(from, lines.size()), Math.min(Math.max(from, to), lines.size()));
    }

    /** Whether a line says who speaks next. */
    static boolean isSpeaker(String line) {
        for (String speaker : SPEAKERS) {
            if (line.startsWith(speaker) && line.stripTrailing().endsWith("**_")) {
                return true;
            }
        }
        return line.strip().equals(MORE);
    }

    static boolean isUser(String line) {
        return line.startsWith(SPEAKERS[0]);
    }

    static boolean isRule(String line) {
        return line.strip().equals("---");
    }

    static boolean isTool(String line) {
        return line.startsWith("<tool-use ");
    }

    /** Whether something else than what was said before begins at a line. */
    private boolean isBoundary(int index) {
        String line = lines.get(index);
        return isSpeaker(line) || isTool(line) || line.startsWith("<think>");
    }

    /** Where an element ends: after the line with its closing tag, or before the next part if that is missing. */
    int endOfElement(int from, String close) {
        return end(from, close, false);
    }

    /** Where a section ends: at the next rule, or before the next part. */
    int endOfSection(int from) {
        return end(from, "", true);
    }

    /** The line after a fence that opens here, or the same line when nothing closes it. */
    int endOfFence(int from) {
        int ticks = ticks(lines.get(from));
        for (int i = from + 1; fenced && ticks > 0 && i < lines.size(); i++) {
            if (closes(lines.get(i), ticks)) {
                return i + 1;
            }
            if (ticks == SHORTEST && isSurely(i)) {
                break;
            }
        }
        fenced &= ticks == 0;
        return from;
    }

    private int end(int from, String close, boolean rules) {
        int ticks = 0;
        for (int i = from; i < lines.size(); i++) {
            String line = lines.get(i);
            boolean inside = ticks > 0 && fenced;
            boolean closing = !close.isEmpty() && line.contains(close);
            if (inside && closes(line, ticks)) {
                ticks = 0;
            } else if (inside && ticks == SHORTEST && (closing && endsPart(i) || isSurely(i))) {
                return closing ? i + 1 : i;
            } else if (!inside && closing) {
                return i + 1;
            } else if (!inside && i > from && (isBoundary(i) || rules && endsSection(i))) {
                return i;
            } else if (!inside) {
                ticks = ticks(line);
            }
        }
        boolean open = ticks > 0 && fenced;
        fenced &= !open;
        return open ? end(from, close, rules) : lines.size();
    }

    private boolean endsSection(int index) {
        return isRule(lines.get(index)) || lines.get(index).startsWith(ToolSection.NAMED);
    }

    /** Whether nothing follows on a line but the next part. */
    private boolean endsPart(int index) {
        int next = index + 1;
        while (next < lines.size() && lines.get(next).isBlank()) {
            next++;
        }
        return next == lines.size() || isBoundary(next) || isRule(lines.get(next));
    }

    /** Whether a speaker begins even where code seems to be: it comes with a time or a model, or below a rule. */
    private boolean isSurely(int index) {
        String line = lines.get(index);
        if (!isSpeaker(line)) {
            return false;
        }
        int before = index - 1;
        while (before >= 0 && lines.get(before).isBlank()) {
            before--;
        }
        return line.contains(" (") || before >= 0 && isRule(lines.get(before));
    }

    /** How many backticks a line has that opens a fence, or 0. */
    static int ticks(String line) {
        int ticks = 0;
        while (ticks < line.length() && line.charAt(ticks) == '`') {
            ticks++;
        }
        return ticks >= SHORTEST && line.indexOf('`', ticks) < 0 ? ticks : 0;
    }

    static boolean closes(String line, int ticks) {
        String bare = line.strip();
        return bare.length() >= ticks && ticks(bare) == bare.length();
    }
}
