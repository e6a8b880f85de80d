package io.steersman.layout;

import java.util.ArrayList;
import java.util.List;

/** Cuts the conditions of a rule into patterns, and its consequence into statements; a comment between two is a part, too. */
final class DrlParts {

    private final List<DrlToken> tokens;
    private final boolean condition;
    private final List<List<DrlToken>> parts = new ArrayList<>();
    private List<DrlToken> part = new ArrayList<>();
    private int depth;

    private DrlParts(List<DrlToken> tokens, boolean condition) {
        this.tokens = tokens;
        this.condition = condition;
    }

    /**
     * The parts in their order, none of them empty.
     *
     * @param condition whether the pieces are conditions, not statements
     */
    static List<List<DrlToken>> of(List<DrlToken> tokens, boolean condition) {
        return new DrlParts(tokens, condition).all();
    }

    private List<List<DrlToken>> all() {
        for (int i = 0; i < tokens.size(); i++) {
            DrlToken token = tokens.get(i);
            if (begins(i)) {
                end();
            }
            part.add(token);
            depth += token.depth();
        }
        end();
        return parts;
    }

    private void end() {
        if (!part.isEmpty()) {
            parts.add(part);
            part = new ArrayList<>();
        }
    }

    private boolean begins(int i) {
        if (depth > 0 || part.isEmpty()) {
            return false;
        }
        DrlToken token = tokens.get(i);
        if (token.isComment()) {
            return !token.trails() && (part.get(0).isComment() || beginsAfterComments(i));
        }
        return part.get(0).isComment() || beginsCode(token);
    }

    /** A comment on a line of its own stands alone unless what it stands in goes on below it. */
    private boolean beginsAfterComments(int i) {
        int next = i;
        while (next < tokens.size() && tokens.get(next).isComment()) {
            next++;
        }
        return next == tokens.size() || beginsCode(tokens.get(next));
    }

    private boolean beginsCode(DrlToken token) {
        DrlToken before = lastOfCode();
        if (!condition || before.is(";")) {
            return before.is(";");
        }
        boolean startsOne = token.isWord() && !DrlWords.INFIX.contains(token.text()) || token.is("(") && before.is(")");
        return before.isOperand() && startsOne;
    }

    private DrlToken lastOfCode() {
        for (int i = part.size() - 1; i >= 0; i--) {
            if (!part.get(i).isComment()) {
                return part.get(i);
            }
        }
        return part.get(0);
    }
}
