package io.steersman.reading.instruction;

import io.steersman.reading.language.Prompt;
import io.steersman.reading.language.Prompt.Sentence;
import io.steersman.reading.language.Turns;
import io.steersman.reading.language.Word;
import io.steersman.reading.text.Lexicon;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells whether somebody turns to another task: "Now add the endpoint", "Next task: ..."; not whether the last one goes on. */
final class NewTask {

    private static final Lexicon EN = Lexicon.ENGLISH;
    private static final Set<String> BEGINS = EN.words("@new task begins");
    private static final Set<String> SAYS = EN.words("@new task");
    private static final Set<String> BEFORE = EN.words("@courtesy");

    private NewTask() {}

    static boolean opensIn(String text) {
        return Prompt.of(text).sentences().stream().map(Sentence::text).anyMatch(NewTask::opens);
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
