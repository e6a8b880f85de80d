package io.steersman.intervention;

import java.util.Locale;

/**
 * What became of a fault after somebody spoke about it, or after it was due and nobody did.
 *
 * <p>One speaker, number and fault have one outcome, and it is final.
 *
 * @param voice who spoke
 * @param number of the intervention, sent or withheld; for a user or a hook the index of the step with which they spoke
 * @param fault name of the fault
 * @param kind what became of it
 * @param since index of the step after which it was watched
 * @param turned index of the step that first showed a change for the better, -1 when none did
 * @param step index of the step at which this was decided
 * @param actions how many turns of the agent lie between, those of the change or the sighting that decided included
 * @param proof what showed the change, in a few words; empty when nothing did
 */
public record Outcome(
        Voice voice, int number, String fault, Kind kind, int since, int turned, int step, int actions, String proof) {

    /** Whether it is about an intervention of ours, sent or withheld, rather than the words of others. */
    public boolean ofIntervention() {
        return voice == Voice.STEERSMAN || voice == Voice.NOBODY;
    }

    /** Who spoke to the agent about a fault. */
    public enum Voice {
        /** An intervention of ours. */
        STEERSMAN,
        /** The user, with a message of their own while the fault was open. */
        USER,
        /** The harness around the agent, with a reminder or a hook of its own. */
        HOOK,
        /** Nobody: an intervention was due and withheld. What faults do by themselves, to hold the others against. */
        NOBODY;

        /** The name as written in JSON. */
        public String display() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What became of a fault. */
    public enum Kind {
        /** It was not seen again for the horizon of the policy, and something changed for the better. */
        RECOVERED,
        /** The same with nobody having spoken. */
        SELF_RECOVERED,
        /** It was left and came back. */
        RELAPSED,
        /** The agent went on as if nothing had been said. */
        IGNORED,
        /** The run ended before the horizon. */
        ENDED,
        /** The agent was never told. */
        UNDELIVERED,
        /** It was not seen again, and nothing shows why. */
        UNDETERMINED;

        /** The name as written in JSON. */
        public String display() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether the fault is over and something shows it. */
        public boolean isRecovery() {
            return this == RECOVERED || this == SELF_RECOVERED;
        }
    }
}
