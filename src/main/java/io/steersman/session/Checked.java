package io.steersman.session;

import io.steersman.reading.Action;
import io.steersman.reading.Write;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How the last check came out, and what has been changed since. */
final class Checked implements Serializable {

    private boolean failed;
    private boolean changedSource;
    private int lastChange = -1;
    private int lastGood = -1;
    private int lastStep = -1;
    private String last = "";

    /**
     * Takes in a finished action.
     *
     * @param files before they take it in
     */
    void did(Action action, Files files) {
        if (action.checks() && action.evidence()) {
            failed = action.failed();
            last = action.call().summary();
            lastStep = action.answer().step();
        }
        if (action.succeeded() && (action.checks() || action.ran())) {
            lastGood = action.answer().step();
        }
        if (action.mutated()) {
            changed(action, files);
        }
    }

    private void changed(Action action, Files files) {
        if (action.writes().stream().anyMatch(write -> matters(write, files))) {
            lastChange = action.answer().step();
        }
        changedSource |= action.writes().stream().anyMatch(write -> write.matters() && !write.test());
    }

    /** Removing what was made to try something out changes nothing that a check could show. */
    private static boolean matters(Write write, Files files) {
        return write.matters() && !(write.change() == Write.Change.DELETE && files.own(write));
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

    boolean changedSince() {
        return lastChange > lastGood;
    }

    /** Step of the last change that matters, or -1. */
    int lastChange() {
        return lastChange;
    }

    /** The last check in a few words, empty when there was none. */
    String last() {
        return last;
    }

    /** The steps of the last check and of the last change, as far as there are any. */
    List<Integer> lastCheckAndChange() {
        List<Integer> steps = new ArrayList<>();
        if (lastStep >= 0) {
            steps.add(lastStep);
        }
        if (lastChange >= 0) {
            steps.add(lastChange);
        }
        return Collections.unmodifiableList(steps);
    }
}
