package io.steersman.cli.analyze;

import io.steersman.report.run.Analysis;
import java.io.PrintWriter;

/** One JSON object a line for each trajectory, then one with the totals. */
final class LineOutput implements Output {

    private final PrintWriter out;

    LineOutput(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void take(Analysis analysis) {
        out.println(JsonShape.trajectory(analysis));
        out.flush();
    }

    @Override
    public void again(Analysis analysis, String before) {
        out.println(JsonShape.trajectory(analysis).put("sameAs", before));
        out.flush();
    }

    @Override
    public void end(Summary summary) {
        out.println(JsonShape.summary(summary));
    }
}
