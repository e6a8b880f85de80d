package io.steersman.reading.change;

import io.steersman.reading.change.CodeTokens.Kind;
import io.steersman.reading.change.CodeTokens.Token;
import io.steersman.reading.path.Paths;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The literal values of variables and expressions in program text, as far as they can be told without running it. */
final class CodeValues {

    private static final int MOST_VALUES = 64;
    private static final int MOST_STEPS = 64;
    private static final int LONGEST_VALUE = 16 * 1024;

    private final List<Token> tokens;
    private final Map<String, List<String>> variables = new HashMap<>();

    CodeValues(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** Takes in an assignment or a loop that begins at a token; anything else changes nothing. */
    void read(int at) {
        if (tokens.get(at).kind() != Kind.NAME) {
            return;
        }
        String name = tokens.get(at).text();
        if (is(at + 1, '=') && !is(at + 2, '=') && !isCompared(at)) {
            assign(name, at + 2);
        } else if (name.equals("for") && isName(at + 2, "in")) {
            List<String> values = list(at + 3);
            if (!values.isEmpty()) {
                variables.put(tokens.get(at + 1).text(), values);
            }
        }
    }

    private void assign(String name, int from) {
        List<String> values = values(from);
        if (values.isEmpty()) {
            values = list(from);
        }
        if (!values.isEmpty()) {
            variables.put(name, values);
        }
    }

    private boolean isCompared(int at) {
        return at > 0 && (is(at - 1, '(') || is(at - 1, ','));
    }

    /** The texts of {@code ['a', 'b']} or {@code ('a', 'b')}, empty when there is anything else in it. */
    private List<String> list(int from) {
        if (!is(from, '[') && !is(from, '(')) {
            return from < tokens.size()
                    ? variables.getOrDefault(tokens.get(from).text(), List.of())
                    : List.of();
        }
        List<String> values = new ArrayList<>();
        for (int at = from + 1; at < tokens.size() && values.size() < MOST_VALUES; at++) {
            Token token = tokens.get(at);
            if (token.kind() == Kind.TEXT) {
                values.add(token.text());
            } else if (!token.is(',')) {
                return token.is(']') || token.is(')') ? values : List.of();
            }
        }
        return values;
    }

    /** What an expression that begins at a token can be, empty when that is not known. */
    List<String> values(int from) {
        return new Expression(from).read();
    }

    /** The only value of an expression, empty when it has none or several. */
    String value(int from) {
        List<String> values = values(from);
        return values.size() == 1 ? values.get(0) : "";
    }

    /** The value of the expression that ends before a token: {@code Path('x')} or a variable. */
    List<String> before(int at) {
        int start = at - 1;
        if (!is(start, ')')) {
            return start < 0 ? List.of() : values(start);
        }
        int open = 0;
        for (int i = start; i >= 0 && start - i < MOST_STEPS; i--) {
            open += is(i, ')') ? 1 : is(i, '(') ? -1 : 0;
            if (open == 0) {
                boolean call = i > 0 && tokens.get(i - 1).kind() == Kind.NAME;
                return values(call ? i - 1 : i);
            }
        }
        return List.of();
    }

    List<String> variable(String name) {
        return variables.getOrDefault(name, List.of());
    }

    boolean is(int at, char mark) {
        return at >= 0 && at < tokens.size() && tokens.get(at).is(mark);
    }

    boolean isName(int at, String name) {
        return at < tokens.size()
                && tokens.get(at).kind() == Kind.NAME
                && tokens.get(at).text().equals(name);
    }

    /** Reads one expression: texts, variables, {@code Path(..)}, {@code join(..)}, {@code +} and {@code /}. */
    private final class Expression {

        private int at;
        private int steps;

        Expression(int at) {
            this.at = at;
        }

        List<String> read() {
            List<String> left = operand();
            while (!left.isEmpty() && (is(at, '+') || is(at, '/')) && steps++ < MOST_STEPS) {
                boolean path = is(at++, '/');
                List<String> right = operand();
                if (right.size() != 1) {
                    return List.of();
                }
                String more = right.get(0);
                left = left.stream()
                        .filter(v -> v.length() + more.length() <= LONGEST_VALUE)
                        .map(v -> path ? Paths.join(v, more) : v + more)
                        .toList();
            }
            return left;
        }

        private List<String> operand() {
            if (at >= tokens.size() || steps++ > MOST_STEPS) {
                return List.of();
            }
            Token token = tokens.get(at++);
            if (token.kind() == Kind.TEXT) {
                return texts(token.text());
            }
            if (token.is('(')) {
                return closed(read());
            }
            if (token.kind() == Kind.MARK) {
                return List.of();
            }
            if (!is(at, '(')) {
                return variable(token.text());
            }
            at++;
            return isJoin(token.text()) ? join() : isPath(token.text()) ? closed(read()) : List.of();
        }

        /** Texts that follow each other are one. */
        private List<String> texts(String first) {
            StringBuilder all = new StringBuilder(first);
            while (at < tokens.size() && tokens.get(at).kind() == Kind.TEXT && steps++ < MOST_STEPS) {
                all.append(tokens.get(at++).text());
            }
            return List.of(all.toString());
        }

        private List<String> closed(List<String> values) {
            at += is(at, ')') ? 1 : 0;
            return values;
        }

        private List<String> join() {
            String path = "";
            while (steps++ < MOST_STEPS) {
                List<String> part = read();
                if (part.size() != 1) {
                    return List.of();
                }
                path = path.isEmpty() ? part.get(0) : Paths.join(path, part.get(0));
                if (!is(at, ',')) {
                    return closed(List.of(path));
                }
                at++;
            }
            return List.of();
        }

        private static boolean isJoin(String name) {
            return name.equals("join") || name.endsWith("path.join") || name.equals("path.resolve");
        }

        private static boolean isPath(String name) {
            return name.equals("Path")
                    || name.endsWith(".Path")
                    || name.equals("str")
                    || name.equals("PosixPath")
                    || name.endsWith("expanduser")
                    || name.endsWith("abspath");
        }
    }
}
