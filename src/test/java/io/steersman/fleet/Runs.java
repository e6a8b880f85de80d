package io.steersman.fleet;

import io.steersman.Run;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.util.ArrayList;
import java.util.List;

/** Runs of agents, four kinds of them, each with numbered steps. */
final class Runs {

    private Runs() {}

    /** The steps of one. */
    static List<Step> of(int number) {
        Run run = new Run().user("Fix the login test. Do not modify files under vendor/.");
        switch (number % 4) {
            case 0 -> run.times(7, r -> r.failing("npm test", "2 failed"));
            case 1 -> run.times(3, r -> r.shell("ls", "a b").edit("vendor/auth.py", "a", "b"));
            case 2 -> run.times(4, r -> r.failing("make", "error: no rule")).user("Look at the Makefile first.");
            default -> run.times(5, r -> r.shell("ls", "a b"));
        }
        List<Step> steps = new ArrayList<>();
        for (Step step : run.say("All tests pass now.").end().steps()) {
            steps.add(step.with(step.meta().withNumber(steps.size())));
        }
        return steps;
    }

    /** The trajectory of one. */
    static TrajectoryId id(int number) {
        return TrajectoryId.local("run-" + number);
    }

    /** How many steps the first so many have. */
    static int steps(int runs) {
        int all = 0;
        for (int i = 0; i < runs; i++) {
            all += of(i).size();
        }
        return all;
    }
}
