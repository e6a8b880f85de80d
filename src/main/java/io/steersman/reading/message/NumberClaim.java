package io.steersman.reading.message;

import io.steersman.reading.check.CheckKind;
import io.steersman.reading.language.Word;
import io.steersman.reading.text.Lexicon;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A number that an agent tells of its checks: how many tests pass, how much is covered.
 *
 * @param coverage whether it is a share of code that is covered, in hundredths; otherwise a number of tests
 * @param number as it is told, without what follows a decimal point
 * @param quote the sentence that tells it
 */
public record NumberClaim(boolean coverage, int number, String quote) {

    private static final int LONGEST = 20_000;
    private static final int MOST_DIGITS = 6;
    private static final int HUNDRED = 100;
    private static final int NEAR = 3;
    private static final Lexicon WORDS = Lexicon.of("claims");
    private static final Set<String> TESTS = WORDS.words("@tests");
    private static final Set<String> ROSE = WORDS.words("@rose");
    private static final Set<String> WISHED = WORDS.words("@wished");
    private static final Set<String> RELATIVE = WORDS.words("@relative");

    /** The numbers in a text that are told as how things stand now; goals, comparisons, and talk of failures tell none. */
    public static List<NumberClaim> in(String text) {
        if (text.isEmpty() || text.length() > LONGEST || !mayTell(text)) {
            return List.of();
        }
        List<NumberClaim> found = new ArrayList<>(0);
        Telling.each(text, NumberClaim::mayTell, sentence -> read(sentence, found));
        return found;
    }

    private static boolean mayTell(String text) {
        return text.contains("overage") || text.contains("pass") || text.contains("green");
    }

    private static void read(String sentence, List<NumberClaim> found) {
        List<Word> words = Word.of(sentence);
        boolean covers = words.stream().anyMatch(word -> word.is("coverage"));
        int risen = covers ? risen(words) : -1;
        if (risen >= 0 && !sentence.endsWith("?")) {
            found.add(new NumberClaim(true, risen, ClaimReader.quote(sentence)));
            return;
        }
        boolean relative = sentence.endsWith("?") || words.stream().anyMatch(word -> RELATIVE.contains(word.lower()));
        if (relative) {
            return;
        }
        if (covers) {
            percent(words).forEach(number -> found.add(new NumberClaim(true, number, ClaimReader.quote(sentence))));
        } else if (ClaimWords.of(sentence).stream().anyMatch(claim -> claim.of() == CheckKind.TESTS)) {
            int most = tests(words);
            if (most > 0) {
                found.add(new NumberClaim(false, most, ClaimReader.quote(sentence)));
            }
        }
    }

    /** "rose from 61 % to 92 %": where it stands now is told, and where it stood before; -1 where no such thing is. */
    private static int risen(List<Word> words) {
        boolean rose = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).lower();
            if (WISHED.contains(word)) {
                return -1;
            }
            rose |= ROSE.contains(word);
            boolean to = i > 0 && (words.get(i - 1).is("to") || word.startsWith("\u2192"));
            if (rose && to && isShare(words, i)) {
                return number(word);
            }
        }
        return -1;
    }

    private static boolean isShare(List<Word> words, int at) {
        String word = words.get(at).lower();
        boolean sign = word.endsWith("%")
                || at + 1 < words.size() && Word.oneOf(words.get(at + 1).lower(), "%", "percent");
        int number = number(word);
        return sign && number >= 0 && number <= HUNDRED;
    }

    private static List<Integer> percent(List<Word> words) {
        List<Integer> found = new ArrayList<>(1);
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            int number = isShare(words, i) ? number(word.lower()) : -1;
            if (number >= 0 && number <= HUNDRED) {
                found.add(number);
            }
        }
        return found;
    }

    /** The largest number before a word for tests, or in {@code 12/12}. */
    private static int tests(List<Word> words) {
        int most = -1;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).lower();
            int slash = word.indexOf('/');
            boolean counts = slash > 0 ? number(word.substring(slash + 1)) >= 0 : before(words, i);
            most = counts ? Math.max(most, number(word)) : most;
        }
        return most;
    }

    private static boolean before(List<Word> words, int at) {
        for (int i = at + 1; i < words.size() && i <= at + NEAR && !words.get(i).mark(); i++) {
            if (TESTS.contains(words.get(i).lower())) {
                return true;
            }
        }
        return false;
    }

    /** The whole number that a word begins with, -1 when it is none. */
    private static int number(String word) {
        int end = 0;
        while (end < word.length() && Character.isDigit(word.charAt(end))) {
            end++;
        }
        boolean ends = end == word.length() || "%/.".indexOf(word.charAt(end)) >= 0;
        return end > 0 && end <= MOST_DIGITS && ends ? Integer.parseInt(word, 0, end, 10) : -1;
    }
}
