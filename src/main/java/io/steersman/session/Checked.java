package io.steersman.session;

import io.steersman.reading.Action;

/** How the last check came out, and whether the code that it checks has been changed. */
final class Checked {

    private boolean failed;
    private boolean changedSource;

    /** Takes in a finished action. */
    void did(Action action) {
        if (action.checks() && action.evidence()) {
            failed = action.failed();
        }
        changedSource |=
                action.mutated() && action.writes().stream().anyMatch(write -> write.matters() && !write.test());
    }

    /** A new request: what is changed from now on is changed for it. */
    void userSpoke() {
        changedSource = false;
    }

    boolean failed() {
        return failed;
    }

    boolean changedSource() {
        return changedSource;
    }
}
