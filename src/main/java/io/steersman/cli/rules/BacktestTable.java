package io.steersman.cli.rules;

import io.steersman.cli.terminal.Columns;
import io.steersman.report.backtest.BacktestReport;
import io.steersman.report.backtest.BacktestReport.Pair;
import io.steersman.report.backtest.Change;
import io.steersman.report.backtest.RuleChange;
import io.steersman.report.evaluation.Score;
import io.steersman.report.run.Rate;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints a backtest for a reader: what differs rule by rule, scores, then examples with their places. */
final class BacktestTable {

    private static final String NONE = "-";
    private static final int SHORT_HASH = 12;
    private static final int MOST_STEPS = 6;

    private final PrintWriter out;

    BacktestTable(PrintWriter out) {
        this.out = out;
    }

    void print(BacktestReport report, double seconds) {
        out.println("Active %s, candidate %s: %d of their rules may differ"
                .formatted(
                        brief(report.active()),
                        brief(report.candidate()),
                        report.judged().size()));
        out.println(String.format(
                Locale.ROOT,
                "%,d trajectories, %,d actions in %.1f s: %,.0f actions/s",
                report.runs(),
                report.actions(),
                seconds,
                seconds == 0 ? 0 : report.actions() / seconds));
        rules(report);
        scores("LABEL", report.labels());
        scores("FEEDBACK ON", report.feedback());
        report.rules().stream().filter(RuleChange::differs).forEach(this::examples);
        report.errors().forEach(error -> out.println("Failed: " + error));
    }

    private void rules(BacktestReport report) {
        List<RuleChange> differing =
                report.rules().stream().filter(RuleChange::differs).toList();
        if (differing.isEmpty()) {
            out.println("No finding differs.");
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("RULE", "SAME", "APPEAR", "DISAPPEAR", "MOVE", "RUNS"));
        for (RuleChange change : differing) {
            rows.add(List.of(
                    change.rule(),
                    String.valueOf(change.same()),
                    String.valueOf(change.appears()),
                    String.valueOf(change.disappears()),
                    String.valueOf(change.moves()),
                    String.valueOf(change.runs())));
        }
        out.println();
        Columns.align(rows).forEach(out::println);
    }

    private void scores(String heading, Map<String, Pair> scores) {
        if (scores.isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(heading, "RULEBOOK", "FOUND", "MISSED", "RIGHT", "WRONG", "PRECISION", "RECALL"));
        scores.forEach((name, pair) -> {
            rows.add(row(name, "active", pair.active()));
            rows.add(row(name, "candidate", pair.candidate()));
        });
        out.println();
        Columns.align(rows).forEach(out::println);
    }

    private static List<String> row(String name, String which, Score score) {
        return List.of(
                name,
                which,
                String.valueOf(score.found()),
                String.valueOf(score.missed()),
                String.valueOf(score.right()),
                String.valueOf(score.wrong()),
                rate(score.precision()),
                rate(score.recall()));
    }

    private static String rate(Rate rate) {
        return rate.known()
                ? String.format(Locale.ROOT, "%.3f (%.2f-%.2f)", rate.value(), rate.low(), rate.high())
                : NONE;
    }

    private void examples(RuleChange change) {
        out.println();
        out.println(change.rule());
        for (Change example : change.examples()) {
            out.println("  %s  %s%s"
                    .formatted(example.kind().name().toLowerCase(Locale.ROOT), place(example), steps(example)));
            if (!example.quote().isEmpty()) {
                out.println("      > " + Columns.cut(example.quote(), Columns.WIDTH - 8));
            }
        }
    }

    /** {@code file:12}. */
    private static String place(Change example) {
        int line = example.position().line();
        String id = example.position().stepId();
        return example.source() + (line > 0 ? ":" + line : "") + (id.isEmpty() ? "" : ", id " + id);
    }

    private static String steps(Change example) {
        return switch (example.kind()) {
            case APPEARS -> ", step " + list(example.after());
            case DISAPPEARS -> ", step " + list(example.before());
            case MOVES -> ", step %s -> %s".formatted(list(example.before()), list(example.after()));
        };
    }

    private static String list(List<Integer> steps) {
        return steps.stream().limit(MOST_STEPS).map(String::valueOf).collect(Collectors.joining(" "))
                + (steps.size() > MOST_STEPS ? " ..." : "");
    }

    private static String brief(String hash) {
        return hash.substring(0, Math.min(SHORT_HASH, hash.length()));
    }
}
