package io.steersman.fleet;

import io.steersman.journal.Feedback;
import io.steersman.journal.VerdictEntry;
import io.steersman.trajectory.Step;
import java.util.List;

/** What is asked about a trajectory: one record of the topic {@code inputs}, done as a whole or not at all. */
sealed interface Input {

    /** What becomes of steps, and of what is due with them. */
    enum Manner {
        /** What is due goes out with the reply. */
        ANSWERED,
        /** What is due waits. */
        SILENT,
        /** What is due waits, and steps whose numbers are there already are left out. */
        NEW
    }

    /** Steps are reported. */
    record Steps(List<Step> steps, Manner manner) implements Input {
        public Steps {
            steps = List.copyOf(steps);
        }
    }

    /**
     * A client's hook event.
     *
     * @param client as it is named in addresses
     * @param event its name, as the client has it
     * @param body what the client sent, without secrets
     */
    record Hook(String client, String event, String body) implements Input {}

    /** All that waits is taken out. */
    record Take(String channel) implements Input {}

    /** An agent asks what it is to be told after a number. */
    record Poll(int after) implements Input {}

    /** An intervention has arrived. */
    record Acknowledge(int number) implements Input {}

    /** Somebody has answered a question. */
    record Hear(VerdictEntry answer) implements Input {}

    /** A person says something. */
    record Note(Feedback feedback) implements Input {}

    /** Somebody came by another door. */
    record Warn(String what) implements Input {}

    /** A trajectory is to be forgotten, unless something was written of it since. */
    record Forget(long before) implements Input {}
}
