package io.steersman.session.past;

import io.steersman.reading.language.Languages;
import io.steersman.reading.message.Admission;
import io.steersman.trajectory.AgentMessage;

/** What the main agent owned up to of late; only its words are the trajectory's. */
final class LastWords {

    private int failure = -1;
    private int excuse = -1;

    /**
     * Takes in what an agent says, as far as it may be asked for.
     *
     * @param failing whether a check fails
     * @param idle whether nothing was done yet
     */
    void said(AgentMessage message, boolean failing, boolean idle, Languages languages) {
        if (!message.agent().isEmpty() || message.text().isBlank()) {
            return;
        }
        if (failing && Admission.ofFailure(message.text(), languages)) {
            failure = message.index();
        }
        if (idle && Admission.ofNoChange(message.text())) {
            excuse = message.index();
        }
    }

    /** Whether it spoke of a failure after a step. */
    boolean admitFailureSince(int step) {
        return failure > step;
    }

    /** Whether it said after a step why nothing was changed, or handed the matter back. */
    boolean excuseSince(int step) {
        return excuse > step;
    }
}
