package io.steersman.cli.evaluate;

import io.steersman.calibration.Measurement;
import io.steersman.cli.terminal.ExitCode;
import io.steersman.cli.terminal.Folders;
import io.steersman.cli.terminal.LevelConverter;
import io.steersman.cli.terminal.Refused;
import io.steersman.cli.terminal.Version;
import io.steersman.intake.Intake;
import io.steersman.intake.Selection;
import io.steersman.intervention.Level;
import io.steersman.reload.InForce;
import io.steersman.report.evaluation.Labels;
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
import picocli.CommandLine.ParameterException;
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
            "  steersman evaluate --labels labels.ndjson --format json runs/ | jq .labels",
            "  steersman evaluate --judge --labels labels.ndjson --answers answers.ndjson runs/",
            "  steersman evaluate --judge --stored"
        })
public final class EvaluateCommand implements Callable<Integer> {

    /** The forms by name. */
    enum Format {
        TABLE,
        JSON
    }

    @Parameters(paramLabel = "PATH", arity = "0..*", description = "Files and folders with trajectories.")
    private List<Path> paths = List.of();

    @Option(names = "--labels", paramLabel = "FILE", description = "What is in the trajectories.")
    private Optional<Path> labelFile = Optional.empty();

    @Option(names = "--judge", description = "Measure what a judge answers, class by class, and not the rules.")
    private boolean judge;

    @Mixin
    private final AnswerSources answers = new AnswerSources();

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
        if (labelFile.isEmpty() && !answers.stored() || paths.isEmpty() != answers.stored()) {
            throw new ParameterException(
                    spec.commandLine(), "Name --labels FILE and files with trajectories, or --judge --stored.");
        }
        if (answers.any() && !judge) {
            throw new ParameterException(spec.commandLine(), "Where answers come from is a matter of --judge.");
        }
        return judge ? measure() : evaluate(labelFile.orElseThrow());
    }

    private int measure() {
        InForce inForce = folders.load();
        Measurement measured = answers.measure(
                inForce,
                labelFile.map(file -> LabelFile.read(file, inForce.rulebook().detectionRules())),
                paths,
                labelFile,
                spec.commandLine().getErr()::println);
        PrintWriter out = spec.commandLine().getOut();
        if (format == Format.JSON) {
            out.println(MeasurementTable.json(measured).toPrettyString());
        } else {
            MeasurementTable.print(measured, out);
        }
        return measured.runs() > 0 ? ExitCode.OK : ExitCode.INPUT;
    }

    private int evaluate(Path labelled) {
        InForce inForce = folders.load();
        Labels labels = LabelFile.read(labelled, inForce.rulebook().detectionRules());
        Optional<InForce> other = against.map(Folders::loadBoth);
        EvaluationRun run = new EvaluationRun(labels, atLeast, inForce, other);
        run.judge(files(labelled));
        run.problems().forEach(spec.commandLine().getErr()::println);
        PrintWriter out = spec.commandLine().getOut();
        if (format == Format.JSON) {
            out.println(EvaluationJson.of(run).toPrettyString());
        } else {
            new EvaluationTable(out).print(run);
        }
        return run.complete() ? ExitCode.OK : ExitCode.INPUT;
    }

    private List<Path> files(Path labelled) {
        Selection selection = Intake.files(paths.toArray(Path[]::new));
        if (!selection.problems().isEmpty()) {
            throw new Refused(
                    selection.problems().stream().map(Problem::display).toList());
        }
        return LabelFile.others(selection.files(), labelled);
    }
}
