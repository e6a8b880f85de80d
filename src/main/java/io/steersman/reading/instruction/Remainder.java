package io.steersman.reading.instruction;

import io.steersman.reading.language.Clauses;
import io.steersman.reading.language.Constraint;
import io.steersman.reading.language.Prompt.Sentence;
import io.steersman.reading.language.Things;
import io.steersman.reading.language.Things.Thing;
import io.steersman.reading.language.Verbs;
import io.steersman.reading.language.Word;
import io.steersman.trajectory.Instruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads "change nothing else": what the same message asks to be changed is all that may be.
 *
 * <p>It confines the work only where each request of the message names its files; where one does not, nobody can tell what is
 * left over.
 */
final class Remainder {

    private static final Set<String> READING =
            Set.of("see", "read", "look", "check", "compare", "review", "inspect", "run");
    private static final Set<String> NARROWING =
            Set.of("unless", "if", "when", "except", "without", "until", "than", "but");
    private static final int MOST = 4;

    private Remainder() {}

    /** Adds the limit that a message of the user sets by these words, if it sets one. */
    static void read(List<Sentence> sentences, Instruction instruction, List<Constraint> out) {
        if (!instruction.fromUser()) {
            return;
        }
        Sentence last = sentences.stream()
                .filter(sentence -> rest(Word.of(sentence.text()), sentence.text()) >= 0)
                .findFirst()
                .orElse(null);
        if (last == null || out.stream().anyMatch(Constraint::confinesWrites)) {
            return;
        }
        List<Thing> named = new ArrayList<>();
        for (Sentence sentence : sentences) {
            List<Word> all = Word.of(sentence.text());
            List<Word> words = sentence == last ? all.subList(0, rest(all, sentence.text())) : all;
            List<Thing> paths = requests(words) ? paths(words) : List.of();
            if (requests(words) && paths.isEmpty()) {
                return;
            }
            named.addAll(paths);
        }
        if (!named.isEmpty() && named.size() <= MOST) {
            new Found(last, instruction, out).emitOnly(named, false);
        }
    }

    /**
     * Where "do not touch anything else", "nothing else", "leave everything else alone", "leave all other files as they are"
     * begins, and no more than that is said; or -1.
     */
    private static int rest(List<Word> words, String text) {
        if (!text.contains("else") && !text.contains("other") && !text.contains("rest")) {
            return -1;
        }
        Clauses clauses = new Clauses(words);
        for (int i = 1; i < words.size(); i++) {
            boolean rest =
                    words.get(i).is("else") && Word.oneOf(clauses.low(i - 1), "anything", "nothing", "everything");
            boolean nothing = clauses.low(i - 1).equals("nothing");
            String verb = rest ? clauses.low(i - 2) : "";
            boolean kept =
                    Word.oneOf(verb, "leave", "keep") && clauses.low(i - 1).equals("everything");
            boolean change = Verbs.base(verb) != null && Verbs.git(verb) == null && (nothing || clauses.denied(i - 2));
            boolean ends = i + 1 >= words.size() || words.get(i + 1).mark() || kept;
            if (ends && (kept || change) && !narrows(words)) {
                return change && !nothing ? clauses.clauseStart(i - 2) : i - 2;
            }
            if (others(clauses, i) && !narrows(words)) {
                return i - 1;
            }
        }
        return -1;
    }

    /** "leave all other files as they are", "keep the rest untouched": the index stands behind the verb. */
    private static boolean others(Clauses clauses, int i) {
        if (!Word.oneOf(clauses.low(i - 1), "leave", "keep") || !clauses.directed(i - 1)) {
            return false;
        }
        int at = i + (Word.oneOf(clauses.low(i), "all", "the", "any") ? 1 : 0);
        at += Word.oneOf(clauses.low(at), "the", "of") ? 1 : 0;
        boolean files = clauses.low(at).equals("other") && Word.oneOf(clauses.low(at + 1), "files", "code");
        int end = files ? at + 2 : clauses.low(at).equals("rest") ? at + 1 : -1;
        return end > 0
                && (Word.oneOf(clauses.low(end), "alone", "untouched", "unchanged", "as-is", "intact")
                        || clauses.low(end).equals("as") && Word.oneOf(clauses.low(end + 1), "is", "it", "they"));
    }

    private static boolean narrows(List<Word> words) {
        return words.stream().anyMatch(word -> NARROWING.contains(word.lower()));
    }

    private static boolean requests(List<Word> words) {
        String first = words.isEmpty() ? "" : words.get(0).lower();
        String second = words.size() > 1 ? words.get(1).lower() : "";
        boolean asks = Verbs.opensDirected(first) || Word.oneOf(first, "in", "at", "inside");
        return asks && !READING.contains(first) && !Word.oneOf(second, "not") && !first.equals("never");
    }

    private static List<Thing> paths(List<Word> words) {
        List<Thing> paths = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            Thing path = Things.path(words, i);
            if (path != null) {
                paths.add(path);
            }
        }
        return paths;
    }
}
