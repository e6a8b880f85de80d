package io.steersman.reading.language;

import io.steersman.reading.text.Lexicon;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Puts turns of speech that set a limit into plain words: "hands off X" is "do not touch X". */
public final class PlainWords {

    private static final Lexicon TURNS = Lexicon.of("turns");
    private static final Set<String> BEGIN = TURNS.words("@begin");
    private static final Set<String> ASKING = TURNS.words("@ask before");
    private static final Map<String, List<Word>> PLAIN = plain();
    private static final int LONGEST_TURN = 8;

    private PlainWords() {}

    private static Map<String, List<Word>> plain() {
        Map<String, List<Word>> plain = new HashMap<>();
        TURNS.turns().forEach((meaning, turns) -> {
            if (!meaning.startsWith("@")) {
                turns.forEach(
                        turn -> plain.put(joined(Word.of(turn), 0, Word.of(turn).size()), Word.of(meaning)));
            }
        });
        return plain;
    }

    /** The words of a sentence with its turns in plain words; the same list where it has none. */
    public static List<Word> of(List<Word> words) {
        for (int i = 0; i < words.size(); i++) {
            boolean begins = i == 0 || BEGIN.contains(words.get(i - 1).lower());
            for (int end = Math.min(words.size(), i + LONGEST_TURN); begins && end > i; end--) {
                List<Word> plain = PLAIN.get(joined(words, i, end));
                if (plain != null) {
                    List<Word> all = new ArrayList<>(words.subList(0, i));
                    all.addAll(plain);
                    all.addAll(words.subList(end, words.size()));
                    return all;
                }
            }
        }
        return words;
    }

    /** Whether a heading, or a line that ends in a colon, says that leave is to be asked for what stands below. */
    static boolean asksFirst(String line) {
        StringBuilder plain = new StringBuilder();
        for (Word word : Word.of(line.toLowerCase(Locale.ROOT))) {
            if (!word.mark()) {
                plain.append(plain.isEmpty() ? "" : " ").append(word.lower());
            }
        }
        return ASKING.contains(plain.toString());
    }

    private static String joined(List<Word> words, int from, int to) {
        StringBuilder joined = new StringBuilder();
        for (int i = from; i < to; i++) {
            joined.append(words.get(i).code() ? "`" : words.get(i).lower()).append(' ');
        }
        return joined.toString();
    }
}
