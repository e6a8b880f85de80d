package io.steersman.reading.instruction;

import io.steersman.reading.language.Constraint;
import io.steersman.reading.language.Constraint.Polarity;
import io.steersman.reading.language.Languages;
import io.steersman.reading.language.Prompt;
import io.steersman.reading.language.Prompt.Sentence;
import io.steersman.reading.language.Turns;
import io.steersman.reading.language.Word;
import io.steersman.reading.text.Lexicon;
import io.steersman.reading.text.Lexicon.Meaning;
import io.steersman.trajectory.Pieces;
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

    private static final Lexicon ORDERS = Lexicon.of("orders");
    private static final Set<String> QUESTIONS = ORDERS.words("questions");
    private static final Set<String> ANSWERS = ORDERS.words("answers");
    private static final Set<String> LEADS = ORDERS.words("leads");
    /** "Write a plan first": then comes what was asked for before. */
    private static final String FIRST = " first";

    private static final String ENDS = ".!\n\u3002\uff01;";
    private static final int FEW_LETTERS = 3;

    private NewTask() {}

    /** Whether a message of the user says what is to be done next, in whatever words: not all of it asks, thanks, or keeps something back. */
    static boolean tellsIn(String text, List<Constraint> constraints, Languages languages) {
        boolean keeps = constraints.stream().anyMatch(NewTask::keepsBack);
        return !keeps && Pieces.between(text, ENDS).stream().anyMatch(sentence -> tells(sentence, languages));
    }

    private static boolean keepsBack(Constraint constraint) {
        return constraint.isMode() && constraint.polarity() == Polarity.FORBID || constraint.askable();
    }

    /** Leaves out what only answers; what asks, asks to its end. */
    private static boolean tells(String said, Languages languages) {
        String sentence = said.strip().toLowerCase(Locale.ROOT).replace('\u2019', '\'');
        if (sentence.indexOf('?') >= 0 || sentence.indexOf('\uff1f') >= 0 || sentence.endsWith(FIRST)) {
            return false;
        }
        for (String part : Pieces.between(sentence, ",\uff0c\u3001")) {
            String phrase = withoutLeads(part.strip());
            if (begins(phrase, QUESTIONS)) {
                return false;
            }
            if (!answers(phrase, languages)) {
                return true;
            }
        }
        return false;
    }

    private static boolean answers(String phrase, Languages languages) {
        return phrase.codePoints().filter(Character::isLetter).count() < FEW_LETTERS
                || begins(phrase, ANSWERS)
                || languages.all(Meaning.COURTESY).contains(phrase)
                || languages.all(Meaning.NO).contains(phrase);
    }

    private static String withoutLeads(String phrase) {
        int space = phrase.indexOf(' ');
        return space > 0 && LEADS.contains(phrase.substring(0, space))
                ? withoutLeads(phrase.substring(space + 1))
                : phrase;
    }

    private static boolean begins(String sentence, Set<String> turns) {
        return turns.stream()
                .anyMatch(turn -> sentence.startsWith(turn)
                        && (sentence.length() == turn.length()
                                || !Character.isLetter(sentence.charAt(turn.length()))
                                        && sentence.charAt(turn.length()) != '\''));
    }

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
