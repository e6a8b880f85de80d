package io.steersman.cli.analyze;

import io.steersman.cli.terminal.Folders;
import io.steersman.cli.terminal.LevelConverter;
import io.steersman.cli.terminal.Paint;
import io.steersman.cli.terminal.Terminal;
import io.steersman.cli.terminal.Version;
import io.steersman.intake.Intake;
import io.steersman.intake.Selection;
import io.steersman.intervention.Level;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code analyze}. */
@Command(
        name = "analyze",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Find misbehaviour in recorded trajectories.",
        description = {
            "Reads trajectories in any known format, told from their content, judges each as if it were live, and prints "
                    + "how common each fault is and the worst trajectories. What is passed over or cannot be read is named.",
            ""
        },
        sortOptions = false,
        footer = {
            "",
            "A finding counts for --fail-on with the level of the strongest intervention that it earned; one that earned none "
                    + "counts as observe. So --fail-on notice fails when an agent would have been told something.",
            "",
            "Examples:",
            "  steersman analyze ~/.claude/projects",
            "  steersman analyze --format json --fail-on warn runs/ > report.json",
            "  steersman analyze --rules my/rules --policies my/policies run.jsonl",
            "  steersman analyze --explain-format strange.json",
            "  tail -n 200 session.jsonl | steersman analyze -"
        })
public final class AnalyzeCommand implements Callable<Integer> {

    private static final String STDIN = "-";
    private static final int MOST_JOBS = 256;

    private final Terminal terminal;

    @Parameters(paramLabel = "PATH", arity = "0..*", description = "Files, folders, or - for standard input.")
    private List<String> paths = List.of();

    @Option(names = "--format", paramLabel = "FORM", description = "table (default), json, ndjson, sarif, or junit.")
    private Output.Format format = Output.Format.TABLE;

    @Option(
            names = "--from",
            paramLabel = "FORMAT",
            description = "Read all files as this format, whatever gets lost. Default: told from the content.")
    private Optional<String> from = Optional.empty();

    @Option(
            names = "--explain-format",
            paramLabel = "FILE",
            description = "Say what format a file is in, how surely, and what of it is not understood; judge nothing.")
    private Optional<Path> explain = Optional.empty();

    @Option(
            names = "--fail-on",
            paramLabel = "LEVEL",
            converter = LevelConverter.class,
            description = "Exit with 1 when a finding reached observe, notice, warn, ask, block or halt.")
    private Optional<Level> failOn = Optional.empty();

    @Option(
            names = "--worst",
            paramLabel = "N",
            description = "How many of the worst trajectories to show. Default: 10.")
    private int worst = 10;

    @Mixin
    private final Folders folders = new Folders();

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Files to work on at once. Default: one for each processor.")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            description = "auto (default), always, or never. NO_COLOR is obeyed.")
    private Paint.When color = Paint.When.AUTO;

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress, no list of what was passed over.")
    private boolean quiet;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public AnalyzeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        check();
        if (explain.isPresent()) {
            return new FormatExplanation(spec.commandLine().getOut()).print(explain.get(), from);
        }
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (Progress progress = new Progress(err, quiet, terminal.err())) {
            progress.begin("Looking for trajectories in %s".formatted(String.join(", ", paths)));
            AnalysisRun run = new AnalysisRun(progress, () -> output(out), failOn, from);
            run.load(folders::load);
            int code = run.analyse(selection(), paths.contains(STDIN), terminal.in(), jobs);
            tell(run.summary(), progress);
            return code;
        }
    }

    private void check() {
        if (paths.isEmpty() == explain.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "Either name what to analyse, or give --explain-format FILE.");
        }
        from.filter(name -> !Intake.formats().contains(name)).ifPresent(name -> {
            throw new ParameterException(
                    spec.commandLine(),
                    "There is no format '%s'. The formats are: %s."
                            .formatted(name, String.join(", ", Intake.formats())));
        });
        if (jobs < 1 || jobs > MOST_JOBS) {
            throw new ParameterException(
                    spec.commandLine(), "--jobs (%d) must be from 1 to %d.".formatted(jobs, MOST_JOBS));
        }
        if (worst < 0) {
            throw new ParameterException(spec.commandLine(), "--worst (%d) must not be negative.".formatted(worst));
        }
    }

    private Selection selection() {
        return Intake.files(
                paths.stream().filter(path -> !path.equals(STDIN)).map(Path::of).toArray(Path[]::new));
    }

    private Output output(PrintWriter out) {
        return switch (format) {
            case TABLE -> new TableOutput(out, color.on(terminal), worst);
            case JSON -> new JsonOutput(out);
            case NDJSON -> new LineOutput(out);
            case SARIF -> new SarifOutput(out);
            case JUNIT -> new JunitOutput(out, failOn.orElse(Level.WARN));
        };
    }

    /** A table on the same terminal has said it all. */
    private void tell(Summary summary, Progress progress) {
        if (format == Output.Format.TABLE && terminal.out()) {
            return;
        }
        summary.problems().forEach(noted -> progress.say(noted.display()));
        if (!quiet) {
            TableOutput.passedOverLines(summary.passedOver()).forEach(line -> progress.say("Passed over: " + line));
        }
    }
}
