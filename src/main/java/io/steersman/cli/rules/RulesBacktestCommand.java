package io.steersman.cli.rules;

import io.steersman.cli.analyze.Progress;
import io.steersman.cli.analyze.Summary;
import io.steersman.cli.evaluate.LabelFile;
import io.steersman.cli.terminal.ExitCode;
import io.steersman.cli.terminal.Folders;
import io.steersman.cli.terminal.Input;
import io.steersman.cli.terminal.JournalOptions;
import io.steersman.cli.terminal.Refused;
import io.steersman.cli.terminal.Terminal;
import io.steersman.cli.terminal.Version;
import io.steersman.finding.RuleId;
import io.steersman.intake.Intake;
import io.steersman.intake.Reading;
import io.steersman.intake.Selection;
import io.steersman.reload.InForce;
import io.steersman.report.backtest.Backtest;
import io.steersman.report.backtest.BacktestJson;
import io.steersman.report.backtest.BacktestReport;
import io.steersman.report.backtest.StoredRuns;
import io.steersman.report.evaluation.Labels;
import io.steersman.trajectory.Problem;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.Trajectory;
import io.steersman.trajectory.TrajectoryId;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code rules backtest}. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Show what a candidate would find otherwise.",
        description = {
            "Judges trajectories under the active rules and a candidate, and shows which findings appear, disappear and move, "
                    + "rule by rule with examples. Only rules that may come to something else are run.",
            "With labels it also shows precision and recall of both.",
            ""
        },
        sortOptions = false,
        footer = {
            "",
            "CANDIDATE holds rules/ and maybe policies/, or is itself a folder of rules.",
            "",
            "Examples:",
            "  steersman rules backtest ../draft runs/",
            "  steersman rules backtest ../draft runs/ --labels labels.ndjson",
            "  steersman rules backtest ../draft --stored",
            "  steersman rules backtest ../draft runs/ --format json | jq .totals"
        })
public final class RulesBacktestCommand implements Callable<Integer> {

    /** The forms by name. */
    enum Format {
        TABLE,
        JSON
    }

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "CANDIDATE", description = "Folder of the rules to try.")
    private Path candidate = Path.of("");

    @Parameters(
            index = "1..*",
            paramLabel = "PATH",
            arity = "0..*",
            description = "Files and folders with trajectories.")
    private List<Path> paths = List.of();

    @Option(
            names = "--stored",
            description =
                    "Judge the trajectories that a service keeps, with what people said of its findings; also while it runs.")
    private boolean stored;

    @Option(names = "--tenant", paramLabel = "NAME", description = "Whose stored ones. Default: local.")
    private String tenant = TrajectoryId.LOCAL;

    @Mixin
    private final JournalOptions journal = new JournalOptions();

    @Option(names = "--labels", paramLabel = "FILE", description = "What is in the trajectories, as for evaluate.")
    private Optional<Path> labelFile = Optional.empty();

    @Option(names = "--examples", paramLabel = "N", description = "Examples to show of each rule. Default: 5.")
    private int examples = 5;

    @Option(names = "--format", paramLabel = "FORM", description = "table (default) or json.")
    private Format format = Format.TABLE;

    @Mixin
    private final Folders folders = new Folders();

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress.")
    private boolean quiet;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public RulesBacktestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (stored == !paths.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "Either name files and folders with trajectories, or give --stored.");
        }
        try (Progress progress = new Progress(spec.commandLine().getErr(), quiet, terminal.err())) {
            progress.begin("Looking for trajectories");
            return stored ? judgeStored(progress) : judgeFiles(progress);
        }
    }

    private int judgeStored(Progress progress) {
        Backtest backtest = backtest();
        progress.ready();
        journal.reading(open -> {
            StoredRuns.judge(open, tenant, backtest, () -> true);
            return ExitCode.OK;
        });
        return finish(backtest, progress);
    }

    private int judgeFiles(Progress progress) {
        List<Path> files = files();
        progress.total(files.size());
        Backtest backtest = backtest();
        progress.ready();
        List<String> problems = files.parallelStream()
                .flatMap(file -> judge(file, backtest, progress).stream())
                .toList();
        problems.forEach(progress::say);
        return finish(backtest, progress);
    }

    private int finish(Backtest backtest, Progress progress) {
        print(backtest.report(), progress.seconds());
        return backtest.done().runs() > 0 ? ExitCode.OK : ExitCode.INPUT;
    }

    private Backtest backtest() {
        Optional<Labels> labels = labelFile.map(LabelFile::read);
        InForce active = folders.load();
        InForce tried = folders.loadCandidate(candidate);
        Set<RuleId> known = new TreeSet<>(active.rulebook().detectionRules());
        known.addAll(tried.rulebook().detectionRules());
        labels.ifPresent(read -> LabelFile.check(labelFile.orElseThrow(), read, List.copyOf(known)));
        return new Backtest(active, tried, labels, Math.max(0, examples));
    }

    private static List<String> judge(Path file, Backtest backtest, Progress progress) {
        Reading reading = new Input.File(file).read();
        List<String> problems = new ArrayList<>();
        for (Problem problem : reading.problems()) {
            problems.add(new Summary.Noted(reading.source(), problem).display());
        }
        long actions = 0;
        for (Trajectory trajectory : reading.trajectories()) {
            backtest.judge(trajectory);
            actions += trajectory.steps().stream()
                    .filter(ToolCall.class::isInstance)
                    .count();
        }
        progress.done(actions);
        return problems;
    }

    private List<Path> files() {
        Selection selection = Intake.files(paths.toArray(Path[]::new));
        if (!selection.problems().isEmpty()) {
            throw new Refused(
                    selection.problems().stream().map(Problem::display).toList());
        }
        return labelFile
                .map(labels -> LabelFile.others(selection.files(), labels))
                .orElse(selection.files());
    }

    private void print(BacktestReport report, double seconds) {
        PrintWriter out = spec.commandLine().getOut();
        if (format == Format.JSON) {
            out.println(BacktestJson.of(report).toPrettyString());
        } else {
            new BacktestTable(out).print(report, seconds);
        }
    }
}
