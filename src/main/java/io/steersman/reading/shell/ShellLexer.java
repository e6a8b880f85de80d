package io.steersman.reading.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a shell script into words and operators, each character once, with quotes removed and variables filled in. */
final class ShellLexer {

    /** What was found. */
    enum Token {
        WORD,
        /** {@code ;}, {@code &} or a line end. */
        THEN,
        AND,
        OR,
        PIPE,
        /** {@code ;;} and its kin in a case. */
        CASE_END,
        OPEN,
        CLOSE,
        REDIRECT,
        END
    }

    private static final boolean[] PLAIN = plain();
    private static final List<String> REDIRECTIONS =
            List.of("<<<", "<<-", "<<", "<&", "<>", "<", ">>", ">|", ">&", ">");

    private final String text;
    private final int end;
    private final ShellScope scope;
    private final List<String> inner = new ArrayList<>(0);
    private int at;
    private int start;
    private int afterBodies = -1;
    private String word = "";
    private boolean quoted;
    private boolean comparing;
    private List<String> choices = List.of();
    private int choiceAt;

    ShellLexer(String text, ShellScope scope) {
        this.text = text;
        this.end = text.length();
        this.scope = scope;
    }

    /** The last word with its quotes removed, or the last operator. */
    String word() {
        return word;
    }

    /** The last word, once for each value of the loop variable in it. */
    List<String> words() {
        if (choices.isEmpty()) {
            return List.of(word);
        }
        List<String> words = new ArrayList<>(choices.size());
        for (String choice : choices) {
            words.add(word.substring(0, choiceAt) + choice + word.substring(choiceAt));
        }
        return words;
    }

    boolean quoted() {
        return quoted;
    }

    /** Where the last token begins. */
    int start() {
        return start;
    }

    /** Where the last token ends. */
    int position() {
        return at;
    }

    /** The scripts of the substitutions met so far, in order; the list is the caller's to empty. */
    List<String> inner() {
        return inner;
    }

    /** Whether operators are plain words for now, as they are inside {@code [[ ]]}. */
    void compare(boolean on) {
        comparing = on;
    }

    /** Passes over everything up to a position further on. */
    void skipTo(int position) {
        at = Math.max(at, position);
    }

    /** The body of a here-document whose delimiter was the last word; the script goes on after it with the next line. */
    String body(boolean stripped) {
        int from = afterBodies >= 0 ? afterBodies : HereDocument.bodyStart(text, at);
        int close = HereDocument.closing(text, from, word, stripped);
        afterBodies = HereDocument.next(text, close);
        return text.substring(from, Math.max(from, close));
    }

    Token next() {
        skipBlanks();
        start = at;
        quoted = false;
        if (at >= end) {
            word = "";
            return Token.END;
        }
        char c = text.charAt(at);
        return switch (c) {
            case '\n' -> lineEnd();
            case ';' -> semicolon();
            case '&', '|', '(', ')', '<', '>' -> comparing ? comparison(c) : operator(c);
            default -> readWord();
        };
    }

