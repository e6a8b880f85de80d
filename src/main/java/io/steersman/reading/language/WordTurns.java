package io.steersman.reading.language;

import io.steersman.reading.text.Lexicon;
import io.steersman.trajectory.Pieces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns of several words, each with what it means, to be found where they begin in a sentence. */
final class WordTurns {

    /**
     * A turn that was found.
     *
     * @param end the index after it
     */
    record Match(String meaning, int end) {}

    /** Each word of a turn may be one of several: "in/on this/the branch". */
    private record Turn(List<Set<String>> words, String meaning) {}

    private final Map<String, List<Turn>> byFirst = new HashMap<>();

    /** The turns of those headings that begin like this; what follows is what they mean. */
    static WordTurns of(Lexicon lexicon, String prefix) {
        WordTurns all = new WordTurns();
        lexicon.turns().forEach((heading, turns) -> {
            if (heading.startsWith(prefix)) {
                turns.forEach(turn -> all.add(turn, heading.substring(prefix.length())));
            }
        });
        all.byFirst.values().forEach(turns -> turns.sort((a, b) -> b.words.size() - a.words.size()));
        return all;
    }

    private void add(String turn, String meaning) {
        List<Set<String>> words = Word.of(turn).stream()
                .map(word -> Set.copyOf(Pieces.between(word.lower(), "/")))
                .toList();
        words.get(0).forEach(first -> byFirst.computeIfAbsent(first, any -> new ArrayList<>())
                .add(new Turn(words, meaning)));
    }

    /** The longest turn that begins at the index; null when none does. */
    @Nullable
    Match at(List<Word> words, int i) {
        if (i < 0 || i >= words.size() || isName(words.get(i))) {
            return null;
        }
        for (Turn turn : byFirst.getOrDefault(words.get(i).lower(), List.of())) {
            int end = i + turn.words.size();
            if (end <= words.size() && matches(turn.words, words, i)) {
                return new Match(turn.meaning, end);
            }
        }
        return null;
    }

    /** The index after the turn that begins here; the index itself where none does. */
    int skip(List<Word> words, int i) {
        Match match = at(words, i);
        return match == null ? i : match.end();
    }

    private static boolean matches(List<Set<String>> turn, List<Word> words, int from) {
        for (int k = 0; k < turn.size(); k++) {
            Word word = words.get(from + k);
            if (isName(word) || !turn.get(k).contains(word.lower())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isName(Word word) {
        return word.kind() == Word.Kind.CODE || word.kind() == Word.Kind.QUOTE;
    }
}
