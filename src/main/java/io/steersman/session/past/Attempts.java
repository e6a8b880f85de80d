package io.steersman.session.past;

import io.steersman.fact.Action;
import io.steersman.fact.Rounds;
import io.steersman.reading.call.ToolKind;
import io.steersman.trajectory.Bounded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What one agent's edits have brought: edits by file since a check last ran, and checks that keep failing alike. */
final class Attempts {

    private static final int MOST_FILES = 64;
    private static final int MOST_CHECKS = 8;
    private static final int MOST_STEPS = 32;

    private final Map<String, Edited> edits = Bounded.byUse(MOST_FILES);
    private final Map<String, Tried> tried = Bounded.byUse(MOST_CHECKS);
    private final Map<String, Rounds> failing = Bounded.byUse(MOST_CHECKS);
    private List<Integer> ofFile = List.of();
    private List<Integer> ofCheck = List.of();
    private Rounds rounds = Rounds.NONE;
    private int changes;
    private int acts;

    /** Takes in a finished action of the agent. */
    void add(Action action) {
        ofFile = List.of();
        ofCheck = List.of();
        rounds = Rounds.NONE;
        if (!action.evidence()) {
            return;
        }
        if (action.mutated()) {
            changes++;
            ofFile = edited(action);
        }
        if (action.checks()) {
            ofCheck = checked(action);
        }
        acts += action.acted() ? 1 : 0;
        rounds = round(action);
    }

    /** The user spoke. */
    void clear() {
        edits.clear();
        tried.clear();
        failing.clear();
        rounds = Rounds.NONE;
        ofFile = List.of();
        ofCheck = List.of();
    }

    /** Results of the edits of the file that this step edits, since a check last ran; empty when it edits none. */
    List<Integer> edits() {
        return List.copyOf(ofFile);
    }

    /** Results of the runs of this step's check that failed alike, each after another change; empty when it passed. */
    List<Integer> stuckChecks() {
        return List.copyOf(ofCheck);
    }

    /** The failing runs of this step's call. */
    Rounds rounds() {
        return rounds;
    }

    /** A call that succeeds begins anew, and so does one whose failures have become fewer. */
    private Rounds round(Action action) {
        String key = action.call().key();
        if (key.isEmpty() || action.kind() != ToolKind.EXECUTE || !action.failed() && !failing.containsKey(key)) {
            return Rounds.NONE;
        }
        if (!action.failed()) {
            failing.remove(key);
            return Rounds.NONE;
        }
        Rounds before = failing.getOrDefault(key, Rounds.NONE);
        Rounds now = before.and(action, acts);
        failing.put(key, now);
        return now;
    }

    private List<Integer> edited(Action action) {
        Edited file = edits.computeIfAbsent(action.target(), path -> new Edited());
        if (file.turn != action.call().turn() && file.steps.size() < MOST_STEPS) {
            file.steps.add(action.answer().step());
            file.turn = action.call().turn();
        }
        return file.steps;
    }

    private List<Integer> checked(Action action) {
        String key = action.call().key();
        int failing = action.answer().failing();
        edits.clear();
        if (action.succeeded() || failing < 1) {
            tried.remove(key);
            return List.of();
        }
        Tried run = tried.get(key);
        if (run == null || run.failing != failing || !run.error.equals(action.errorKey())) {
            run = new Tried(failing, action.errorKey());
            tried.put(key, run);
        }
        if (run.changes != changes && run.turn != action.call().turn() && run.steps.size() < MOST_STEPS) {
            run.steps.add(action.answer().step());
            run.changes = changes;
            run.turn = action.call().turn();
        }
        return run.steps;
    }

    /** A file that was edited: one step of each turn. */
    private static final class Edited {
        private final List<Integer> steps = new ArrayList<>();
        private int turn = -1;
    }

    /** A check whose failures have stayed as they are. */
    private static final class Tried {
        private final int failing;
        private final String error;
        private final List<Integer> steps = new ArrayList<>();
        private int changes = -1;
        private int turn = -1;

        Tried(int failing, String error) {
            this.failing = failing;
            this.error = error;
        }
    }
}
