package io.steersman.layout;

/**
 * A piece of DRL text.
 *
 * @param kind what it is
 * @param text as it stands in the file
 * @param start where it begins, in characters
 * @param linesBefore line breaks between the piece before and this one
 * @param spaced whether any white space stands between the piece before and this one
 */
public record DrlToken(Kind kind, String text, int start, int linesBefore, boolean spaced) {

    /** What pieces there are. */
    public enum Kind {
        WORD,
        NUMBER,
        STRING,
        SYMBOL,
        LINE_COMMENT,
        BLOCK_COMMENT
    }

    int end() {
        return start + text.length();
    }

    /** Whether it is written so. */
    public boolean is(String other) {
        return text.equals(other);
    }

    boolean isWord() {
        return kind == Kind.WORD;
    }

    /** Whether it is a comment of either kind. */
    public boolean isComment() {
        return kind == Kind.LINE_COMMENT || kind == Kind.BLOCK_COMMENT;
    }

    /** Whether it stands behind something on the same line. */
    boolean trails() {
        return isComment() && linesBefore == 0;
    }

    /** How much deeper in brackets the next piece is. */
    int depth() {
        return is("(") || is("[") || is("{") ? 1 : closes() ? -1 : 0;
    }

    boolean closes() {
        return is(")") || is("]") || is("}");
    }

    /** Whether it reads like the name of a type. */
    boolean isType() {
        return isWord() && Character.isUpperCase(text.charAt(0));
    }

    /** Whether something may end with it: a name, a value or a bracket that closes. */
    boolean isOperand() {
        return kind == Kind.WORD && !DrlWords.KEYWORDS.contains(text)
                || kind == Kind.NUMBER
                || kind == Kind.STRING
                || closes();
    }
}
