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
    private static final Set<String> ABOUT = TURNS.words("@asked about");
    private static final int LONGEST_TURN = 8;
    private static final int FAR = 60;

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
    public static List<Word> of(List<Word> written) {
        List<Word> words = forced(written);
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

    /** "force push", "force pushing" and "force pushes" are one word. */
    private static List<Word> forced(List<Word> words) {
        for (int i = 0; i + 1 < words.size(); i++) {
            int at = Word.oneOf(words.get(i + 1).lower(), "a", "the", "any", "your") ? i + 2 : i + 1;
            String next = at < words.size() ? words.get(at).lower() : "";
            boolean force = Word.oneOf(words.get(i).lower(), "force", "forced")
                    && Word.oneOf(next, "push", "pushing", "pushes", "pushed")
                    && words.get(at).kind() == Word.Kind.WORD;
            if (force) {
                List<Word> all = new ArrayList<>(words.subList(0, i));
                all.addAll(Word.of("force-" + next));
                all.addAll(words.subList(at + 1, words.size()));
                return forced(all);
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
        for (int from = 0; from >= 0 && from < FAR; from = plain.indexOf(" ", from + 1)) {
            String turn = plain.substring(from).strip();
            if (ASKING.contains(turn)) {
                return true;
            }
            int end = turn.indexOf(' ');
            if (!ABOUT.contains(end < 0 ? turn : turn.substring(0, end))) {
                return false;
            }
        }
        return false;
    }

    private static String joined(List<Word> words, int from, int to) {
        StringBuilder joined = new StringBuilder();
        for (int i = from; i < to; i++) {
            joined.append(words.get(i).code() ? "`" : words.get(i).lower()).append(' ');
        }
        return joined.toString();
    }
}
