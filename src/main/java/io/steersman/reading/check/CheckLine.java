package io.steersman.reading.check;

import io.steersman.reading.text.Lexicon;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What one line of a check's output says of how the check came out. */
enum CheckLine {
    /** It speaks of something else. */
    NOTHING,
    TESTS_PASS,
    TESTS_FAIL,
    /** A linter, a type checker or a compiler has nothing to say. */
    CLEAN,
    /** A linter finds something. */
    FLAWS,
    /** What a linter says of one place; counts only where nothing sums up. */
    FINDING,
    /** Errors that a compiler, a type checker or a linter counts. */
    ERRORS,
    /** Whatever ran before it in this check, it came to a good end. */
    ENDS_WELL,
    /** Something in this check failed, whatever it was. */
    ENDS_BADLY;

    private static final int LONGEST = 400;
    private static final int ASCII = 128;
    private static final int SHORT = 12;
    private static final char ESCAPE = '\u001b';

    /** Beginnings of lines, in lower case and without decoration, that say it all. */
    private static final Map<String, CheckLine> FORMS = forms();

    /** The forms, by their first letter. */
    private static final List<List<Map.Entry<String, CheckLine>>> BY_LETTER = IntStream.range(0, ASCII)
            .mapToObj(letter -> FORMS.entrySet().stream()
                    .filter(form -> form.getKey().charAt(0) == letter)
                    .toList())
            .toList();

    /** What any other line holds that says something, by its first letter, also a capital one. */
    private static final String[][] STEMS = IntStream.range(0, ASCII)
            .mapToObj(letter -> stems().filter(stem -> stem.charAt(0) == Character.toLowerCase(letter))
                    .toArray(String[]::new))
            .toArray(String[][]::new);

    /** With which two letters they begin. */
    private static final BitSet PAIRS = pairs();

    /** The shortest letters of the forms' beginnings, so that most lines are looked up once and no more. */
    private static final int SHORTEST = 4;

    private static Map<String, CheckLine> forms() {
        Lexicon lines = Lexicon.of("check-lines");
        Map<String, CheckLine> forms = new LinkedHashMap<>();
        for (CheckLine line : values()) {
            lines.words(line.name()).forEach(begin -> forms.put(begin, line));
        }
        return forms;
    }

    private static Stream<String> stems() {
        return Stream.of(
                "fail",
                "pass",
                "problem",
                "err",
                "succe",
                "broken",
                "offen",
                "issue",
                "violation",
                "reformat",
                "crossed",
                "invalid",
                "exception",
                "rejection",
                "undefined",
                "assertions",
                "incorrectly",
                ".go:",
                " ==> ");
    }

    private static BitSet pairs() {
        BitSet pairs = new BitSet();
        stems().forEach(stem -> {
            for (char first : both(stem.charAt(0))) {
                for (char second : both(stem.charAt(1))) {
                    pairs.set(second << Byte.SIZE | first);
                }
            }
        });
        return pairs;
    }

    private static char[] both(char letter) {
        return new char[] {letter, Character.toUpperCase(letter)};
    }

    /** What a line says. */
    static CheckLine of(String text, int start, int end) {
        int from = CheckText.begin(text, start, end);
        if (from >= end || end - from > LONGEST || !mayTell(text, from, end)) {
            return NOTHING;
        }
        String line = CheckText.plain(text, from, end);
        if (line.equals("ok") || line.equals("pass")) {
            return TESTS_PASS;
        }
        if (line.equals("fail") || line.equals("failed")) {
            return TESTS_FAIL;
        }
        CheckLine form = line.length() < SHORTEST ? NOTHING : form(line);
        return form != NOTHING ? form : other(line);
    }

    /** Whether a line may say anything, told from the text as it stands: most lines of an output end here. */
    private static boolean mayTell(String text, int from, int end) {
        return end - from <= SHORT
                || begins(text, from)
                || holdsStem(text, from, end)
                || CheckTurns.mayBePlace(text, from, end);
    }

    private static boolean begins(String text, int from) {
        for (Map.Entry<String, CheckLine> form : forms(Character.toLowerCase(text.charAt(from)))) {
            String words = form.getKey();
            if (text.regionMatches(true, from, words, 0, words.length())) {
                return true;
            }
        }
        return false;
    }

    private static List<Map.Entry<String, CheckLine>> forms(char first) {
        return first < ASCII ? BY_LETTER.get(first) : List.of();
    }

    private static boolean holdsStem(String text, int from, int end) {
        char before = 0;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (c == ESCAPE || c < ASCII && PAIRS.get(c << Byte.SIZE | before) && isStem(text, i - 1, STEMS[before])) {
                return true;
            }
            before = c < ASCII ? c : 0;
        }
        return false;
    }

    private static boolean isStem(String text, int at, String[] stems) {
        for (String stem : stems) {
            if (text.regionMatches(true, at, stem, 0, stem.length())) {
                return true;
            }
        }
        return false;
    }

    private static CheckLine form(String line) {
        for (Map.Entry<String, CheckLine> form : forms(line.charAt(0))) {
            if (line.startsWith(form.getKey())) {
                return form.getValue();
            }
        }
        return NOTHING;
    }

    private static CheckLine other(String line) {
        if (line.startsWith("tests run:")) {
            return CheckCounts.of(line, true);
        }
        if (line.startsWith("error: script \"") && line.contains("exited with code")) {
            return ENDS_BADLY;
        }
        if (line.endsWith(": all tests passed!")) {
            return TESTS_PASS;
        }
        if (line.endsWith(" no offenses detected") || line.equals("no errors")) {
            return CLEAN;
        }
        if (namesFailedTest(line)) {
            return TESTS_FAIL;
        }
        if (line.contains(": error ts")) {
            return ERRORS;
        }
        if (line.startsWith("would reformat")
                || line.contains("file would be reformatted")
                || line.contains("files would be reformatted")) {
            return FLAWS;
        }
        if (line.startsWith("found ")
                && line.contains(" error")
                && !line.startsWith("found 0")
                && !line.contains(" warning")
                && !line.contains(" remaining")) {
            return line.length() > 6 && Character.isDigit(line.charAt(6)) ? ERRORS : NOTHING;
        }
        CheckLine turn = hasDigit(line) || line.length() > SHORT ? CheckTurns.of(line) : NOTHING;
        return turn != NOTHING ? turn : hasDigit(line) ? CheckCounts.of(line, false) : NOTHING;
    }

    private static boolean hasDigit(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (Character.isDigit(line.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean namesFailedTest(String line) {
        boolean pytest = (line.startsWith("failed ") || line.startsWith("error "))
                && (line.contains("::") || line.contains(".py"));
        boolean swift = line.startsWith("test suite '") && line.contains("' failed at");
        boolean bazel = line.startsWith("//") && line.contains(" failed in ");
        boolean dart = line.indexOf(" -") > 0 && line.endsWith(": some tests failed.")
                || line.startsWith("+") && line.endsWith("some tests failed.");
        boolean bazelEnd = line.startsWith("info: build completed, ") && line.contains("failed");
        return pytest || swift || bazel || dart || bazelEnd;
    }
}