    private void skipBlanks() {
        while (at < end) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t' || c == '\r') {
                at++;
            } else if (c == '\\' && ShellQuotes.follows(text, at, '\n')) {
                at += 2;
            } else if (c == '#') {
                at = ShellQuotes.lineEnd(text, at);
            } else {
                return;
            }
        }
    }

    private Token lineEnd() {
        at = afterBodies >= 0 ? afterBodies : at + 1;
        afterBodies = -1;
        return token(Token.THEN, "\n");
    }

    private Token semicolon() {
        at++;
        if (at < end && (text.charAt(at) == ';' || text.charAt(at) == '&')) {
            at += text.startsWith(";&", at) ? 2 : 1;
            return token(Token.CASE_END, ";;");
        }
        return token(Token.THEN, ";");
    }

    private Token comparison(char c) {
        while (at < end && text.charAt(at) == c) {
            at++;
        }
        word = text.substring(start, at);
        choices = List.of();
        return Token.WORD;
    }

    private Token operator(char c) {
        boolean twice = ShellQuotes.follows(text, at, c);
        if (c == '(' || c == ')') {
            at++;
            return token(c == '(' ? Token.OPEN : Token.CLOSE, "");
        }
        if (c == '|') {
            at += twice || ShellQuotes.follows(text, at, '&') ? 2 : 1;
            return token(twice ? Token.OR : Token.PIPE, "");
        }
        if (c == '&' && !ShellQuotes.follows(text, at, '>')) {
            at += twice ? 2 : 1;
            return token(twice ? Token.AND : Token.THEN, "&");
        }
        return c != '&' && ShellQuotes.follows(text, at, '(') ? readWord() : redirection();
    }

    /** From a number, or the first angle, to the end of the operator; the target is the next word. */
    private Token redirection() {
        if (text.charAt(at) == '&') {
            at++;
        }
        for (String operator : REDIRECTIONS) {
            if (text.startsWith(operator, at)) {
                at += operator.length();
                break;
            }
        }
        return token(Token.REDIRECT, text.substring(start, at));
    }

    private Token token(Token token, String spelling) {
        word = spelling;
        return token;
    }

    private Token readWord() {
        choices = List.of();
        while (at < end && isPlain(text.charAt(at))) {
            at++;
        }
        if (at >= end || endsWord(text.charAt(at))) {
            if (at < end && isAngle(text.charAt(at)) && isNumber()) {
                return redirection();
            }
            if (at > start && !isArray()) {
                word = text.substring(start, at);
                return Token.WORD;
            }
        }
        StringBuilder built = new StringBuilder(32).append(text, start, at);
        while (at < end && (!endsWord(text.charAt(at)) || at == start || isArray())) {
            part(built);
        }
        word = built.toString();
        return Token.WORD;
    }

    private boolean isArray() {
        return at < end && at > start && text.charAt(at) == '(' && text.charAt(at - 1) == '=';
    }

    private boolean isNumber() {
        return at - start == 1 && Character.isDigit(text.charAt(start));
    }

    private void part(StringBuilder built) {
        char c = text.charAt(at);
        switch (c) {
            case '\\' -> escape(built);
            case '\'' -> {
                quoted = true;
                int after = ShellQuotes.afterSingle(text, at + 1);
                built.append(text, at + 1, closed(after, '\''));
                at = after;
            }
            case '"' -> doubleQuote(built);
            case '$' -> dollar(built, false);
            case '`' -> backquote(built);
            case '(', '<', '>' -> nested(built);
            default -> {
                built.append(c);
                at++;
            }
        }
    }

    /** Where the text before a closing mark ends: the mark may be missing at the end of the script. */
    private int closed(int after, char mark) {
        return after - 1 > at && text.charAt(after - 1) == mark ? after - 1 : after;
    }

    private void escape(StringBuilder built) {
        quoted = true;
        if (at + 1 < end && text.charAt(at + 1) != '\n') {
            built.append(text.charAt(at + 1));
        }
        at = Math.min(at + 2, end);
    }

    private void doubleQuote(StringBuilder built) {
        quoted = true;
        at++;
        while (at < end && text.charAt(at) != '"') {
            char c = text.charAt(at);
            if (c == '$') {
                dollar(built, true);
            } else if (c == '`') {
                backquote(built);
            } else if (c == '\\' && at + 1 < end && "$`\"\\\n".indexOf(text.charAt(at + 1)) >= 0) {
                escape(built);
            } else {
                built.append(c);
                at++;
            }
        }
        at = Math.min(at + 1, end);
    }

    private void dollar(StringBuilder built, boolean inQuotes) {
        char next = at + 1 < end ? text.charAt(at + 1) : ' ';
        if (next == '(') {
            nested(built);
        } else if (next == '{') {
            parameter(built);
        } else if (next == '\'' && !inQuotes) {
            quoted = true;
            int from = at + 2;
            at = ShellQuotes.afterEscaped(text, from, '\'');
            AnsiQuote.decode(text, from, Math.max(from, at - 1), built);
        } else if (next == '"' && !inQuotes) {
            at++;
        } else {
            int name = at + 1;
            int stop = name;
            while (stop < end && isName(text.charAt(stop))) {
                stop++;
            }
            variable(built, text.substring(name, stop), stop);
        }
    }

    private void parameter(StringBuilder built) {
        int after = ShellQuotes.afterBrace(text, at + 2);
        if (after < 0) {
            built.append("${");
            at += 2;
        } else {
            variable(built, text.substring(at + 2, after - 1), after);
        }
    }

    private void variable(StringBuilder built, String name, int after) {
        List<String> values = name.isEmpty() ? List.of() : scope.values(name);
        if (values.size() == 1) {
            built.append(values.get(0));
        } else if (values.size() > 1 && choices.isEmpty()) {
            choices = values;
            choiceAt = built.length();
        } else {
            built.append(text, at, after);
        }
        at = after;
    }

    /** A substitution: its text stays in the word, its script is kept. */
    private void nested(StringBuilder built) {
        int open = text.indexOf('(', at);
        int after = ShellQuotes.afterParenthesis(text, open + 1, 0);
        boolean arithmetic = ShellQuotes.follows(text, open, '(') || text.charAt(at) == '(';
        if (!arithmetic) {
            inner.add(text.substring(open + 1, text.charAt(after - 1) == ')' ? after - 1 : after));
        }
        built.append(text, at, after);
        at = after;
    }

    private void backquote(StringBuilder built) {
        int after = ShellQuotes.afterEscaped(text, at + 1, '`');
        String script = text.substring(at + 1, Math.max(at + 1, closed(after, '`')));
        inner.add(script.indexOf('\\') < 0 ? script : script.replace("\\`", "`"));
        built.append(text, at, after);
        at = after;
    }

    private static boolean isName(char c) {
        return c < 128 && Character.isLetterOrDigit(c) || c == '_';
    }

    private static boolean isAngle(char c) {
        return c == '<' || c == '>';
    }

    private static boolean endsWord(char c) {
        return c <= ' ' && isSpace(c) || c == ';' || c == '&' || c == '|' || c == '(' || c == ')' || isAngle(c);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private static boolean isPlain(char c) {
        return c >= 128 || PLAIN[c];
    }

    private static boolean[] plain() {
        boolean[] plain = new boolean[128];
        Arrays.fill(plain, true);
        for (char c : " \t\r\n;&|()<>\\'\"$`".toCharArray()) {
            plain[c] = false;
        }
        return plain;
    }
}
