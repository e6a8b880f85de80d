package io.steersman.layout;

import java.util.List;
import java.util.Set;

/** Tells the angle brackets of a type, as in {@code List<String>}, from comparisons. */
final class DrlGenerics {

    private static final Set<String> INSIDE = Set.of(",", ".", "?", "<", ">");

    private DrlGenerics() {}

    /** For each piece, whether it is an angle bracket of a type or stands between two. */
    static boolean[] of(List<DrlToken> tokens) {
        boolean[] generics = new boolean[tokens.size()];
        for (int i = 1; i < tokens.size(); i++) {
            if (tokens.get(i).is("<") && !generics[i] && tokens.get(i - 1).isType()) {
                int end = end(tokens, i);
                for (int j = i; j <= end; j++) {
                    generics[j] = true;
                }
            }
        }
        return generics;
    }

    /** The bracket that closes, or -1 where what is between does not read like types. */
    private static int end(List<DrlToken> tokens, int start) {
        int depth = 0;
        for (int i = start; i < tokens.size(); i++) {
            DrlToken token = tokens.get(i);
            if (!token.isWord() && !INSIDE.contains(token.text())) {
                return -1;
            }
            depth += token.is("<") ? 1 : token.is(">") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
