package io.steersman.reading.language;

import io.steersman.reading.language.ForeignWords.Token;
import java.util.ArrayList;
import java.util.List;

/** Divides what was read of a sentence of another language into clauses, each of which says one thing. */
final class ForeignClauses {

    private ForeignClauses() {}

    /** What is between commas, without what follows a word that gives a reason or a time. */
    static List<List<Token>> of(List<Token> tokens) {
        List<List<Token>> clauses = new ArrayList<>();
        List<Token> clause = new ArrayList<>();
        boolean tail = false;
        for (Token token : tokens) {
            if (token.is("comma", "but")) {
                clauses.add(clause);
                clause = new ArrayList<>();
                tail = false;
            } else if (token.is("join") && clause.isEmpty() && !clauses.isEmpty()) {
                clause = clauses.remove(clauses.size() - 1);
                clause.add(token);
            } else {
                tail |= token.is("tail");
                if (!tail) {
                    clause.add(token);
                }
            }
        }
        clauses.add(clause);
        clauses.removeIf(List::isEmpty);
        return clauses;
    }

    /** A clause that only says how leave is got belongs to its neighbour; two that forbid are two: "and commit nothing". */
    static List<List<Token>> joined(List<List<Token>> clauses) {
        List<List<Token>> joined = new ArrayList<>();
        boolean open = false;
        for (List<Token> clause : clauses) {
            boolean same = has(clause, "as is") && !has(clause, "no", "deed", "noun", "thing", "path", "blocks");
            boolean bare = has(clause, "ask", "wait for me") && !has(clause, "no", "deed", "noun", "thing", "blocks");
            boolean last = open
                    || same && !joined.isEmpty()
                    || bare && !joined.isEmpty() && has(joined.get(joined.size() - 1), "deed", "noun");
            List<Token> whole = last ? new ArrayList<>(joined.remove(joined.size() - 1)) : new ArrayList<>();
            whole.addAll(clause);
            List<List<Token>> parts = parts(whole);
            boolean asks = parts.size() > 1 && has(parts.get(parts.size() - 1), "ask", "only ask");
            for (List<Token> part : parts) {
                List<Token> full = new ArrayList<>(part);
                if (asks && !has(part, "ask", "only ask")) {
                    // "No commits and no pushes without my approval."
                    full.add(new Token("ask", ""));
                }
                joined.add(full);
            }
            open = bare && !last;
        }
        return joined;
    }

    private static List<List<Token>> parts(List<Token> clause) {
        for (int i = 1; i < clause.size(); i++) {
            List<Token> left = clause.subList(0, i);
            List<Token> right = clause.subList(i, clause.size());
            boolean parts = clause.get(i).is("and", "no")
                    && has(left, "no")
                    && has(left, "deed", "noun")
                    && has(right, "no")
                    && has(right, "deed", "noun");
            if (parts) {
                List<List<Token>> all = new ArrayList<>(List.of(left));
                all.addAll(parts(right));
                return all;
            }
        }
        return List.of(clause);
    }

    static boolean has(List<Token> clause, String... kinds) {
        return clause.stream().anyMatch(token -> token.is(kinds));
    }

    static int first(List<Token> clause, String kind) {
        for (int i = 0; i < clause.size(); i++) {
            if (clause.get(i).is(kind)) {
                return i;
            }
        }
        return -1;
    }
}
