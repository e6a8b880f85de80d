package io.steersman.cli.rules;

import io.steersman.cli.terminal.ExitCode;
import io.steersman.cli.terminal.Folders;
import io.steersman.cli.terminal.Refused;
import io.steersman.cli.terminal.Version;
import io.steersman.finding.Finding;
import io.steersman.finding.RuleId;
import io.steersman.intake.Intake;
import io.steersman.intake.Reading;
import io.steersman.reload.InForce;
import io.steersman.session.explain.Explainer;
import io.steersman.session.explain.Explanation;
import io.steersman.trajectory.Context;
import io.steersman.trajectory.Trajectory;
import io.steersman.trajectory.TrajectoryId;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code rules explain}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Say why a rule fired on a recorded run, or why it did not.",
        description = {
            "Replays a run and shows each pattern of the rule: met, with the values that were compared; the one that failed, with "
                    + "the condition and both its sides; and those not asked any more. Without --rule: all that fired. "
                    + "With --rule and without --step: where it fired first, or else where it came closest. "
                    + "A run that a service has stored is explained by GET /v1/trajectories/ID/explain.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  steersman rules explain run.jsonl",
            "  steersman rules explain run.jsonl --rule failing-replay --step 12"
        })
public final class RulesExplainCommand implements Callable<Integer> {

    @Mixin
    private final Folders folders = new Folders();

    @Parameters(paramLabel = "TRAJECTORY", description = "A recorded run, in any format that 'analyze' knows.")
    private Path file = Path.of("");

    @Option(names = "--rule", paramLabel = "ID", description = "The rule by its id or its name.")
    private String rule = "";

    @Option(names = "--step", paramLabel = "N", description = "The step by its index, from 0.")
    private int step = -1;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        InForce inForce = folders.load();
        OptionalInt wanted = step < 0 ? OptionalInt.empty() : OptionalInt.of(step);
        PrintWriter out = spec.commandLine().getOut();
        int shown = 0;
        for (Trajectory run : runs()) {
            Explainer explainer =
                    new Explainer(inForce.rulebook(), inForce::policy, Context.of(TrajectoryId.LOCAL, run.format()));
            List<Explanation> all = rule.isEmpty()
                    ? explainer.fired(run.steps(), wanted)
                    : explainer.explain(id(inForce), run.steps(), wanted).stream()
                            .toList();
            all.forEach(explanation -> print(explanation, out));
            shown += all.size();
        }
        if (shown == 0) {
            spec.commandLine()
                    .getErr()
                    .println(
                            rule.isEmpty()
                                    ? "No rule fired there. Maybe name one with --rule to see why it did not."
                                    : "There is no step %d. Maybe see the steps with: analyze %s"
                                            .formatted(step, file));
            return ExitCode.INPUT;
        }
        return ExitCode.OK;
    }

    private List<Trajectory> runs() {
        if (!Files.isRegularFile(file)) {
            throw new Refused(List.of("There is no file %s. Maybe it is misspelt.".formatted(file)));
        }
        Reading reading = Intake.read(file);
        if (reading.trajectories().isEmpty()) {
            throw new Refused(reading.problems().stream()
                    .map(problem -> "%s: %s".formatted(file, problem.message()))
                    .toList());
        }
        return reading.trajectories();
    }

    private RuleId id(InForce inForce) {
        return inForce.rulebook().detectionRules().stream()
                .filter(known -> known.toString().equals(rule) || known.name().equals(rule))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        List.of("There is no rule '%s' that detects faults. Maybe see: rules list".formatted(rule))));
    }

    private static void print(Explanation explanation, PrintWriter out) {
        out.println("%s at step %d: %s"
                .formatted(explanation.rule(), explanation.step(), explanation.fired() ? "fired" : "did not fire"));
        for (Explanation.Line line : explanation.lines()) {
            String state =
                    switch (line.state()) {
                        case MET -> "met       ";
                        case FAILED -> "FAILED    ";
                        case NOT_ASKED -> "not asked ";
                    };
            out.println("  %s rules/%s:%d  %s".formatted(state, explanation.file(), line.line(), line.text()));
            if (!line.condition().isEmpty()) {
                out.println("               %s is false".formatted(line.condition()));
            }
            line.values().forEach(value -> out.println("               " + value));
        }
        for (Finding finding : explanation.findings()) {
            out.println("  evidence   steps %s, %s"
                    .formatted(finding.evidence(), finding.severity().display()));
            new TreeMap<>(finding.details())
                    .forEach((name, value) -> out.println("               %s: %s".formatted(name, value)));
        }
        if (explanation.mode().equals("off") || explanation.mode().equals("shadow")) {
            out.println("  The policy has the rule in mode %s.".formatted(explanation.mode()));
        }
        out.println();
    }
}
