package io.steersman.reading.result;

import io.steersman.reading.text.CharKind;
import io.steersman.reading.text.Lexicon;
import io.steersman.reading.text.VolatileNumber;
import java.util.Set;

/** How surely a line of an output is the one that tells the error. */
final class ErrorForm {

    static final int NOISE = 0;
    static final int PLAIN = 1;
    /** A line that sums up other errors: {@code make: *** Error 2}. */
    static final int SUMMARY = 2;
    /** A line in a form used for errors. */
    static final int ERROR = 3;
    /** The exception of a traceback. */
    static final int EXCEPTION = 4;
    /** What the client itself says of the call. */
    static final int CLIENT = 5;

    private static final int WIDEST = 400;
    private static final int TABLE_SIZE = 128;

    private static final Lexicon LISTS = Lexicon.of("error-form");
    private static final String[][] NOISY = byFirst(LISTS.words("noise"));
    private static final String[][] ERRORS = byFirst(LISTS.words("errors"));
    private static final String[][] WITHIN = byFirst(LISTS.words("within"));
    private static final String[][] SUMMARIES = byFirst(LISTS.words("summaries"));

    private ErrorForm() {}

    /** Returns the form of the line from {@code start}, its indent skipped, to before {@code end}. */
    static int of(String text, int start, int end) {
        if (begins(NOISY, text, start) || decoration(text, start, end) || isBareLabel(text, start, end)) {
            return NOISE;
        }
        if (isException(text, start, end)) {
            return EXCEPTION;
        }
        if (begins(SUMMARIES, text, start)) {
            return SUMMARY;
        }
        boolean error = begins(ERRORS, text, start)
                || contains(text, start, Math.min(end, start + WIDEST))
                || isPlace(text, start, end);
        return error ? ERROR : PLAIN;
    }

    private static String[][] byFirst(Set<String> forms) {
        String[][] table = new String[TABLE_SIZE][];
        for (int c = 0; c < TABLE_SIZE; c++) {
            char first = (char) c;
            table[c] = forms.stream()
                    .filter(f -> f.charAt(0) == first || (f.charAt(0) >= TABLE_SIZE && first == 0))
                    .toArray(String[]::new);
        }
        return table;
    }

    private static boolean begins(String[][] forms, String text, int at) {
        char first = text.charAt(at);
        for (String form : forms[first < TABLE_SIZE ? first : 0]) {
            if (text.startsWith(form, at)) {
                return true;
            }
        }
        return false;
    }

    /** {@code ERROR:} with its message on the next line. */
    private static boolean isBareLabel(String text, int start, int end) {
        return end - start <= 6 && text.charAt(end - 1) == ':' && text.regionMatches(true, start, "error", 0, 5);
    }

    /** Progress dots, rules, carets. */
    private static boolean decoration(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if ("=-.~^_*# EFsx|+[]%0123456789".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /** {@code ValueError: ...}, {@code a.b.SomeException}, {@code E   KeyError: ...}. */
    static boolean isException(String text, int start, int end) {
        int name = text.startsWith("E   ", start) ? start + 4 : start;
        int at = name;
        while (at < end && (CharKind.isWord(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        boolean named = at - name > 5 && (ends(text, at, "Error") || ends(text, at, "Exception"));
        return named && !text.startsWith("Error", name) && (at == end || text.charAt(at) == ':');
    }

    private static boolean ends(String text, int at, String word) {
        return text.startsWith(word, at - word.length());
    }

    /** Whether a form begins anywhere in the line, at the start of a word or a mark. */
    private static boolean contains(String text, int start, int end) {
        boolean inWord = false;
        for (int i = start; i < end; i++) {
            boolean word = CharKind.isWord(text.charAt(i));
            if (!(word && inWord) && begins(WITHIN, text, i)) {
                return true;
            }
            inWord = word;
        }
        return false;
    }

    /** A message behind {@code file.ext:12:3: } or {@code file.ext(1,2): }. */
    private static boolean isPlace(String text, int start, int end) {
        int i = start;
        while (i < end && text.charAt(i) > ' ' && text.charAt(i) != ':' && text.charAt(i) != '(') {
            i++;
        }
        int dot = text.lastIndexOf('.', i);
        if (i >= end || dot < start || i - dot > 5) {
            return false;
        }
        int line = VolatileNumber.digits(text, i + 1, end);
        int column = line < end ? VolatileNumber.digits(text, line + 1, end) : line;
        return line > i + 1
                && column > line + 1
                && text.indexOf(':', column) == (text.charAt(i) == '(' ? column + 1 : column);
    }
}
