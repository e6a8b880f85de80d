package io.steersman.reading.text;

import io.steersman.trajectory.AgentMessage;
import java.util.HashMap;
import java.util.Map;

/**
 * How often a text says the same again within itself.
 *
 * <p>A passage of {@value #PASSAGE} characters counts as said again when it recurs within {@value #NEAR} characters, with the
 * same text in between each time: parts that are numbered, linked or named one by one are no chant. Fences,
 * lists, tables, headings, quotes and dividers are no prose: they are left out, and what stands before them does not count
 * with what follows. The measure is that of deployed detectors of chanting models.
 *
 * @param times how often the most repeated passage occurs near itself, 1 for none that recurs
 * @param passage the passage, empty when none recurs
 */
public record Repetition(int times, String passage) {

    /** Nothing recurs. */
    public static final Repetition NONE = new Repetition(1, "");

    private static final int PASSAGE = 50;
    private static final int NEAR = 250;
    private static final int SAMPLED = 100;
    private static final int LONGEST = 20_000;
    private static final int SHORTEST = 8 * PASSAGE;

    /** Measures what an agent says and what it thinks, each by itself: the worse of the two. */
    public static Repetition of(AgentMessage message) {
        return worse(of(message.text()), of(message.reasoning()));
    }

    /** Measures a text; of very long ones only the end. */
    public static Repetition of(String text) {
        if (text.length() < SHORTEST) {
            return NONE;
        }
        String tail = text.length() <= LONGEST ? text : text.substring(text.length() - LONGEST);
        Repetition worst = NONE;
        StringBuilder prose = new StringBuilder();
        boolean fenced = false;
        for (String line : tail.split("\n", -1)) {
            boolean fence = line.strip().startsWith("```");
            fenced = fence != fenced;
            if (fence || fenced || !isProse(line)) {
                worst = worse(worst, measure(prose));
                prose.setLength(0);
            } else {
                prose.append(line).append('\n');
            }
        }
        return worse(worst, measure(prose));
    }

    /** No item of a list, row of a table, heading, quote, divider or drawing. */
    private static boolean isProse(String line) {
        int at = 0;
        while (at < line.length() && isBlank(line.charAt(at))) {
            at++;
        }
        if (at == line.length()) {
            return true;
        }
        char c = line.charAt(at);
        int run = end(line, at, c);
        boolean blank = run < line.length() && isBlank(line.charAt(run));
        return switch (c) {
            case '|', '>', '+' -> false;
            case '-', '*' -> run - at < 3 && !(run - at == 1 && blank);
            case '=', '_' -> run - at < 3;
            case '#' -> run - at > 6 || !blank;
            default -> !isDrawn(c) && !isNumbered(line, at);
        };
    }

    private static boolean isDrawn(char c) {
        return c >= '\u2500' && c <= '\u257f';
    }

    private static boolean isNumbered(String line, int from) {
        int at = from;
        while (at < line.length() && CharKind.isDigit(line.charAt(at))) {
            at++;
        }
        return at > from
                && at + 1 < line.length()
                && (line.charAt(at) == '.' || line.charAt(at) == ')')
                && isBlank(line.charAt(at + 1));
    }

    private static int end(String line, int from, char c) {
        int at = from;
        while (at < line.length() && line.charAt(at) == c) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    private static Repetition measure(CharSequence prose) {
        String text = prose.toString();
        return mayRepeat(text) ? count(text) : NONE;
    }

    /** A chant is long enough to hold one of the samples, which then comes back soon: cheap, for most texts hold none. */
    private static boolean mayRepeat(String text) {
        boolean found = false;
        for (int at = 0; at + 2 * PASSAGE <= text.length() && text.length() >= SHORTEST && !found; at += SAMPLED) {
            String sample = text.substring(at, at + PASSAGE);
            String soon = text.substring(at + 1, Math.min(text.length(), at + NEAR + PASSAGE));
            found = soon.contains(sample);
        }
        return found;
    }

    private static Repetition count(String text) {
        Map<String, Row> seen = new HashMap<>();
        Repetition worst = NONE;
        for (int at = 0; at + PASSAGE <= text.length(); at++) {
            String passage = text.substring(at, at + PASSAGE);
            Row row = seen.computeIfAbsent(passage, any -> new Row());
            if (row.comes(text, at) > worst.times && hasWords(passage)) {
                worst = new Repetition(row.times, passage.strip());
            }
        }
        return worst;
    }

    /**
     * The occurrences of one passage in a row. Where what lies between them differs (the number of a part, the target of a
     * link, another name) things are told one by one, and the row begins anew.
     */
    private static final class Row {
        private int last = -NEAR - 1;
        private int gap;
        private int times;

        int comes(String text, int at) {
            int now = at - last;
            boolean goesOn = times > 1 && now == gap && text.regionMatches(last, text, last - gap, gap);
            times = goesOn ? times + 1 : now <= NEAR ? 2 : 1;
            gap = now;
            last = at;
            return times;
        }
    }

    /** A divider is drawn, not said. */
    private static boolean hasWords(String passage) {
        return passage.chars().filter(Character::isLetterOrDigit).distinct().count() >= 3;
    }

    private static Repetition worse(Repetition one, Repetition other) {
        return other.times > one.times ? other : one;
    }
}
