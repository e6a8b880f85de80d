package io.steersman.cli.analyze;

import io.steersman.cli.terminal.Columns;
import io.steersman.cli.terminal.Paint;
import io.steersman.finding.Finding;
import io.steersman.report.run.Analysis;
import io.steersman.report.run.Occurrence;
import io.steersman.trajectory.Position;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Prints a trajectory with its faults, so that each can be followed back to the source. */
final class WorstTrajectory {

    private static final int MOST_FINDINGS = 5;
    private static final int MOST_PLACES = 12;
    private static final String INDENT = " ".repeat(14);

    private final PrintWriter out;
    private final Paint paint;

    WorstTrajectory(PrintWriter out, Paint paint) {
        this.out = out;
        this.paint = paint;
    }

    /** Prints it with its number in the list. */
    void print(int number, Analysis analysis) {
        out.println("%2d. %s".formatted(number, paint.bold(analysis.source())));
        out.println("    %s, %d steps, %d actions, %d findings, %d interventions"
                .formatted(
                        label(analysis),
                        analysis.steps(),
                        analysis.actions(),
                        analysis.findings().size(),
                        analysis.interventions().size()));
        List<Occurrence> gravest = analysis.findings().stream()
                .sorted((a, b) -> b.finding().severity().compareTo(a.finding().severity()))
                .toList();
        gravest.stream().limit(MOST_FINDINGS).forEach(found -> print(found, analysis));
        if (gravest.size() > MOST_FINDINGS) {
            out.println("    and %d more".formatted(gravest.size() - MOST_FINDINGS));
        }
    }

    private static String label(Analysis analysis) {
        boolean named = analysis.source().contains(analysis.id());
        return named ? analysis.format() : "%s, id %s".formatted(analysis.format(), analysis.id());
    }

    private void print(Occurrence found, Analysis analysis) {
        Finding finding = found.finding();
        String severity = "%-8s".formatted(finding.severity().display());
        out.println("    %s  %s".formatted(paint.severity(finding.severity(), severity), paint.bold(finding.title())));
        out.println(INDENT
                + "%s, seen %s, level %s"
                        .formatted(
                                finding.rule(),
                                times(found.sightings()),
                                found.level().display()));
        if (!found.quote().isEmpty()) {
            out.println(INDENT + "> " + Columns.cut(found.quote(), Columns.WIDTH - INDENT.length() - 2));
        }
        Columns.wrap(INDENT, places(found, analysis), Columns.WIDTH).forEach(line -> out.println(paint.dim(line)));
    }

    private static String times(int n) {
        return n == 1 ? "once" : n + " times";
    }

    /** {@code file:12 :15 :18}, or {@code file, step 7 9}; of many the first ones and the last. */
    private static List<String> places(Occurrence found, Analysis analysis) {
        Path name = Path.of(analysis.source()).getFileName();
        String file = name == null ? analysis.source() : name.toString();
        boolean lines = found.positions().stream().allMatch(position -> position.line() > 0);
        List<String> steps = IntStream.range(0, found.positions().size())
                .mapToObj(i -> place(
                        found.positions().get(i), found.finding().evidence().get(i), lines))
                .distinct()
                .toList();
        List<String> places = new ArrayList<>(steps.subList(0, Math.min(steps.size(), MOST_PLACES)));
        if (steps.size() > MOST_PLACES) {
            places.set(MOST_PLACES - 1, "... " + steps.get(steps.size() - 1));
        }
        places.set(0, file + (lines ? "" : ", step ") + places.get(0));
        return places;
    }

    private static String place(Position position, int index, boolean lines) {
        if (lines) {
            return ":" + position.line();
        }
        return position.stepId().isEmpty() ? "#" + index : position.stepId();
    }
}
