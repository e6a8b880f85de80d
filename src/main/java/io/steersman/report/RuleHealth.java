package io.steersman.report;

import io.steersman.intervention.Outcome.Kind;
import io.steersman.policy.Mode;
import io.steersman.report.run.Effect;
import io.steersman.report.run.Rate;
import io.steersman.rulebook.Evidence;

/**
 * Whether a rule does good.
 *
 * @param rule its id
 * @param findings how many faults it saw
 * @param runs in how many runs
 * @param shadowed how many it saw while it was only tried out
 * @param effect what its interventions brought
 * @param right how many findings and interventions people call right
 * @param wrong how many they call wrong
 * @param standing how it stands by itself
 */
public record RuleHealth(
        String rule, int findings, int runs, int shadowed, Effect effect, int right, int wrong, Standing standing) {

    /**
     * How a rule stands by itself.
     *
     * @param mode whether its findings are recorded only, or told
     * @param evidence what people who read its findings say of them
     */
    public record Standing(Mode mode, Evidence evidence) {
        /** Nothing is known of it. */
        public static final Standing UNKNOWN = new Standing(Mode.OBSERVE, Evidence.NONE);
    }

    /** Times that it did harm or was of no use: called wrong, or ignored. */
    public int harm() {
        return wrong + effect.of(Kind.IGNORED);
    }

    /** Times that it helped. */
    public int help() {
        return effect.of(Kind.RECOVERED);
    }

    /** Of what people judged, the share that they call right. */
    public Rate precision() {
        return new Rate(right, right + wrong);
    }
}
