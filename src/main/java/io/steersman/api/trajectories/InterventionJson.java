package io.steersman.api.trajectories;

import io.steersman.intervention.Intervention;
import io.steersman.journal.InterventionEntry;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the agent is told.
 *
 * @param number 1, 2, ... within the trajectory
 * @param level how strongly it acts: notice, warn, ask, block, halt
 * @param step index of the step that earned it
 * @param rule id of the leading fault's rule
 * @param text what the agent reads
 */
@Schema(name = "Intervention")
public record InterventionJson(int number, String level, int step, String rule, String text) {

    public static InterventionJson of(Intervention intervention) {
        return new InterventionJson(
                intervention.number(),
                intervention.level().display(),
                intervention.step(),
                intervention.rule().toString(),
                intervention.text());
    }

    public static List<InterventionJson> of(List<Intervention> interventions) {
        return interventions.stream().map(InterventionJson::of).toList();
    }

    /**
     * An intervention and how far it has come.
     *
     * @param faults names of all faults it speaks for
     * @param delivery pending, sent, acknowledged, dropped or withheld
     * @param carried the level at which it went out: a lower one where the client cannot do more
     * @param channel how it went out: reply, poll, or the client and its hook event; empty until then
     * @param rung 1 for the first about the leading fault, 2 for the second, and so on
     * @param wording version of the template that the text was written with
     * @param rulebook hash of the rulebook that earned it
     * @param policy hash of the policies that shaped it
     * @param reason why it was dropped, or who silenced it; empty otherwise
     * @param lagSteps steps from decision to delivery, null until delivered
     * @param lagMillis milliseconds from decision to delivery, null until delivered
     */
    @Schema(name = "InterventionState")
    public record State(
            int number,
            String level,
            int step,
            String rule,
            String text,
            List<String> faults,
            String delivery,
            String carried,
            String channel,
            int rung,
            String wording,
            String rulebook,
            String policy,
            String reason,

            @Schema(implementation = Integer.class, nullable = true)
            OptionalInt lagSteps,

            @Schema(implementation = Long.class, nullable = true)
            OptionalLong lagMillis) {

        public static State of(InterventionEntry entry) {
            Intervention intervention = entry.intervention();
            return new State(
                    intervention.number(),
                    intervention.level().display(),
                    intervention.step(),
                    intervention.rule().toString(),
                    intervention.text(),
                    intervention.faults(),
                    entry.delivery().display(),
                    entry.carried().display(),
                    entry.channel(),
                    intervention.rung(),
                    intervention.wording(),
                    entry.rulebook(),
                    entry.policy(),
                    entry.reason(),
                    entry.lagSteps(),
                    entry.lagMillis());
        }
    }
}
