package io.steersman.api.rules;

import io.steersman.report.run.Rate;
import io.steersman.supervision.Trial;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A version that is tried beside the active one.
 *
 * @param candidate hash of the version that is tried
 * @param state running, promoted or taken-back
 * @param why why it is over, empty while it runs
 * @param kind shadow or canary
 * @param percent share of the trajectories for which a canary is in force, 0 for a shadow
 * @param since when it began
 * @param by who wanted it
 * @param reason why, in their words
 * @param active what the active version came to meanwhile
 * @param tried what the candidate came to
 * @param rules faults by rule, in shadow: seen by one alone, and by both
 * @param examples faults that one alone saw, in shadow
 */
@Schema(name = "Trial")
record TrialJson(
        String candidate,
        String state,
        String why,
        String kind,
        int percent,
        Instant since,
        String by,
        String reason,
        Side active,
        Side tried,
        Map<String, Trial.Compared> rules,
        List<Trial.Example> examples) {

    /**
     * What one side came to.
     *
     * @param steps how many it judged
     * @param nanosPerStep what one takes in the mean; a shadow reads nothing itself
     * @param errors how often a rule failed
     * @param recovered interventions after which agents recovered
     * @param decided interventions of which it is known what became of them
     * @param low lower end of the 95 % interval (Wilson) of the share that recovered
     * @param high its upper end
     */
    @Schema(name = "TrialSide")
    record Side(long steps, long nanosPerStep, int errors, int recovered, int decided, double low, double high) {
        static Side of(Trial.Side side) {
            Rate rate = new Rate(side.recovered(), side.decided());
            return new Side(
                    side.steps(),
                    side.mean(),
                    side.errors(),
                    side.recovered(),
                    side.decided(),
                    rate.low(),
                    rate.high());
        }
    }

    static TrialJson of(Trial.State trial, String state, String why) {
        Trial.Terms terms = trial.terms();
        return new TrialJson(
                trial.candidate(),
                state,
                why,
                terms.shadows() ? "shadow" : "canary",
                terms.percent(),
                Instant.ofEpochMilli(terms.millis()),
                terms.who(),
                terms.why(),
                Side.of(trial.active()),
                Side.of(trial.tried()),
                trial.rules(),
                trial.examples());
    }
}
