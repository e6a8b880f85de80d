package io.steersman.layout;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Says where space stands between the pieces of one condition or one statement, and where a line may be broken.
 *
 * <p>Brackets that hold patterns or constraints are spaced, those of calls are not.
 */
final class DrlSpacing {

    /** What a bracket holds. */
    private enum Bracket {
        PATTERNS,
        CONSTRAINTS,
        ARGUMENTS
    }

    /** No line is broken here. */
    static final int NO_BREAK = Integer.MAX_VALUE;

    private static final Set<String> BREAK_BEFORE = Set.of("from", "over", "and", "or", "&&", "||");

    private record Open(Bracket bracket, boolean expression) {}

    private final List<DrlToken> tokens;
    private final boolean condition;
    private final Deque<Open> open = new ArrayDeque<>();
    private final boolean[] spaces;
    private final int[] breaks;
    private final boolean[] generics;
    private boolean expression;

    private DrlSpacing(List<DrlToken> tokens, boolean condition) {
        this.tokens = tokens;
        this.condition = condition;
        this.spaces = new boolean[tokens.size()];
        this.breaks = new int[tokens.size()];
        this.generics = DrlGenerics.of(tokens);
    }

    /**
     * The pieces of one condition or statement, spaced.
     *
     * @param condition whether it is a condition, not a statement
     */
    static DrlSpacing of(List<DrlToken> tokens, boolean condition) {
        DrlSpacing spacing = new DrlSpacing(List.copyOf(tokens), condition);
        spacing.fill();
        return spacing;
    }

    List<DrlToken> tokens() {
        return tokens;
    }

    /** Whether a space stands before a piece. */
    boolean space(int index) {
        return spaces[index];
    }

    /** How deep in brackets a line may be broken before a piece, or {@link #NO_BREAK}. */
    int breakDepth(int index) {
        return breaks[index];
    }

    private void fill() {
        for (int i = 0; i < tokens.size(); i++) {
            DrlToken token = tokens.get(i);
            boolean closes = token.closes();
            Open closed = closes && !open.isEmpty() ? open.pop() : new Open(Bracket.ARGUMENTS, expression);
            if (closes) {
                expression = closed.expression();
            }
            spaces[i] = i > 0 && space(i, closed.bracket());
            breaks[i] = i > 0 && mayBreak(i) ? open.size() : NO_BREAK;
            follow(i);
        }
    }

    /** Keeps account of brackets, and of where values stand instead of patterns. */
    private void follow(int i) {
        DrlToken token = tokens.get(i);
        if (token.is("(")) {
            open.push(new Open(bracket(i), expression));
            expression = false;
        } else if (token.is("[") || token.is("{")) {
            open.push(new Open(Bracket.ARGUMENTS, expression));
        } else if (token.is("from") || token.is("over")) {
            expression = true;
        } else if (List.of(",", ";", "and", "or", "&&", "||").contains(token.text())) {
            expression = false;
        }
    }

    private Bracket bracket(int i) {
        DrlToken before = i > 0 ? tokens.get(i - 1) : tokens.get(0);
        if (!condition) {
            return open.isEmpty() && DrlWords.REPORTS.contains(before.text()) ? Bracket.PATTERNS : Bracket.ARGUMENTS;
        }
        boolean amongPatterns = open.isEmpty() || open.peek().bracket() == Bracket.PATTERNS;
        if (!amongPatterns) {
            return Bracket.ARGUMENTS;
        }
        if (DrlWords.GROUPS.contains(before.text())) {
            return Bracket.PATTERNS;
        }
        if (i == 0 || !before.isWord()) {
            return before.isOperand() && expression ? Bracket.ARGUMENTS : Bracket.PATTERNS;
        }
        return before.isType() && !expression ? Bracket.CONSTRAINTS : Bracket.ARGUMENTS;
    }

    private boolean space(int i, Bracket closed) {
        DrlToken before = tokens.get(i - 1);
        DrlToken token = tokens.get(i);
        if (before.isComment() || token.isComment()) {
            return true;
        }
        if (token.is(")")) {
            return !before.is("(") && closed != Bracket.ARGUMENTS;
        }
        if (before.is("(")) {
            return open.peek() != null && open.peek().bracket() != Bracket.ARGUMENTS;
        }
        return !close(before, token) && !close(i, before, token) && spaceByKind(i, before, token);
    }

    /** Pieces that stand close wherever they are. */
    private static boolean close(DrlToken before, DrlToken token) {
        return token.is(",")
                || token.is(";")
                || token.is("]")
                || before.is("[")
                || token.is(".")
                || before.is(".")
                || token.is("!.")
                || before.is("!.")
                || before.is("@")
                || before.is("!");
    }

    /** Pieces that stand close because of what is around them. */
    private boolean close(int i, DrlToken before, DrlToken token) {
        boolean sign = (before.is("-") || before.is("+"))
                && (i < 2 || !tokens.get(i - 2).isOperand());
        boolean type = generics[i] && (token.is("<") || token.is(">")) || generics[i - 1] && before.is("<");
        return sign || type || generics[i - 1] && before.is(">") && token.is("(");
    }

    private boolean spaceByKind(int i, DrlToken before, DrlToken token) {
        if (DrlWords.AS_WRITTEN.contains(token.text()) || DrlWords.AS_WRITTEN.contains(before.text())) {
            return token.spaced();
        }
        if (token.is("(")) {
            return !before.isWord() || isKeyword(i - 1) && !DrlWords.CLOSE.contains(before.text());
        }
        return !token.is("[") || !before.isOperand();
    }

    /** A method may have the name of a keyword. */
    private boolean isKeyword(int i) {
        return DrlWords.KEYWORDS.contains(tokens.get(i).text())
                && (i == 0 || !tokens.get(i - 1).is("."));
    }

    private boolean mayBreak(int i) {
        DrlToken before = tokens.get(i - 1);
        DrlToken token = tokens.get(i);
        if (token.isComment()) {
            return false;
        }
        if (before.is(",") || before.is(";")) {
            return true;
        }
        return condition ? BREAK_BEFORE.contains(token.text()) : token.is(".") && before.is(")");
    }
}
