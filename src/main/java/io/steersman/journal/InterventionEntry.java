package io.steersman.journal;

import io.steersman.intervention.Intervention;
import java.util.Locale;

/**
 * An intervention and how far it has come.
 *
 * @param delivery where it stands on its way
 * @param policy hash of the policy that shaped it
 */
public record InterventionEntry(Intervention intervention, Delivery delivery, String policy) {

    /** The way of an intervention. */
    public enum Delivery {
        /** Waits for the next reply or poll. */
        PENDING,
        /** Went out with a reply or a poll. */
        SENT,
        /** The client says that it has arrived. */
        ACKNOWLEDGED,
        /** Its reason was gone before it could be sent. */
        DROPPED;

        /** The name as written in JSON. */
        public String display() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns this at another point of its way. */
    public InterventionEntry at(Delivery newDelivery) {
        return new InterventionEntry(intervention, newDelivery, policy);
    }
}
