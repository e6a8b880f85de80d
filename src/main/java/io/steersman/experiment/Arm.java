package io.steersman.experiment;

import io.steersman.policy.Layer;
import java.util.Locale;
import java.util.Optional;

/**
 * One way in which the units of an experiment are treated.
 *
 * @param weight its share of the units, against the other arms' weights
 * @param says what its agents are told
 * @param text what a neutral arm says; empty otherwise
 * @param overlay what of the policy differs in it
 * @param rulebook name of the variant of rules that it has; empty for those of all
 */
public record Arm(String name, int weight, Says says, String text, Optional<Layer> overlay, String rulebook) {

    /** What the agents of an arm are told. */
    public enum Says {
        /** What is due is withheld: faults are found and decided about as ever. */
        NOTHING,
        /** A neutral sentence at the same moment: what being spoken to does by itself. */
        NEUTRAL,
        /** What the policy says. */
        POLICY;

        /** The name as written in files. */
        public String display() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one of this name, or nothing. */
        static Optional<Says> named(String name) {
            for (Says says : values()) {
                if (says.display().equals(name)) {
                    return Optional.of(says);
                }
            }
            return Optional.empty();
        }
    }
}
