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
        Sentence last =
                sentences.stream().filter(Remainder::leavesTheRest).findFirst().orElse(null);
        if (last == null || out.stream().anyMatch(Constraint::confinesWrites)) {
            return;
        }
        List<Thing> named = new ArrayList<>();
        for (Sentence sentence : sentences) {
            List<Word> words = Word.of(sentence.text());
            List<Thing> paths = paths(words);
            if (sentence != last && requests(words) && paths.isEmpty()) {
                return;
            }
            if (sentence != last && requests(words)) {
                named.addAll(paths);
            }
        }
        if (!named.isEmpty() && named.size() <= MOST) {
            new Found(last, instruction, out).emitOnly(named, false);
        }
    }

    /** "do not touch anything else", "nothing else", "leave everything else alone": and no more than that. */
    private static boolean leavesTheRest(Sentence sentence) {
        if (!sentence.text().contains("else")) {
            return false;
        }
        List<Word> words = Word.of(sentence.text());
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
            if (ends && (kept || change) && words.stream().noneMatch(word -> NARROWING.contains(word.lower()))) {
                return true;
            }
        }
        return false;
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
