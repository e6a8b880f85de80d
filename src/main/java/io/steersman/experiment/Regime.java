package io.steersman.experiment;

import io.steersman.experiment.Arm.Says;
import io.steersman.policy.Layer;
import io.steersman.policy.Policies;
import java.util.List;

/**
 * What the arms of one trajectory change, taken together: who says least has its way, and overlays of the policy lie one over
 * the other.
 *
 * @param says what the agent is told
 * @param text what a neutral arm says
 * @param overlays the first goes before all others
 * @param rulebook name of the variant of rules; empty for those of all
 */
public record Regime(Says says, String text, List<Layer> overlays, String rulebook) {

    /** Nothing is changed. */
    public static final Regime NONE = new Regime(Says.POLICY, "", List.of(), "");

    public Regime {
        overlays = List.copyOf(overlays);
    }

    /** Whether nothing is told. */
    public boolean withholds() {
        return says == Says.NOTHING;
    }

    /** Whether something else is told. */
    public boolean isNeutral() {
        return says == Says.NEUTRAL;
    }

    /** The policies under it. */
    public Policies over(Policies policies) {
        return policies.under(overlays);
    }
}
