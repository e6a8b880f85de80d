package io.steersman.cli.evaluate;

import io.steersman.cli.terminal.Columns;
import io.steersman.report.evaluation.Evaluation;
import io.steersman.report.evaluation.Score;
import io.steersman.report.evaluation.Verdict;
import io.steersman.report.evaluation.Verdict.Kind;
import io.steersman.report.run.Rate;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints an evaluation for a reader: the scores, then every miss and every false alarm with its place. */
final class EvaluationTable {

    private static final String NONE = "-";

    private final PrintWriter out;

    EvaluationTable(PrintWriter out) {
        this.out = out;
    }

    void print(EvaluationRun run) {
        Evaluation evaluation = run.evaluation();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("LABEL", "BY", "LABELS", "FOUND", "ALARMS", "RIGHT", "PRECISION", "RECALL", "F1"));
        evaluation.scores().forEach((name, score) -> rows.add(row(name, by(run, name), score)));
        Columns.align(rows).forEach(out::println);
        out.println("%d runs".formatted(evaluation.runs()));
        Optional<Evaluation> compared = run.compared();
        if (compared.isPresent()) {
            compare(run, evaluation, compared.get());
        } else {
            list("Missed", evaluation.all(Kind.MISSED));
            list("False alarms", evaluation.all(Kind.WRONG));
        }
    }

    private void compare(EvaluationRun run, Evaluation evaluation, Evaluation other) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("AGAINST", "BY", "LABELS", "FOUND", "ALARMS", "RIGHT", "PRECISION", "RECALL", "F1"));
        other.scores().forEach((name, score) -> rows.add(row(name, by(run, name), score)));
        out.println();
        Columns.align(rows).forEach(out::println);
        list("Found here, missed there", evaluation.allBut(Kind.FOUND, other));
        list("Missed here, found there", evaluation.allBut(Kind.MISSED, other));
        list("False alarms here alone", evaluation.allBut(Kind.WRONG, other));
        list("False alarms there alone", other.allBut(Kind.WRONG, evaluation));
    }

    private static String by(EvaluationRun run, String name) {
        return run.labels().hasPlaces(name) ? "step" : "run";
    }

    private static List<String> row(String name, String by, Score score) {
        return List.of(
                name,
                by,
                String.valueOf(score.labels()),
                String.valueOf(score.found()),
                String.valueOf(score.alarms()),
                String.valueOf(score.right()),
                rate(score.precision()),
                rate(score.recall()),
                score.f1() == 0 ? NONE : String.format(Locale.ROOT, "%.3f", score.f1()));
    }

    private static String rate(Rate rate) {
        return rate.known()
                ? String.format(Locale.ROOT, "%.3f (%.2f-%.2f)", rate.value(), rate.low(), rate.high())
                : NONE;
    }

    private void list(String heading, List<Verdict> verdicts) {
        out.println();
        out.println("%s (%d)".formatted(heading, verdicts.size()));
        for (Verdict verdict : verdicts) {
            String rule = verdict.rule().isEmpty() ? "" : "  " + verdict.rule();
            out.println("  %s  %s%s".formatted(place(verdict), verdict.label(), rule));
            if (!verdict.quote().isEmpty()) {
                out.println("      > " + Columns.cut(verdict.quote(), Columns.WIDTH - 8));
            }
        }
    }

    /** {@code file:12, step 7}. */
    private static String place(Verdict verdict) {
        int line = verdict.position().line();
        String id = verdict.position().stepId();
        return verdict.source()
                + (line > 0 ? ":" + line : "")
                + (verdict.step() < 0 ? "" : ", step " + verdict.step())
                + (id.isEmpty() ? "" : ", id " + id);
    }
}
