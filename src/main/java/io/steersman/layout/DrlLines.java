package io.steersman.layout;

import io.steersman.layout.DrlToken.Kind;
import java.util.ArrayList;
import java.util.List;

/** Lays a condition or a statement out in lines: on one when it fits, else filled, broken as far outside of brackets as will do. */
final class DrlLines {

    /** Columns of a line. */
    static final int WIDTH = 120;

    private static final int INDENT = 4;
    private static final int MOST_BRACKETS = 8;

    private DrlLines() {}

    /**
     * The lines of one condition or statement, indented, without line ends.
     *
     * @param condition whether it is a condition, not a statement
     */
    static List<String> of(List<DrlToken> tokens, boolean condition) {
        DrlSpacing spacing = DrlSpacing.of(tokens, condition);
        List<String> lines = List.of();
        for (int depth = -1; depth < MOST_BRACKETS; depth++) {
            lines = filled(spacing, depth);
            if (lines.stream().allMatch(line -> line.length() <= WIDTH)) {
                return lines;
            }
        }
        return lines;
    }

    private static List<String> filled(DrlSpacing spacing, int depth) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(" ".repeat(INDENT));
        List<DrlToken> tokens = spacing.tokens();
        for (int i = 0; i < tokens.size(); i = next(spacing, i, depth)) {
            int end = next(spacing, i, depth);
            String piece = text(spacing, i, end);
            String space = i > 0 && spacing.space(i) && !line.toString().isBlank() ? " " : "";
            boolean full = line.length() + space.length() + piece.length() > WIDTH;
            if (i > 0 && (breaksHere(tokens, i) || full && spacing.breakDepth(i) <= depth)) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(2 * INDENT)).append(piece);
            } else {
                line.append(space).append(piece);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** A comment keeps its line, and nothing follows one that goes to the end of its line. */
    private static boolean breaksHere(List<DrlToken> tokens, int i) {
        DrlToken token = tokens.get(i);
        return tokens.get(i - 1).kind() == Kind.LINE_COMMENT || token.isComment() && !token.trails();
    }

    /** Where the next piece begins that may stand on a line of its own. */
    private static int next(DrlSpacing spacing, int start, int depth) {
        int i = start + 1;
        while (i < spacing.tokens().size() && spacing.breakDepth(i) > depth && !breaksHere(spacing.tokens(), i)) {
            i++;
        }
        return i;
    }

    private static String text(DrlSpacing spacing, int start, int end) {
        StringBuilder text = new StringBuilder();
        for (int i = start; i < end; i++) {
            text.append(i > start && spacing.space(i) ? " " : "")
                    .append(spacing.tokens().get(i).text());
        }
        return text.toString();
    }
}
