package io.steersman.cli.rules;

import io.steersman.cli.terminal.ExitCode;
import io.steersman.cli.terminal.Folders;
import io.steersman.cli.terminal.Version;
import io.steersman.policy.Diagnostic;
import io.steersman.reload.CaseGate;
import io.steersman.reload.CaseGate.Outcome;
import io.steersman.reload.InForce;
import io.steersman.reload.Sources;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code rules preview}. */
@Command(
        name = "preview",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Show what agents will read.",
        description = {
            "Runs the cases beside the rules and prints, of each rule, the text that its first case earns. Exits with 3 when a "
                    + "rule has no case in which it speaks.",
            ""
        },
        footer = {"", "Examples:", "  steersman rules preview", "  steersman rules preview failing-replay"})
public final class RulesPreviewCommand implements Callable<Integer> {

    @Mixin
    private final Folders folders = new Folders();

    @Parameters(paramLabel = "RULE", arity = "0..1", description = "Part of the id of the rules to show. Default: all.")
    private String rule = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Sources sources = folders.read();
        InForce inForce = folders.load(sources);
        List<Diagnostic> wrong = new ArrayList<>();
        Map<String, Outcome> first = new LinkedHashMap<>();
        for (Outcome outcome : CaseGate.outcomes(inForce, sources.cases(), wrong)) {
            if (!outcome.text().isBlank()) {
                first.putIfAbsent(outcome.tested().ruleId(), outcome);
            }
        }
        List<String> mute = new ArrayList<>();
        inForce.rulebook().detectionRules().stream()
                .map(String::valueOf)
                .filter(id -> id.contains(rule))
                .forEach(id -> show(id, first, mute));
        mute.forEach(id -> spec.commandLine()
                .getErr()
                .println("The rule %s speaks in none of its cases. Maybe add one that fires.".formatted(id)));
        return mute.isEmpty() ? ExitCode.OK : ExitCode.INPUT;
    }

    private void show(String id, Map<String, Outcome> first, List<String> mute) {
        Outcome outcome = first.get(id);
        if (outcome == null) {
            mute.add(id);
            return;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(id);
        out.println("  case: " + outcome.tested().name());
        outcome.text().lines().forEach(line -> out.println("  " + line));
        out.println();
    }
}
