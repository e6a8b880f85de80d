package io.steersman.steering;

import io.steersman.fact.Action;
import io.steersman.intervention.Course;
import io.steersman.intervention.Outcome.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The open watches of a trajectory. Bounded: each closes within its horizon, and beyond {@value #MOST} the oldest is given
 * up.
 */
final class Watches {

    private static final int MOST = 128;

    private final List<Watch> open = new ArrayList<>();

    boolean isEmpty() {
        return open.isEmpty();
    }

    void add(Watch watch) {
        open.add(watch);
        if (open.size() > MOST) {
            open.remove(0);
        }
    }

    /** All watches over an intervention of ours. */
    List<Watch> ofIntervention(int number) {
        return open.stream()
                .filter(watch -> watch.voice() == Voice.STEERSMAN && watch.number() == number)
                .toList();
    }

    /** Whether a fault is watched already. */
    boolean has(String fault) {
        return open.stream().anyMatch(watch -> watch.fault().equals(fault));
    }

    void close(Course decided) {
        open.removeIf(watch -> watch.voice() == decided.voice()
                && watch.number() == decided.number()
                && watch.fault().equals(decided.fault()));
    }

    /**
     * Takes in a finished action.
     *
     * @param sighted the faults seen in it
     * @return what may be decided now
     */
    List<Course> acted(Action action, Set<String> sighted, int step) {
        List<Course> due = new ArrayList<>();
        for (Watch watch : open) {
            if (!sighted.contains(watch.fault()) && watch.acted(action)) {
                due.add(watch.course(step, false, false));
            }
        }
        return due;
    }

    /**
     * Takes in faults that were seen just now.
     *
     * @param beganAt index of the step with which the agent began what shows them: what was under way when it was told
     *     does not count
     * @param turn in which it was begun, -1 for what is no call
     */
    List<Course> sighted(Set<String> sighted, String agent, int beganAt, int turn, int step) {
        List<Course> due = new ArrayList<>();
        for (Watch watch : open) {
            if (sighted.contains(watch.fault()) && watch.concerns(agent, beganAt, turn)) {
                if (!watch.isDelivered()) {
                    watch.restart(step, turn);
                } else {
                    due.add(watch.course(step, true, false));
                }
            }
        }
        return due;
    }

    /** The user has spoken. */
    List<Course> userSpoke(int step) {
        List<Course> due = new ArrayList<>();
        for (Watch watch : open) {
            watch.userSpoke();
            if (watch.isDelivered()) {
                due.add(watch.course(step, false, false));
            }
        }
        return due;
    }

    /** The run is over. */
    List<Course> ended(int step) {
        return open.stream().map(watch -> watch.course(step, false, true)).toList();
    }
}
