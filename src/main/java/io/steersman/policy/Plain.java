package io.steersman.policy;

import java.util.Locale;

/** Foreign text as one printable line in which nothing is markup. */
final class Plain {

    /** What is taken for a bracket or a quotation mark by a reader, and what it is written as. */
    private static final String LOOK_ALIKES =
            "\uFF1C\uFE64\u2329\u3008\u27E8\u276E\u300A\uFF1E\uFE65\u232A\u3009\u27E9\u276F\u300B"
                    + "\uFF3B\u3010\u3014\u27E6\uFF3D\u3011\u3015\u27E7\uFF40\u02CB\u2035\u1FEF\u201C\u201D\u201E\u201F\uFF02\u2033";

    private static final String LIKE = "<<<<<<<>>>>>>>[[[[]]]]''''''''''";

    private Plain() {}

    /** The text with blanks folded, marks that nobody sees left out, and what could begin markup or an order of ours replaced. */
    static String line(String text) {
        StringBuilder line = new StringBuilder(withoutMarkup(visible(text)));
        lower(line, "DO:");
        lower(line, "DO NOT:");
        return line.toString();
    }

    private static void lower(StringBuilder line, String heading) {
        int at = line.indexOf(heading);
        while (at >= 0) {
            if (begins(line, at)) {
                line.replace(at, at + heading.length(), heading.toLowerCase(Locale.ROOT));
            }
            at = line.indexOf(heading, at + 1);
        }
    }

    /** The text without marks that nobody sees; each run of blanks, breaks and controls is one space. */
    static String visible(String text) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), 512));
        boolean blank = false;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (blank(point)) {
                blank = out.length() > 0;
            } else if (!hidden(point)) {
                if (blank) {
                    out.append(' ');
                    blank = false;
                }
                out.appendCodePoint(plain(point));
            }
        }
        return out.toString();
    }

    private static boolean blank(int point) {
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || Character.getType(point) == Character.CONTROL
                || point == 0x3164
                || point == 0x115F
                || point == 0x1160
                || point == 0x2800;
    }

    /** Marks of direction, joiners, tags, private and half characters: a reader that is a program sees them. */
    static boolean hidden(int point) {
        return switch (Character.getType(point)) {
            case Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE, Character.UNASSIGNED -> true;
            default -> point >= 0xFE00 && point <= 0xFE0F || point >= 0xE0100 && point <= 0xE01EF || point == 0x034F;
        };
    }

    private static int plain(int point) {
        int like = point < 0x80 ? -1 : LOOK_ALIKES.indexOf(point);
        return like < 0 ? point : LIKE.charAt(like);
    }

    /** {@code <tag>} becomes {@code ‹tag›} and {@code [Word]} at the beginning of a word {@code (Word)}: it reads the same. */
    private static String withoutMarkup(String line) {
        StringBuilder out = new StringBuilder(line);
        int tags = 0;
        int brackets = 0;
        for (int i = 0; i < out.length(); i++) {
            char next = i + 1 < out.length() ? out.charAt(i + 1) : ' ';
            switch (out.charAt(i)) {
                case '<' -> {
                    if (next != ' ' && next != '<' && !Character.isDigit(next) && next != '=') {
                        out.setCharAt(i, '\u2039');
                        tags++;
                    }
                }
                case '>' -> {
                    if (tags > 0) {
                        out.setCharAt(i, '\u203A');
                        tags--;
                    }
                }
                case '[' -> {
                    if (begins(out, i) && heads(out, i + 1)) {
                        out.setCharAt(i, '(');
                        brackets++;
                    }
                }
                case ']' -> {
                    if (brackets > 0) {
                        out.setCharAt(i, ')');
                        brackets--;
                    }
                }
                default -> {}
            }
        }
        return out.toString();
    }

    private static boolean begins(CharSequence line, int i) {
        return i == 0 || !Character.isLetterOrDigit(line.charAt(i - 1));
    }

    /** A word, not the range of a pattern or the index of a list. */
    private static boolean heads(CharSequence line, int from) {
        int at = from;
        while (at < line.length() && " /[".indexOf(line.charAt(at)) >= 0) {
            at++;
        }
        int start = at;
        while (at < line.length() && Character.isLetter(line.charAt(at))) {
            at++;
        }
        return at - start >= 3;
    }
}
