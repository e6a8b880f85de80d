package io.steersman.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A place among the pieces of a DRL file. */
final class DrlCursor {

    private final List<DrlToken> tokens;
    private int at;

    DrlCursor(List<DrlToken> tokens) {
        this.tokens = List.copyOf(tokens);
    }

    boolean atEnd() {
        return at >= tokens.size();
    }

    DrlToken peek() {
        return tokens.get(at);
    }

    boolean isAt(String text) {
        return !atEnd() && peek().is(text);
    }

    DrlToken next() {
        return tokens.get(at++);
    }

    /** Comments on the lines above what comes next. */
    List<DrlToken> comments() {
        return takeWhile(DrlToken::isComment);
    }

    /** Comments on the line of what was taken last. */
    List<DrlToken> trailing() {
        return takeWhile(DrlToken::trails);
    }

    /** Everything up to a piece outside of all brackets. */
    List<DrlToken> until(Predicate<DrlToken> end) {
        List<DrlToken> taken = new ArrayList<>();
        int depth = 0;
        while (!atEnd()) {
            DrlToken token = peek();
            if (depth == 0 && end.test(token)) {
                return taken;
            }
            depth += token.depth();
            taken.add(next());
        }
        return taken;
    }

    private List<DrlToken> takeWhile(Predicate<DrlToken> wanted) {
        List<DrlToken> taken = new ArrayList<>();
        while (!atEnd() && wanted.test(peek())) {
            taken.add(next());
        }
        return taken;
    }
}
