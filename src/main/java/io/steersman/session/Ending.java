package io.steersman.session;

import io.steersman.reading.Action;
import io.steersman.reading.Admission;
import io.steersman.trajectory.AgentMessage;
import java.io.Serializable;
import java.util.List;

/** How a trajectory would end if it ended now: what the last check showed, and what the main agent's last words say of it. */
final class Ending implements Serializable {

    private int change = -1;
    private int failedCheck = -1;
    private boolean acted;
    private boolean admitted;
    private boolean excused;

    /** Takes in a finished action of any agent. */
    void add(Action action) {
        if (!action.evidence()) {
            return;
        }
        acted |= action.acted() || !action.writes().isEmpty();
        if (action.mutated()) {
            change = action.answer().step();
        }
        if (action.failed() && action.checks()) {
            failedCheck = action.answer().step();
        } else if (action.succeeded() && (action.checks() || action.ran())) {
            failedCheck = -1;
        }
        if (action.mutated() || action.checks()) {
            admitted = false;
            excused = false;
        }
    }

    /** Takes in what an agent says, where it may be asked for; only the main agent's words are the trajectory's. */
    void said(AgentMessage message) {
        if (!message.agent().isEmpty() || message.text().isBlank()) {
            return;
        }
        if (failedCheck >= 0) {
            admitted = admitted || Admission.ofFailure(message.text());
        }
        if (!acted) {
            excused = excused || Admission.ofNoChange(message.text());
        }
    }

    boolean acted() {
        return acted;
    }

    boolean admitted() {
        return admitted;
    }

    boolean excused() {
        return excused;
    }

    /** The change and the failed check, when both are there. */
    List<Integer> failure() {
        return change < 0 || failedCheck < 0 ? List.of() : List.of(change, failedCheck);
    }
}
