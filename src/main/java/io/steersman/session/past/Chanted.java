package io.steersman.session.past;

import io.steersman.fact.Action;
import io.steersman.fact.Chant;
import io.steersman.trajectory.Bounded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The files that one agent has written of late with a passage over and over. Bounded. */
final class Chanted {

    private static final int MOST_FILES = 8;
    private static final int MOST_STEPS = 16;

    private final Map<String, List<Verse>> files = Bounded.byUse(MOST_FILES);
    private List<Verse> current = List.of();

    /** A landed write and how much of a chant it is. */
    private record Verse(int step, int turn, int times, int percent) {}

    /** Takes in a finished action of the agent. */
    void add(Action action) {
        current = List.of();
        if (!action.mutated()) {
            return;
        }
        Chant chant = Chant.of(action);
        if (chant.times() < 2) {
            files.remove(action.target());
            return;
        }
        current = files.computeIfAbsent(action.target(), path -> new ArrayList<>(2));
        int turn = action.call().turn();
        current.removeIf(verse -> verse.turn() == turn);
        current.add(new Verse(action.answer().step(), turn, chant.times(), chant.percent()));
        if (current.size() > MOST_STEPS) {
            current.remove(0);
        }
    }

    /** The user spoke. */
    void clear() {
        files.clear();
        current = List.of();
    }

    /** Results of the writes in a row of this step's file that are chants: so many times at least, and so much of the text. */
    List<Integer> steps(int times, int percent) {
        List<Integer> steps = new ArrayList<>();
        for (Verse verse : current) {
            if (verse.times() >= times && verse.percent() >= percent) {
                steps.add(verse.step());
            } else {
                steps.clear();
            }
        }
        return steps;
    }
}
