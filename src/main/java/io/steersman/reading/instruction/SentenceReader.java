package io.steersman.reading.instruction;

import io.steersman.reading.language.Clauses;
import io.steersman.reading.language.Constraint;
import io.steersman.reading.language.Constraint.Act;
import io.steersman.reading.language.Constraint.Polarity;
import io.steersman.reading.language.PlainWords;
import io.steersman.reading.language.Prompt.Sentence;
import io.steersman.reading.language.Reserved;
import io.steersman.reading.language.Things;
import io.steersman.reading.language.Things.Thing;
import io.steersman.reading.language.Verbs;
import io.steersman.reading.language.Word;
import io.steersman.reading.text.Lexicon;
import io.steersman.trajectory.Instruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the constraints out of one sentence. */
final class SentenceReader {

    private static final Set<String> GRANTING = Set.of(
            "please", "to", "can", "could", "you", "we", "and", "then", "also", "now", "should", "must", "let's",
            "lets", "just", "ahead", "may", "or", "us", "-", ":", ",", ".", "\u2014", "(", "!", "ok", "okay", "yes",
            "always", "alright", "great", "instead");

    private static final Set<String> WONDERING = Set.of(
            "what", "which", "why", "how", "where", "when", "who", "whose", "did", "do", "does", "have", "has", "had",
            "is", "are", "was", "were");

    /** What follows "only" where it says when rather than what. */
    private static final Set<String> ONLY_THEN = Lexicon.of("clauses").words("only then");

    private static final int NEAR = 7;

    private final List<Word> words;
    private final Clauses clauses;
    private final Phrases phrases;
    private final Idioms idioms;
    private final Modes modes;

    SentenceReader(Sentence sentence, Instruction instruction, List<Constraint> out) {
        this(words(sentence), sentence, instruction, out);
    }

    /** Reads other words than those that are written. */
    SentenceReader(List<Word> words, Sentence sentence, Instruction instruction, List<Constraint> out) {
        this.words = words;
        this.clauses = new Clauses(words);
        Found found = new Found(sentence, instruction, out);
        this.phrases = new Phrases(words, clauses, found);
        this.modes = new Modes(words, clauses, found);
        this.idioms = new Idioms(words, clauses, phrases, modes, found);
    }

    void read() {
        if (words.isEmpty()) {
            return;
        }
        boolean asked = words.get(words.size() - 1).is("?");
        int colon = asked ? lastColon() : words.size();
        int i = 0;
        while (i < words.size()) {
            int next = words.get(i).kind() == Word.Kind.WORD ? at(i, i > colon) : -1;
            i = next > i ? next : i + 1;
        }
    }

    /** What stands before a colon asks nothing: "Analyse only: why is it slow?" */
    private int lastColon() {
        int i = words.size() - 1;
        while (i >= 0 && !words.get(i).is(":")) {
            i--;
        }
        return i;
    }

    private int at(int i, boolean question) {
        if (clauses.reminds(i)) {
            return phrases.phrase(i + 4, Polarity.ALLOW);
        }
        int after = question ? -1 : clauses.prohibition(i);
        if (after > 0 && (clauses.low(after).equals("git") || isCommand(words, after))) {
            return phrases.forbid(after, Act.RUN);
        }
        int mode = after > 0 ? modes.prohibited(after) : -1;
        if (mode > 0) {
            return mode;
        }
        if (after > 0) {
            return phrases.phrase(clauses.skipAdverbs(after), Polarity.FORBID);
        }
        int hooks = question ? -1 : idioms.hooks(i);
        int special = question || hooks > 0 ? hooks : idioms.at(i);
        return special > 0 ? special : granted(i);
    }

    /** Something asked for, or leave given. */
    private int granted(int i) {
        String verb = clauses.low(i);
        boolean told = Word.oneOf(clauses.low(i + 1), "is", "are", "must", "should", "may", "can");
        boolean begins = !told && (i == 0 || GRANTING.contains(clauses.low(i - 1)));
        boolean aside = i > 0 && clauses.low(i - 1).equals("(") && !Verbs.opensDirected(clauses.low(0));
        if (!begins || aside || clauses.conditional(i) || clauses.denied(i) || restricted(i) || wonders()) {
            return -1;
        }
        if (Verbs.git(verb) != null && Publishing.isForLater(words, i)) {
            return -1;
        }
        modes.granted(i);
        return verb.equals(Verbs.base(verb)) ? phrases.phrase(i, Polarity.ALLOW) : -1;
    }

    /** "What did you change?", "Why do you delete it?" ask about a deed; "can you change it?" asks for it. */
    private boolean wonders() {
        return words.get(words.size() - 1).is("?") && WONDERING.contains(clauses.low(0));
    }

    /** "Commit only when I say so" asks for nothing. */
    private boolean restricted(int i) {
        for (int k = i + 1; k < words.size() && k < i + NEAR; k++) {
            if (clauses.low(k).equals("only")) {
                return ONLY_THEN.contains(clauses.low(k + 1))
                        || k + 1 >= words.size()
                        || words.get(k + 1).mark();
            }
        }
        return false;
    }

    private static List<Word> words(Sentence sentence) {
        List<Word> own = Reserved.of(PlainWords.of(Word.of(sentence.text())));
        if (sentence.lead().isEmpty() || own.isEmpty() || negates(own)) {
            return own;
        }
        List<Word> all = new ArrayList<>(Word.of(sentence.lead()));
        String verb = all.get(all.size() - 1).lower();
        boolean replaced = Verbs.base(verb) != null
                && Verbs.base(own.get(0).lower()) != null
                && !own.get(0).code();
        if (replaced) {
            all.remove(all.size() - 1);
        }
        Thing command = own.get(0).mark() ? null : Things.command(own, 0, false);
        boolean run = command != null && (own.get(0).code() || command.pattern().indexOf(' ') > 0);
        if (run && Word.oneOf(verb, "not", "never")) {
            all.addAll(Word.of("run"));
        }
        all.addAll(own);
        return all;
    }

    private static boolean isCommand(List<Word> words, int i) {
        boolean named = i < words.size()
                && (words.get(i).code() || Things.isOption(words.get(i).text()));
        return named && Things.command(words, i, false) != null;
    }

    private static boolean negates(List<Word> words) {
        String first = words.get(0).lower();
        String second = words.size() > 1 ? words.get(1).lower() : "";
        return Word.oneOf(
                        first, "never", "avoid", "no", "only", "you", "always", "must", "should", "ask", "confirm",
                        "wait", "check", "before")
                || second.equals("not")
                || words.stream().anyMatch(word -> Word.oneOf(word.lower(), "forbidden", "prohibited", "banned"));
    }
}
