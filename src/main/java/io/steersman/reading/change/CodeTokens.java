package io.steersman.reading.change;

import io.steersman.reading.shell.AnsiQuote;
import io.steersman.reading.shell.ShellQuotes;
import java.util.ArrayList;
import java.util.List;

/** Cuts program text of Python, JavaScript, Ruby or PHP into names, texts and marks; each character is seen once. */
final class CodeTokens {

    /** What a token is. */
    enum Kind {
        /** A name with its dots: {@code os.path.join}; one that follows an expression begins with the dot. */
        NAME,
        /** A literal text, its quotes removed. */
        TEXT,
        /** One other character. */
        MARK
    }

    /** One token. */
    record Token(Kind kind, String text) {
        boolean is(char mark) {
            return kind == Kind.MARK && text.charAt(0) == mark;
        }
    }

    private static final int MOST = 20_000;

    private final String code;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private CodeTokens(String code) {
        this.code = code;
    }

    static List<Token> of(String code) {
        CodeTokens read = new CodeTokens(code);
        while (read.at < code.length() && read.tokens.size() < MOST) {
            read.next();
        }
        return read.tokens;
    }

    private void next() {
        char c = code.charAt(at);
        if (c <= ' ') {
            at++;
        } else if (c == '#' || c == '/' && ShellQuotes.follows(code, at, '/') && !afterExpression()) {
            at = ShellQuotes.lineEnd(code, at);
        } else if (c == '\'' || c == '"' || c == '`') {
            text(c, false);
        } else if (isName(c) || c == '.' && at + 1 < code.length() && isName(code.charAt(at + 1))) {
            name();
        } else {
            tokens.add(new Token(Kind.MARK, String.valueOf(c)));
            at++;
        }
    }

    /** {@code a // b} is a division in Python. */
    private boolean afterExpression() {
        int before = at - 1;
        return before >= 0
                && code.charAt(before) == ' '
                && at + 2 < code.length()
                && Character.isDigit(code.charAt(at + 2));
    }

    private void name() {
        int start = at++;
        while (at < code.length() && (isName(code.charAt(at)) || code.charAt(at) == '.')) {
            at++;
        }
        String name = code.substring(start, at);
        boolean prefix = at < code.length() && (code.charAt(at) == '\'' || code.charAt(at) == '"') && isPrefix(name);
        if (prefix) {
            text(code.charAt(at), name.indexOf('r') >= 0 || name.indexOf('R') >= 0);
        } else {
            tokens.add(new Token(Kind.NAME, name));
        }
    }

    private static boolean isPrefix(String name) {
        return name.length() <= 2 && name.chars().allMatch(c -> "rRbBuUfF".indexOf(c) >= 0);
    }

    private void text(char mark, boolean raw) {
        String triple = String.valueOf(mark).repeat(3);
        boolean isLong = mark != '`' && code.startsWith(triple, at);
        int from = at + (isLong ? 3 : 1);
        int end = from;
        while (end < code.length() && !(isLong ? code.startsWith(triple, end) : code.charAt(end) == mark)) {
            end += code.charAt(end) == '\\' ? 2 : 1;
        }
        end = Math.min(end, code.length());
        String written = code.substring(from, end);
        tokens.add(new Token(Kind.TEXT, raw || written.indexOf('\\') < 0 ? written : unescaped(written)));
        at = Math.min(end + (isLong ? 3 : 1), code.length());
    }

    private static String unescaped(String written) {
        StringBuilder plain = new StringBuilder(written.length());
        AnsiQuote.decode(written, 0, written.length(), plain);
        return plain.toString();
    }

    private static boolean isName(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }
}
