package io.steersman.cli.analyze;

import io.steersman.cli.terminal.Columns;
import io.steersman.cli.terminal.Paint;
import io.steersman.intake.Selection.PassedOver;
import io.steersman.report.Prevalence;
import io.steersman.report.run.Analysis;
import io.steersman.report.run.Share;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Tables for a reader: how common each fault is, the worst trajectories, what was not read, totals. */
final class TableOutput implements Output {

    private static final String ROW = "%-56s %12s %8s %9s";
    private static final int MOST_NAMES = 3;
    private static final int MOST_PROBLEMS = 50;

    private final PrintWriter out;
    private final Paint paint;
    private final int most;
    private final List<Analysis> worst = new ArrayList<>();
    private final List<String> again = new ArrayList<>();

    /** Tables with so many of the worst trajectories at most. */
    TableOutput(PrintWriter out, Paint paint, int most) {
        this.out = out;
        this.paint = paint;
        this.most = most;
    }

    @Override
    public void take(Analysis analysis) {
        if (!analysis.ownFaults().isEmpty()) {
            worst.add(analysis);
            worst.sort(Analysis.WORST_FIRST);
            if (worst.size() > most) {
                worst.remove(most);
            }
        }
    }

    @Override
    public void again(Analysis analysis, String before) {
        again.add("%s: the same run as %s".formatted(analysis.source(), before));
    }

    @Override
    public void end(Summary summary) {
        Prevalence prevalence = summary.tally().prevalence();
        prevalence(prevalence);
        worst(prevalence.any().trajectories());
        passedOver(summary.passedOver());
        recordedTwice();
        notUnderstood(summary.files());
        wordsOnly(summary.files());
        problems(summary.problems());
        totals(summary);
    }

    private void prevalence(Prevalence prevalence) {
        out.println(paint.bold(ROW.formatted("Prevalence", "trajectories", "share", "findings")));
        prevalence.categories().forEach((category, share) -> {
            out.println(paint.bold(row(words(category), share, prevalence.trajectories())));
            prevalence.subcategories().forEach((subcategory, part) -> {
                if (subcategory.startsWith(category + ".")) {
                    String name = "  " + words(subcategory.substring(category.length() + 1));
                    String line = row(name, part, prevalence.trajectories());
                    out.println(part.findings() == 0 ? paint.dim(line) : line);
                }
            });
        });
        out.println(paint.bold(row("Any but environment", prevalence.any(), prevalence.trajectories())));
        out.println();
    }

    private static String row(String name, Share share, int all) {
        String percent = String.format(Locale.ROOT, "%.2f %%", 100 * share.of(all));
        return ROW.formatted(Columns.cut(name, 56), share.trajectories(), percent, share.findings());
    }

    private static String words(String name) {
        String words = name.replace('_', ' ');
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private void worst(int affected) {
        if (worst.isEmpty()) {
            return;
        }
        out.println(paint.bold("Worst trajectories (%d of %d with findings)".formatted(worst.size(), affected)));
        WorstTrajectory printer = new WorstTrajectory(out, paint);
        for (int i = 0; i < worst.size(); i++) {
            out.println();
            printer.print(i + 1, worst.get(i));
        }
        out.println();
    }

    private void passedOver(List<PassedOver> passedOver) {
        if (!passedOver.isEmpty()) {
            out.println(paint.bold("Passed over (%d)".formatted(passedOver.size())));
            passedOverLines(passedOver).forEach(line -> out.println("  " + line));
            out.println();
        }
    }

    private void recordedTwice() {
        if (!again.isEmpty()) {
            out.println(paint.bold("Recorded twice, counted once (%d)".formatted(again.size())));
            again.stream().limit(MOST_PROBLEMS).forEach(line -> out.println("  " + line));
            out.println();
        }
    }

    /** What was passed over, by folder and reason; of many files in one folder the first are named and the others counted. */
    static List<String> passedOverLines(List<PassedOver> passedOver) {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (PassedOver left : passedOver) {
            Path folder = left.path().getParent();
            String group = (folder == null ? "." : folder) + ": " + left.reason();
            groups.computeIfAbsent(group, any -> new ArrayList<>())
                    .add(left.path().getFileName().toString());
        }
        List<String> lines = new ArrayList<>();
        groups.forEach((group, names) -> {
            int rest = names.size() - MOST_NAMES;
            String more = rest > 0 ? ", and %d more".formatted(rest) : "";
            lines.add("%s (%s%s)"
                    .formatted(
                            group,
                            String.join(", ", names.stream().limit(MOST_NAMES).toList()),
                            more));
        });
        return lines;
    }

    private void notUnderstood(List<SeenFile> files) {
        Map<String, int[]> kinds = new TreeMap<>();
        for (SeenFile file : files) {
            file.unknown().forEach((kind, times) -> {
                int[] counts = kinds.computeIfAbsent(file.format() + ": a " + kind, any -> new int[2]);
                counts[0] += times;
                counts[1]++;
            });
        }
        if (!kinds.isEmpty()) {
            out.println(paint.bold("Not understood (%d kinds)".formatted(kinds.size())));
            kinds.entrySet().stream()
                    .limit(MOST_PROBLEMS)
                    .forEach(kind -> out.println("  %s, %d times in %d files"
                            .formatted(kind.getKey(), kind.getValue()[0], kind.getValue()[1])));
            out.println();
        }
    }

    private void wordsOnly(List<SeenFile> files) {
        List<String> names = files.stream()
                .filter(file -> file.wordsOnly() > 0)
                .map(SeenFile::source)
                .toList();
        if (!names.isEmpty()) {
            int runs = files.stream().mapToInt(SeenFile::wordsOnly).sum();
            int rest = names.size() - MOST_NAMES;
            out.println(paint.bold("Text but no action (%d runs): only their words are judged".formatted(runs)));
            out.println(
                    "  " + String.join(", ", names.stream().limit(MOST_NAMES).toList())
                            + (rest > 0 ? ", and %d more".formatted(rest) : ""));
            out.println();
        }
    }

    private void problems(List<Summary.Noted> problems) {
        if (!problems.isEmpty()) {
            out.println(paint.bold("Problems (%d)".formatted(problems.size())));
            problems.stream().limit(MOST_PROBLEMS).forEach(noted -> out.println("  " + noted.display()));
            if (problems.size() > MOST_PROBLEMS) {
                out.println("  and %d more; --format json has all".formatted(problems.size() - MOST_PROBLEMS));
            }
            out.println();
        }
    }

    private void totals(Summary summary) {
        out.println(String.format(
                Locale.ROOT,
                "%,d files%s, %,d trajectories, %,d steps, %,d actions in %.2f s: %,.0f actions/s",
                summary.read(),
                summary.notRead() == 0 ? "" : " (%,d not read)".formatted(summary.notRead()),
                summary.tally().trajectories(),
                summary.tally().steps(),
                summary.tally().actions(),
                summary.seconds(),
                summary.actionsPerSecond()));
    }
}
