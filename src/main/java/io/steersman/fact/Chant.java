package io.steersman.fact;

import io.steersman.reading.change.Write;
import java.util.ArrayList;
import java.util.List;

/**
 * A passage of lines that a written text says over and over, each time to the word.
 *
 * <p>Files hold what repeats by nature: rows of a table, cells of a page. How large a part of the text the chant is tells one from
 * the other.
 *
 * @param times how often the passage stands there in a row, 1 for none that recurs
 * @param percent how much of the text's lines the chant is
 * @param passage the passage, on one line, at most 120 characters
 */
public record Chant(int times, int percent, String passage) {

    /** Nothing recurs. */
    public static final Chant NONE = new Chant(1, 0, "");

    private static final int MOST_LINES = 16;
    private static final int LONGEST_QUOTE = 120;
    private static final int SHORTEST = 20;
    private static final int DISTINCT = 5;
    private static final int PERCENT = 100;

    /** The worst of what an action writes. */
    public static Chant of(Action action) {
        Chant worst = NONE;
        for (Write write : action.writes()) {
            Chant chant = of(write.added());
            worst = chant.times > worst.times ? chant : worst;
        }
        return worst;
    }

    /** Measures a text, in one pass for each length of a passage; blank lines do not count. */
    static Chant of(String text) {
        List<String> lines = new ArrayList<>();
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::add);
        Chant worst = NONE;
        for (int period = 1; period <= MOST_LINES && period * 2 <= lines.size(); period++) {
            Chant chant = ofPeriod(lines, period);
            worst = chant.times > worst.times ? chant : worst;
        }
        return worst;
    }

    private static Chant ofPeriod(List<String> lines, int period) {
        int again = 0;
        int most = 0;
        int end = 0;
        for (int i = period; i < lines.size(); i++) {
            again = lines.get(i).equals(lines.get(i - period)) ? again + 1 : 0;
            if (again > most) {
                most = again;
                end = i + 1;
            }
        }
        int times = most / period + 1;
        String passage = String.join(" ", lines.subList(Math.max(0, end - period), end));
        return times > 1 && says(passage)
                ? new Chant(times, (most + period) * PERCENT / lines.size(), cut(passage))
                : NONE;
    }

    /** A bracket or a number alone says nothing. */
    private static boolean says(String passage) {
        return passage.length() >= SHORTEST
                && passage.chars().filter(Character::isLetter).distinct().count() >= DISTINCT;
    }

    private static String cut(String passage) {
        return passage.length() <= LONGEST_QUOTE ? passage : passage.substring(0, LONGEST_QUOTE);
    }
}
