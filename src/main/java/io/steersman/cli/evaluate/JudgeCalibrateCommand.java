package io.steersman.cli.evaluate;

import io.steersman.calibration.Calibration;
import io.steersman.calibration.Calibration.Bin;
import io.steersman.calibration.Held;
import io.steersman.calibration.Measurement;
import io.steersman.cli.terminal.ExitCode;
import io.steersman.cli.terminal.Folders;
import io.steersman.cli.terminal.Refused;
import io.steersman.cli.terminal.Version;
import io.steersman.policy.JudgePolicy;
import io.steersman.reload.InForce;
import io.steersman.report.evaluation.Labels;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code judge calibrate}. */
@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Find out how sure a judge must be to be right.",
        description = {
            "Holds recorded answers against labels, or against what people said of the findings, and shows class by class how far the "
                    + "judge's confidence can be relied on, and from which on enough answers are right: as many of a hundred "
                    + "as the policy says in least-right.",
            "With --into, writes the confidence, the count, the precision and the day into a policy file; its comments stay.",
            ""
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  steersman judge calibrate --stored",
            "  steersman judge calibrate --labels labels.ndjson --answers answers.ndjson runs/",
            "  steersman judge calibrate --stored --into policies/default.yaml"
        })
public final class JudgeCalibrateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PATH", arity = "0..*", description = "Files and folders with trajectories.")
    private List<Path> paths = List.of();

    @Option(names = "--labels", paramLabel = "FILE", description = "What is in the trajectories, as for evaluate.")
    private Optional<Path> labelFile = Optional.empty();

    @Mixin
    private final AnswerSources answers = new AnswerSources();

    @Option(names = "--into", paramLabel = "FILE", description = "A policy file to write into.")
    private Optional<Path> into = Optional.empty();

    @Option(
            names = "--on",
            paramLabel = "DAY",
            description = "The day of the count, as 2026-11-29. Default: that of the latest answer or label.")
    private Optional<LocalDate> on = Optional.empty();

    @Mixin
    private final Folders folders = new Folders();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (labelFile.isEmpty() && !answers.stored() || paths.isEmpty() != answers.stored()) {
            throw new ParameterException(
                    spec.commandLine(), "Name --labels FILE and files with trajectories, or --stored.");
        }
        InForce inForce = folders.load();
        Optional<Labels> labels =
                labelFile.map(file -> LabelFile.read(file, inForce.rulebook().detectionRules()));
        Measurement measured = answers.measure(
                inForce, labels, paths, labelFile, spec.commandLine().getErr()::println);
        JudgePolicy policy = inForce.policy().judge();
        Map<String, List<Held>> byClass = new TreeMap<>();
        measured.held().forEach(one -> byClass.computeIfAbsent(one.misbehaviour(), name -> new ArrayList<>())
                .add(one));
        if (byClass.isEmpty()) {
            throw new Refused(
                    List.of(
                            "Nobody says of any answer whether it is right. Maybe name --answers and labels of their classes, or --stored."));
        }
        Map<String, Calibration> calibrated = new TreeMap<>();
        byClass.forEach((name, held) -> calibrated.put(name, Calibration.of(held, policy.leastRight())));
        PrintWriter out = spec.commandLine().getOut();
        calibrated.forEach((name, calibration) -> print(name, calibration, policy, out));
        into.ifPresent(file -> new CalibratedPolicy(folders, inForce, file, on).write(calibrated, out));
        return ExitCode.OK;
    }

    private static void print(String name, Calibration calibration, JudgePolicy policy, PrintWriter out) {
        out.println("%s: %d answers of which people say whether they are right"
                .formatted(name, calibration.all().all()));
        for (Bin bin : calibration.bins()) {
            out.println(String.format(
                    Locale.ROOT,
                    "  said %3d-%-3d  mean %5.1f  answers %4d  right %s",
                    bin.from(),
                    bin.to(),
                    bin.mean(),
                    bin.right().all(),
                    MeasurementTable.rate(bin.right())));
        }
        out.println(calibration
                .threshold()
                .map(found -> "  from %d on %s of %d answers are right: %s"
                        .formatted(
                                found.sureness(),
                                MeasurementTable.rate(found.precision()),
                                found.precision().all(),
                                found.precision().all() < JudgePolicy.FEWEST_LABELS
                                        ? "it takes %d to tell agents of it".formatted(JudgePolicy.FEWEST_LABELS)
                                        : "agents may be told of it"))
                .orElse("  at no confidence %d of a hundred are right: agents are not told of it"
                        .formatted(policy.leastRight())));
    }
}
