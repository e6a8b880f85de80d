package io.steersman.reading.test;

import io.steersman.reading.text.Lexicon;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells assertions that are the same but for a wider tolerance, or for a wider kind of failure that they take. */
final class Leniency {

    private static final Lexicon WORDS = Lexicon.of("leniency");
    private static final Set<String> WIDE = WORDS.words("@widest failures");
    private static final List<String> EXPECT_FAILURE = List.copyOf(WORDS.words("@expects a failure"));
    private static final List<String> UPPER = List.copyOf(WORDS.words("@more is looser"));
    private static final List<String> DIGITS = List.copyOf(WORDS.words("@less is looser"));

    private static final Set<String> TOLERANCES = WORDS.words("@tolerances");
    private static final Set<String> DIGITS_KEPT = WORDS.words("@digits kept");

    private Leniency() {}

    /** Whether what came takes more than what went. */
    static boolean grew(TestAssertion gone, TestAssertion come) {
        return tolerates(gone, come) || takesAny(gone.text(), come.text());
    }

    /** Whether a line that sets how much a test takes sets it wider than before, and is the same in all else. */
    static boolean loosens(String gone, String come) {
        List<Double> before = numbers(gone);
        List<Double> after = numbers(come);
        if (before.isEmpty() || before.size() != after.size() || !words(gone).equals(words(come))) {
            return false;
        }
        int at = -1;
        for (int i = 0; i < before.size(); i++) {
            boolean same = before.get(i).equals(after.get(i));
            at = same ? at : at < 0 ? i : before.size();
        }
        return at >= 0 && at < before.size() && isWider(behindKey(come, at), before.get(at), after.get(at));
    }

    private static boolean isWider(String key, double before, double after) {
        return TOLERANCES.contains(key) && after > before || DIGITS_KEPT.contains(key) && after < before;
    }

    /** The word that stands before the number of an index. */
    private static String behindKey(String text, int number) {
        String key = "";
        int seen = -1;
        int i = 0;
        while (i < text.length() && seen < number) {
            boolean digit = Character.isDigit(text.charAt(i));
            int end = digit ? number(text, i) : TestValues.afterWord(text, i);
            seen += digit ? 1 : 0;
            key = end > i && !digit ? text.substring(i, end).toLowerCase(Locale.ROOT) : key;
            i = Math.max(end, i + 1);
        }
        return key;
    }

    private static boolean tolerates(TestAssertion gone, TestAssertion come) {
        String lower = come.text().toLowerCase(Locale.ROOT);
        List<Double> before = numbers(gone.text());
        List<Double> after = numbers(come.text());
        boolean same = before.size() == after.size()
                && !before.isEmpty()
                && words(gone.text()).equals(words(come.text()));
        if (!same) {
            return false;
        }
        int last = after.size() - 1;
        boolean rest = before.subList(0, last).equals(after.subList(0, last));
        boolean more = after.get(last) > before.get(last);
        boolean less = after.get(last) < before.get(last);
        return rest
                && (DIGITS.stream().anyMatch(lower::contains)
                        ? less
                        : more && UPPER.stream().anyMatch(lower::contains));
    }

    /** {@code raises(ValueError)} and {@code raises(Exception)}: all is the same but the failure, and that is any. */
    private static boolean takesAny(String gone, String come) {
        String lower = come.toLowerCase(Locale.ROOT);
        List<String> before = words(gone);
        List<String> after = words(come);
        if (EXPECT_FAILURE.stream().noneMatch(lower::contains)) {
            return false;
        }
        if (before.size() != after.size()) {
            return before.size() > after.size()
                    && before.subList(0, after.size()).equals(after)
                    && after.size() + 1 == before.size();
        }
        boolean wider = false;
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).equals(after.get(i))) {
                if (!WIDE.contains(after.get(i)) || WIDE.contains(before.get(i)) || wider) {
                    return false;
                }
                wider = true;
            }
        }
        return wider;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            int end = Character.isDigit(text.charAt(i)) ? number(text, i) : TestValues.afterWord(text, i);
            if (end > i && !Character.isDigit(text.charAt(i))) {
                words.add(text.substring(i, end));
            }
            i = Math.max(end, i + 1);
        }
        return words;
    }

    private static List<Double> numbers(String text) {
        List<Double> numbers = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            int end = Character.isDigit(text.charAt(i)) ? number(text, i) : TestValues.afterWord(text, i);
            if (end > i && Character.isDigit(text.charAt(i))) {
                numbers.add(value(text.substring(i, end)));
            }
            i = Math.max(end, i + 1);
        }
        return numbers;
    }

    /** Where a number ends: {@code 1e-6}, {@code 0.5}. */
    private static int number(String text, int from) {
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean exponent = (c == '-' || c == '+') && "eE".indexOf(text.charAt(i - 1)) >= 0 && i > from;
            if (!Character.isDigit(c) && c != '.' && c != 'e' && c != 'E' && !exponent) {
                break;
            }
            i++;
        }
        return i;
    }

    private static double value(String number) {
        try {
            return Double.parseDouble(number);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
