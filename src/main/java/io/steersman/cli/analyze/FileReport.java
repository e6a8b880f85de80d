package io.steersman.cli.analyze;

import io.steersman.report.run.Analysis;
import io.steersman.report.run.RunKey;
import io.steersman.trajectory.Problem;
import java.util.List;

/**
 * What came of one file or stream.
 *
 * @param seen what was seen in it before it was judged
 * @param runs its trajectories, in its order
 * @param problems what could not be read of it, and rules that failed on it
 * @param failed whether the program itself failed on it
 */
record FileReport(SeenFile seen, List<Judged> runs, List<Problem> problems, boolean failed) {

    /**
     * One trajectory.
     *
     * @param analysis what was found in it
     * @param key what it is known by
     */
    record Judged(Analysis analysis, RunKey key) {}

    FileReport {
        runs = List.copyOf(runs);
        problems = List.copyOf(problems);
    }

    /** How it was named. */
    String source() {
        return seen.source();
    }
}
