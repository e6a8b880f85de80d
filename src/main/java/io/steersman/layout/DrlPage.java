package io.steersman.layout;

import java.util.ArrayList;
import java.util.List;

/** The lines of a formatted file as they are written: comments are put where they belong, empty lines never double. */
final class DrlPage {

    private final List<String> lines = new ArrayList<>();

    /** An empty line, unless there is one or nothing is written yet. */
    void gap() {
        if (!lines.isEmpty() && !lines.get(lines.size() - 1).isEmpty()) {
            lines.add("");
        }
    }

    void line(String line) {
        lines.add(line.stripTrailing());
    }

    void lines(List<String> more) {
        more.forEach(this::line);
    }

    /** Adds to the line written last. */
    void append(List<DrlToken> comments) {
        for (DrlToken comment : comments) {
            int last = lines.size() - 1;
            lines.set(last, lines.get(last) + " " + comment.text());
        }
    }

    /** Comments on lines of their own; an empty line that the author put before one, but for the first, stays. */
    void comments(List<DrlToken> comments, int indent, boolean first) {
        boolean gap = !first;
        for (DrlToken comment : comments) {
            if (gap && comment.linesBefore() > 1) {
                gap();
            }
            comment(comment, indent);
            gap = true;
        }
    }

    /** The lines of a comment that begin with a star are put below each other; others stay as they are. */
    private void comment(DrlToken comment, int indent) {
        String margin = " ".repeat(indent);
        boolean first = true;
        for (String line : comment.text().lines().toList()) {
            String bare = line.strip();
            line(first ? margin + bare : bare.startsWith("*") ? margin + " " + bare : line);
            first = false;
        }
    }

    String text() {
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}
