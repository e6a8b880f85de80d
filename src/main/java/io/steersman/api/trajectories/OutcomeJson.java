package io.steersman.api.trajectories;

import io.steersman.intervention.Outcome;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of a fault.
 *
 * @param outcome recovered, self-recovered, relapsed, ignored, ended, undelivered or undetermined
 * @param voice who spoke: steersman, user, hook, or nobody
 * @param number of the intervention, sent or withheld; of a user or hook the index of the step with which they spoke
 * @param fault rule and identity of the fault, with a # between
 * @param since index of the step after which it was watched
 * @param turned index of the step that first showed a change, -1 when none did
 * @param step index of the step at which this was decided
 * @param actions how many actions lie between
 * @param proof what showed the change
 */
@Schema(name = "Outcome")
record OutcomeJson(
        String outcome,
        String voice,
        int number,
        String fault,
        int since,
        int turned,
        int step,
        int actions,
        String proof) {

    static OutcomeJson of(Outcome outcome) {
        return new OutcomeJson(
                outcome.kind().display(),
                outcome.voice().display(),
                outcome.number(),
                outcome.fault(),
                outcome.since(),
                outcome.turned(),
                outcome.step(),
                outcome.actions(),
                outcome.proof());
    }
}
