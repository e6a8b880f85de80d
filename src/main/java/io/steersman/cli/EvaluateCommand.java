package io.steersman.cli;

import io.steersman.intake.Intake;
import io.steersman.intake.Selection;
import io.steersman.intervention.Level;
import io.steersman.reload.InForce;
import io.steersman.report.Labels;
import io.steersman.trajectory.Problem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code evaluate}. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Measure rules against labelled trajectories.",
        description = {
            "Judges trajectories and holds the findings against a file of labels: precision, recall and F1 of each label with "
                    + "counts and 95 % intervals, then each label that was missed and each false alarm with its place.",
            ""
        },
        sortOptions = false,
        footer = {
            "",
            "A file of labels holds JSON objects, one a line:",
            "  {\"map\": {\"loop\": [\"reasoning_problems.infinite_loops\"]}}",
            "  {\"run\": \"a.jsonl\", \"label\": \"loop\", \"step\": 31}",
            "",
            "Examples:",
            "  steersman evaluate --labels labels.ndjson runs/",
            "  steersman evaluate --labels labels.ndjson --against ../before runs/",
            "  steersman evaluate --labels labels.ndjson --format json runs/ | jq .labels"
        })
final class EvaluateCommand implements Callable<Integer> {

    /** The forms by name. */
    enum Format {
        TABLE,
        JSON
    }

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files and folders with trajectories.")
    private List<Path> paths = List.of();

    @Option(names = "--labels", paramLabel = "FILE", required = true, description = "What is in the trajectories.")
    private Path labelFile = Path.of("");

    @Option(names = "--format", paramLabel = "FORM", description = "table (default) or json.")
    private Format format = Format.TABLE;

    @Option(
            names = "--at-least",
            paramLabel = "LEVEL",
            converter = LevelConverter.class,
            description = "Count only faults that earned an intervention of this level. Default: observe, that is all.")
    private Level atLeast = Level.OBSERVE;

    @Mixin
    private final Folders folders = new Folders();

    @Option(
            names = "--against",
            paramLabel = "DIR",
            description = "Compare with another rulebook: a folder that holds rules and policies.")
    private Optional<Path> against = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Labels labels = LabelFile.read(labelFile);
        InForce inForce = folders.load();
        Optional<InForce> other = against.map(Folders::loadBoth);
        LabelFile.check(labelFile, labels, inForce.rulebook().detectionRules());
        EvaluationRun run = new EvaluationRun(labels, atLeast, inForce, other);
        run.judge(files());
        run.problems().forEach(spec.commandLine().getErr()::println);
        PrintWriter out = spec.commandLine().getOut();
        if (format == Format.JSON) {
            out.println(EvaluationJson.of(run).toPrettyString());
        } else {
            new EvaluationTable(out).print(run);
        }
        return run.complete() ? ExitCode.OK : ExitCode.INPUT;
    }

    private List<Path> files() {
        Selection selection = Intake.files(paths.toArray(Path[]::new));
        if (!selection.problems().isEmpty()) {
            throw new Refused(
                    selection.problems().stream().map(Problem::display).toList());
        }
        return LabelFile.others(selection.files(), labelFile);
    }
}
