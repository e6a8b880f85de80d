package io.steersman.session.past;

import io.steersman.fact.Action;
import io.steersman.reading.result.FailureKind;
import io.steersman.reading.result.HarnessNotice;
import io.steersman.trajectory.Instruction;
import java.util.ArrayList;
import java.util.List;

/** Calls and replies in a row that the harness could not read, and model calls in a row that failed. Bounded. */
final class Notices {

    private static final int MOST = 50;

    private final List<Integer> malformed = new ArrayList<>(0);
    private final List<Integer> outages = new ArrayList<>(0);
    private int turn = -1;

    /** A call that was read ends the row of those that were not. */
    void note(Action action) {
        if (action.failure() == FailureKind.MALFORMED_CALL && action.misfit()) {
            if (action.call().turn() != turn) {
                add(malformed, action.answer().step());
            }
            turn = action.call().turn();
        } else if (action.evidence()) {
            clear();
        }
    }

    void note(Instruction instruction) {
        switch (HarnessNotice.of(instruction)) {
            case MALFORMED_REPLY -> add(malformed, instruction.index());
            case OUTAGE -> add(outages, instruction.index());
            case NONE -> {}
        }
    }

    /** The model answered. */
    void said() {
        outages.clear();
    }

    void clear() {
        malformed.clear();
        outages.clear();
    }

    List<Integer> malformed() {
        return List.copyOf(malformed);
    }

    List<Integer> outages() {
        return List.copyOf(outages);
    }

    private static void add(List<Integer> row, int step) {
        if (row.size() < MOST) {
            row.add(step);
        }
    }
}
