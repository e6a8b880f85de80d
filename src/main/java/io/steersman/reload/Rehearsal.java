package io.steersman.reload;

import io.steersman.rulebook.cases.CaseReader;
import io.steersman.rulebook.cases.RuleCase;
import io.steersman.rulebook.drl.RuleMetadata;
import io.steersman.session.Session;
import io.steersman.trajectory.Context;
import io.steersman.trajectory.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Map;

/** Judges steps of the cases under what is to come into force, so that no agent waits for what an engine does only once. */
final class Rehearsal {

    private static final int STEPS = 200;
    private static final int FILES = 3;

    private Rehearsal() {}

    /** Nothing comes of what is found or fails; where there are no cases nothing is judged. */
    static void of(InForce next) {
        int judged = 0;
        for (Map.Entry<String, String> file : next.sources().cases().entrySet()) {
            for (RuleCase example : CaseReader.read(file.getKey(), file.getValue(), new ArrayList<>())) {
                if (judged >= STEPS) {
                    return;
                }
                judge(example, next);
                judged += example.steps().size();
            }
        }
    }

    /** Checks the longest files as if they were changed, so that an author's first change takes no longer than later ones. */
    static void ofAChange(InForce now) {
        now.sources().drl().entrySet().stream()
                .filter(file -> !file.getKey().startsWith(RuleMetadata.INTERVENTION + "/"))
                .sorted(Comparator.comparingInt(file -> -file.getValue().length()))
                .limit(FILES)
                .forEach(file ->
                        Checker.check(now.sources().with(Map.of("rules/" + file.getKey(), file.getValue() + "\n"))));
    }

    private static void judge(RuleCase example, InForce next) {
        try {
            Session session = new Session(next.rulebook(), next.policies()::of, Context.NONE);
            for (Step step : example.steps()) {
                session.accept(step);
                example.heardAfter(step).forEach(session::hear);
            }
        } catch (RuntimeException | StackOverflowError e) {
            // It is told when it happens to a trajectory.
            return;
        }
    }
}
