package io.steersman.reading.instruction;

import io.steersman.reading.language.Clauses;
import io.steersman.reading.language.Constraint.Act;
import io.steersman.reading.language.Constraint.Polarity;
import io.steersman.reading.language.OperationWords;
import io.steersman.reading.language.Verbs;
import io.steersman.reading.language.Word;
import java.util.List;

/** Reads deeds that are named where something is said of them: "pushing to main", "force pushes", "`rm -rf`". */
final class NamedDeeds {

    private final List<Word> words;
    private final Clauses clauses;
    private final Found found;

    NamedDeeds(List<Word> words, Clauses clauses, Found found) {
        this.words = words;
        this.clauses = clauses;
        this.found = found;
    }

    /** What stands before the verb, from a start to an end, is what is forbidden: "pushing to main", "force pushes", "`rm -rf`". */
    boolean subject(int start, int end, boolean askable) {
        List<Word> before = words.subList(start, end);
        Clauses part = new Clauses(before);
        Phrases spoken = new Phrases(before, part, found);
        int first = 0;
        while (Word.oneOf(part.low(first), "any", "all", "every", "each", "a", "the", "direct", "no")) {
            first++;
        }
        found.asking(askable);
        boolean hooks = Word.oneOf(part.low(first), "skipping", "bypassing", "disabling", "circumventing")
                && Word.oneOf(before.get(before.size() - 1).lower(), "hook", "hooks");
        if (hooks) {
            found.emit(
                    Polarity.FORBID,
                    Act.RUN,
                    Objects.command("--no-verify", end).things(),
                    Exceptions.of(words, words.size(), Act.RUN, false));
            found.asking(false);
            return true;
        }
        boolean gerund = Verbs.ofGerund(part.low(first)) != null || OperationWords.isGerund(part.low(first));
        int to = gerund || Verbs.git(part.low(first)) != null
                ? spoken.phrase(first, Polarity.FORBID)
                : nouns(part, spoken, first);
        found.asking(false);
        return to >= before.size();
    }

    /** "Destructive operations (force pushes, `git clean -f`) need approval": each of what the brackets hold. */
    boolean bracketed(int end) {
        int open = end - 1;
        while (open > 0 && !clauses.low(open).equals("(")) {
            open--;
        }
        boolean any = false;
        int from = open + 1;
        for (int k = from; open > 0 && k < end; k++) {
            if (Word.oneOf(clauses.low(k), ",", ")", "/") && k > from) {
                any |= subject(from, k, true);
                from = k + 1;
            }
        }
        return any;
    }

    private static int nouns(Clauses part, Phrases spoken, int first) {
        return switch (part.low(first)) {
            case "commits" -> spoken.deeds().git("commit", first + 1, Polarity.FORBID, true);
            case "force-push", "force-pushes" -> spoken.deeds().git("force-push", first + 1, Polarity.FORBID, true);
            case "pushes" -> spoken.deeds().git("push", first + 1, Polarity.FORBID, true);
            case "changes", "edits", "modifications", "writes" ->
                part.low(first + 1).equals("to") ? spoken.forbid(first + 2, Act.WRITE) : -1;
            default -> first < spoken.size() ? spoken.forbid(first, Act.RUN) : -1;
        };
    }
}
