package io.steersman.layout;

import io.steersman.layout.DrlToken.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts DRL text into pieces and loses none but white space: comments are pieces, too. */
public final class DrlTokens {

    private final String text;
    private int at;

    private DrlTokens(String text) {
        this.text = text;
    }

    /** All pieces of the text in their order; a string or comment without an end goes to the end of the text. */
    public static List<DrlToken> of(String text) {
        return new DrlTokens(text).all();
    }

    private List<DrlToken> all() {
        List<DrlToken> tokens = new ArrayList<>();
        while (true) {
            int before = at;
            int lines = skipWhite();
            if (at >= text.length()) {
                return tokens;
            }
            int start = at;
            boolean spaced = start > before;
            Kind kind = kind();
            at = end(kind);
            tokens.add(new DrlToken(kind, text.substring(start, at).stripTrailing(), start, lines, spaced));
        }
    }

    private int skipWhite() {
        int lines = 0;
        while (at < text.length() && isWhite(text.charAt(at))) {
            lines += text.charAt(at) == '\n' ? 1 : 0;
            at++;
        }
        return lines;
    }

    /** A mark of byte order is white, too. */
    private static boolean isWhite(char c) {
        return Character.isWhitespace(c) || c == '\uFEFF';
    }

    private Kind kind() {
        char c = text.charAt(at);
        if (text.startsWith("//", at)) {
            return Kind.LINE_COMMENT;
        }
        if (text.startsWith("/*", at)) {
            return Kind.BLOCK_COMMENT;
        }
        if (c == '"' || c == '\'') {
            return Kind.STRING;
        }
        if (Character.isJavaIdentifierStart(c)) {
            return Kind.WORD;
        }
        return Character.isDigit(c) ? Kind.NUMBER : Kind.SYMBOL;
    }

    private int end(Kind kind) {
        return switch (kind) {
            case LINE_COMMENT -> found(text.indexOf('\n', at), 0);
            case BLOCK_COMMENT -> found(text.indexOf("*/", at + 2), 2);
            case STRING -> stringEnd();
            case WORD -> whileMatching(false);
            case NUMBER -> whileMatching(true);
            case SYMBOL -> at + (DrlWords.PAIRS.stream().anyMatch(pair -> text.startsWith(pair, at)) ? 2 : 1);
        };
    }

    private int found(int index, int length) {
        return index < 0 ? text.length() : index + length;
    }

    private int stringEnd() {
        char quote = text.charAt(at);
        for (int i = at + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == quote) {
                return i + 1;
            }
        }
        return text.length();
    }

    private int whileMatching(boolean number) {
        int i = at + 1;
        while (i < text.length() && (Character.isJavaIdentifierPart(text.charAt(i)) || number && isPoint(i))) {
            i++;
        }
        return i;
    }

    /** A point inside a number, not one before a method. */
    private boolean isPoint(int i) {
        return text.charAt(i) == '.' && i + 1 < text.length() && Character.isDigit(text.charAt(i + 1));
    }
}
