package io.steersman.fact;

import io.steersman.reading.instruction.ConstraintMatch;
import io.steersman.reading.language.Constraint;
import io.steersman.reading.language.Constraint.Act;
import io.steersman.reading.language.Constraint.Polarity;
import io.steersman.reading.language.Constraint.Subject;
import io.steersman.reading.language.Things;
import io.steersman.reading.language.Word;
import io.steersman.reading.path.Paths;
import io.steersman.reading.shell.Command;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Holds what was done against what instructions demand. Pure. */
public final class Requirement {

    /** Words that tie a demand to a moment that need not come. */
    private static final Set<String> MOMENT = Set.of(
            "when",
            "if",
            "whenever",
            "after",
            "before",
            "each",
            "every",
            "once",
            "during",
            "while",
            "unless",
            "where",
            "for",
            "prior");

    private static final Set<String> FINISHING = Set.of(
            "finish",
            "finishing",
            "finished",
            "end",
            "ending",
            "done",
            "complete",
            "completing",
            "completion",
            "stop",
            "stopping",
            "submit",
            "submitting",
            "return",
            "returning",
            "reporting",
            "declaring",
            "claiming",
            "saying");

    private Requirement() {}

    /** Whether it demands something that must have been done when the work is over, whatever the work is. */
    public static boolean isForTheEnd(Constraint constraint) {
        boolean judged = constraint.subject() == Subject.COMMAND
                || constraint.subject() == Subject.PATH && constraint.pattern().indexOf('*') < 0;
        return constraint.polarity() == Polarity.REQUIRE && judged && !isTiedToAMoment(constraint.quote());
    }

    /** Whether it demands something, and no call shows by its form whether it is met. */
    static boolean isForAJudge(Constraint constraint) {
        return constraint.polarity() == Polarity.REQUIRE && !isForTheEnd(constraint);
    }

    private static boolean isTiedToAMoment(String quote) {
        List<Word> words = Word.of(quote);
        for (int i = 0; i < words.size(); i++) {
            if (MOMENT.contains(words.get(i).lower()) && !finishes(words, i + 1)) {
                return true;
            }
        }
        return false;
    }

    /** {@code before you finish}, {@code once you are done}, {@code at the end}. */
    private static boolean finishes(List<Word> words, int from) {
        for (int i = from; i < words.size() && i < from + 4; i++) {
            if (FINISHING.contains(words.get(i).lower())) {
                return true;
            }
        }
        return false;
    }

    /** Whether an action does what is demanded. */
    public static boolean isMetBy(Constraint demand, Action action) {
        if (demand.subject() == Subject.COMMAND) {
            boolean anyCheck = demand.pattern().equals(Things.ANY_TEST_RUN) && action.checks();
            return anyCheck || action.commands().stream().anyMatch(command -> runs(demand, command));
        }
        boolean writes = demand.act() == Act.WRITE || demand.act() == Act.CREATE;
        return writes && action.writes().stream().anyMatch(write -> Paths.matches(demand.pattern(), write.path()));
    }

    /** Also through a script or a task runner that is named after it: {@code npm run lint} for {@code make lint}. */
    private static boolean runs(Constraint demand, Command command) {
        return ConstraintMatch.fulfils(demand, command)
                || command.text()
                        .toLowerCase(Locale.ROOT)
                        .contains(demand.pattern().toLowerCase(Locale.ROOT));
    }
}
