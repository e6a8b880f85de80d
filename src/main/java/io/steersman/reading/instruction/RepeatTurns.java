package io.steersman.reading.instruction;

import io.steersman.reading.language.Languages;
import io.steersman.reading.language.Turns;
import io.steersman.reading.text.Lexicon;
import java.util.Locale;
import java.util.Set;

/** Leave to do the same again in other languages than English: an order to run or look, and a number of times or a period. */
final class RepeatTurns {

    private static final int MOST_DIGITS = 4;

    private RepeatTurns() {}

    private record Forms(
            Set<String> run,
            Set<String> look,
            Set<String> unit,
            Set<String> every,
            Set<String> period,
            Set<String> count) {

        static Forms of(Lexicon words) {
            return new Forms(
                    words.words("@repeat run"),
                    words.words("@repeat look"),
                    words.words("@repeat unit"),
                    words.words("@repeat every"),
                    words.words("@repeat period"),
                    words.words("@repeat count"));
        }
    }

    /** The leave that a sentence of one of these languages gives. */
    static RepeatLeave in(String sentence, Languages languages) {
        String text = sentence.toLowerCase(Locale.ROOT);
        for (Forms turns : languages.each(Forms.class, Forms::of).toList()) {
            boolean looks = Turns.anyIn(text, turns.look());
            if (looks || Turns.anyIn(text, turns.run())) {
                int times = every(text, turns) ? Integer.MAX_VALUE : counted(text, turns);
                if (times > 0) {
                    return new RepeatLeave(times, looks);
                }
            }
        }
        return RepeatLeave.NONE;
    }

    private static boolean every(String text, Forms turns) {
        for (String turn : turns.every()) {
            int at = Turns.find(text, turn);
            int end = at < 0 ? -1 : number(text, at + turn.length());
            if (at >= 0
                    && (turns.period().isEmpty() || turns.period().stream().anyMatch(p -> text.startsWith(p, end)))) {
                return true;
            }
        }
        return false;
    }

    /** The index after spaces and digits. */
    private static int number(String text, int from) {
        int i = from;
        while (i < text.length() && (Character.isDigit(text.charAt(i)) || text.charAt(i) == ' ')) {
            i++;
        }
        return i;
    }

    private static int counted(String text, Forms turns) {
        for (String unit : turns.unit()) {
            for (int at = text.indexOf(unit); at > 0; at = text.indexOf(unit, at + 1)) {
                int times = before(text, at, turns.count());
                if (times > 0) {
                    return times;
                }
            }
        }
        return 0;
    }

    /** The number that stands before an index, in digits or in words; 0 when there is none. */
    private static int before(String text, int at, Set<String> count) {
        int end = at;
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        int from = end;
        while (from > 0 && from > end - MOST_DIGITS && Character.isDigit(text.charAt(from - 1))) {
            from--;
        }
        if (from < end) {
            return Integer.parseInt(text.substring(from, end));
        }
        for (String pair : count) {
            int equals = pair.indexOf('=');
            if (text.startsWith(pair.substring(0, equals), end - equals)) {
                return Integer.parseInt(pair.substring(equals + 1));
            }
        }
        return 0;
    }
}
