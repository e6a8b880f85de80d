package io.steersman.reading.instruction;

import io.steersman.reading.language.Languages;
import io.steersman.reading.language.Prompt;
import io.steersman.reading.language.Prompt.Sentence;
import io.steersman.reading.language.Turns;
import io.steersman.reading.language.Word;
import io.steersman.reading.text.Lexicon;
import io.steersman.reading.text.Lexicon.Meaning;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells whether somebody turns to another task: "Now add the endpoint", "Nächste Aufgabe: ..."; not whether the last one goes on. */
final class NewTask {

    private static final Lexicon EN = Lexicon.ENGLISH;
    private static final Set<String> BEGINS = EN.words("@new task begins");
    private static final Set<String> SAYS = EN.words("@new task");
    private static final Set<String> BEFORE = EN.words("@courtesy");

    private NewTask() {}

    static boolean opensIn(String text, Languages languages) {
        return Prompt.of(text, languages).sentences().stream()
                .anyMatch(sentence -> opens(sentence.text()) || opensElsewhere(sentence, languages));
    }

    private static boolean opensElsewhere(Sentence sentence, Languages languages) {
        String said = sentence.said().toLowerCase(Locale.ROOT);
        return languages.isForeign(said)
                && languages.others().stream()
                        .anyMatch(words -> Turns.anyIn(said, words.words("@new task"))
                                || begins(besideCourtesy(said, words), words));
    }

    private static boolean begins(String said, Lexicon words) {
        return words.words("@new task begins").stream().anyMatch(turn -> Turns.find(said, turn) == 0);
    }

    private static String besideCourtesy(String said, Lexicon words) {
        return words.meaning(Meaning.COURTESY).stream()
                .filter(turn -> Turns.find(said, turn) == 0)
                .max(Comparator.comparingInt(String::length))
                .map(turn -> said.substring(turn.length()))
                .map(NewTask::fromFirstLetter)
                .orElse(said);
    }

    private static String fromFirstLetter(String text) {
        int at = 0;
        while (at < text.length() && !Character.isLetter(text.charAt(at))) {
            at++;
        }
        return text.substring(at);
    }

    private static boolean opens(String sentence) {
        List<Word> words = Word.of(sentence);
        int at = 0;
        while (at < words.size()
                && (words.get(at).mark() || BEFORE.contains(words.get(at).lower()))) {
            at++;
        }
        boolean begins = at < words.size() && BEGINS.contains(words.get(at).lower());
        return begins || Turns.anyIn(sentence.toLowerCase(Locale.ROOT), SAYS);
    }
}
