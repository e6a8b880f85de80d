package io.steersman.session.past;

import io.steersman.reading.check.CheckOutcome;
import io.steersman.reading.check.CheckOutcome.Result;
import io.steersman.reading.check.CheckScope.Cover;

/** How one kind of check stands: what failed is failed until a run that covers it passes. */
final class Standing {

    private CheckOutcome failure = CheckOutcome.NONE;
    private State state = State.OPEN;
    private int step = -1;

    private enum State {
        OPEN,
        PASSED,
        FAILED,
        /** It failed, and something narrower passed since: it may be mended. */
        NARROWER,
        /** It failed, and something ran since that may have been a check. */
        DOUBTFUL
    }

    /** Takes in how a run came out. */
    void take(CheckOutcome check, Result result, int at) {
        switch (result) {
            case FAILED -> fail(check, at);
            case PASSED -> pass(check, at);
            default -> state = failed() ? State.DOUBTFUL : state;
        }
    }

    private void fail(CheckOutcome check, int at) {
        failure = check;
        state = State.FAILED;
        step = at;
    }

    private void pass(CheckOutcome check, int at) {
        Cover cover = failed() ? check.covers(failure) : Cover.ALL;
        switch (cover) {
            case ALL -> {
                state = State.PASSED;
                step = at;
            }
            case MAYBE -> {
                state = state == State.DOUBTFUL ? state : State.NARROWER;
                step = at;
            }
            case NONE -> step = at;
        }
    }

    /** Something of all kinds passed. */
    void covered(CheckOutcome check) {
        if (failed() && check.covers(failure) == Cover.ALL) {
            state = State.PASSED;
        }
    }

    /** Something ran well that may have been a check. What a check itself counted as failed needs a check. */
    void mayHavePassed() {
        state = state == State.FAILED && !failure.saysFailed() ? State.DOUBTFUL : state;
    }

    private boolean failed() {
        return state == State.FAILED || state == State.NARROWER || state == State.DOUBTFUL;
    }

    /** Whether it fails, and nothing has run since that may show otherwise. */
    boolean fails() {
        return state == State.FAILED;
    }

    /** Whether it failed, and only something narrower passed since. */
    boolean failsElsewhere() {
        return state == State.NARROWER;
    }

    /** Step of the last run. */
    int step() {
        return step;
    }
}
