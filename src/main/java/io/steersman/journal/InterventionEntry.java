package io.steersman.journal;

import io.steersman.intervention.Intervention;
import io.steersman.intervention.Level;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * An intervention and how far it has come.
 *
 * @param delivery where it stands on its way
 * @param rulebook hash of the rulebook that earned it, empty where that was not noted
 * @param policy hash of the policy that shaped it
 * @param earned when the rules decided it
 * @param moved when it was sent, withheld or dropped; nothing while it waits
 * @param reason why it was dropped, or who silenced it; empty otherwise
 * @param carried the level at which it went out, which is a lower one where the client cannot do more; its own until then
 * @param channel how it went out, such as {@code reply} or {@code codex PostToolUse}; empty until then
 */
public record InterventionEntry(
        Intervention intervention,
        Delivery delivery,
        String rulebook,
        String policy,
        Moment earned,
        Optional<Moment> moved,
        String reason,
        Level carried,
        String channel) {

    public InterventionEntry {
        rulebook = Objects.requireNonNullElse(rulebook, "");
    }

    /** The way of an intervention. */
    public enum Delivery {
        /** Waits for the next reply or poll. */
        PENDING,
        /** Went out with a reply or a poll. */
        SENT,
        /** The client says, or the agent's next steps show, that it has arrived. */
        ACKNOWLEDGED,
        /** Its reason was gone before it could be sent. */
        DROPPED,
        /** It would have been sent at this moment, and an experiment or a silence kept it back. */
        WITHHELD;

        /** The name as written in JSON. */
        public String display() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether the agent was told. */
        public boolean isDelivered() {
            return this == SENT || this == ACKNOWLEDGED;
        }
    }

    /** One that waits. */
    public static InterventionEntry pending(Intervention intervention, String rulebook, String policy, Moment earned) {
        return new InterventionEntry(
                intervention,
                Delivery.PENDING,
                rulebook,
                policy,
                earned,
                Optional.empty(),
                "",
                intervention.level(),
                "");
    }

    /** Returns this as sent at a level that the channel can carry. */
    public InterventionEntry sent(Moment at, Level level, String newChannel) {
        return new InterventionEntry(
                intervention, Delivery.SENT, rulebook, policy, earned, Optional.of(at), "", level, newChannel);
    }

    /**
     * Returns this as kept back at the moment at which it would have been sent.
     *
     * @param why in a few words; empty for an experiment
     */
    public InterventionEntry withheld(Moment at, Level level, String newChannel, String why) {
        return new InterventionEntry(
                intervention, Delivery.WITHHELD, rulebook, policy, earned, Optional.of(at), why, level, newChannel);
    }

    /** Returns this as dropped. */
    public InterventionEntry dropped(Moment at, String why) {
        return new InterventionEntry(
                intervention, Delivery.DROPPED, rulebook, policy, earned, Optional.of(at), why, carried, channel);
    }

    /** Returns this as acknowledged; what was never sent counts as sent at this moment. */
    public InterventionEntry acknowledged(Moment at) {
        return new InterventionEntry(
                intervention,
                Delivery.ACKNOWLEDGED,
                rulebook,
                policy,
                earned,
                Optional.of(moved.orElse(at)),
                "",
                carried,
                channel);
    }

    /** Steps that came between the one that earned it and its delivery; nothing unless it was delivered. */
    public OptionalInt lagSteps() {
        return delivery.isDelivered() && moved.isPresent()
                ? OptionalInt.of(Math.max(0, moved.get().step() - intervention.step()))
                : OptionalInt.empty();
    }

    /** Milliseconds from the decision to the delivery; nothing unless it was delivered. */
    public OptionalLong lagMillis() {
        return delivery.isDelivered() && moved.isPresent()
                ? OptionalLong.of(Math.max(0, moved.get().millis() - earned.millis()))
                : OptionalLong.empty();
    }
}
