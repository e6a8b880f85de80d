package io.steersman.cli.analyze;

import io.steersman.report.run.Analysis;
import io.steersman.trajectory.Problem;
import java.util.List;

/**
 * What came of one file or stream.
 *
 * @param seen what was seen in it before it was judged
 * @param analyses of its trajectories, in its order
 * @param problems what could not be read of it, and rules that failed on it
 * @param failed whether the program itself failed on it
 */
record FileReport(SeenFile seen, List<Analysis> analyses, List<Problem> problems, boolean failed) {

    FileReport {
        analyses = List.copyOf(analyses);
        problems = List.copyOf(problems);
    }

    /** How it was named. */
    String source() {
        return seen.source();
    }
}
