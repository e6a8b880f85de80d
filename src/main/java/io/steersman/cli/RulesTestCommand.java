package io.steersman.cli;

import io.steersman.policy.Diagnostic;
import io.steersman.reload.CaseGate;
import io.steersman.reload.CaseGate.Outcome;
import io.steersman.reload.InForce;
import io.steersman.reload.Sources;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The verb {@code rules test}. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Run the cases beside the rules.",
        description = {
            "Runs all cases, prints each that fails as file:line:column: sentence, and how many passed of each subcategory. "
                    + "Exits with 3 when one fails.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  steersman rules test",
            "  steersman rules test --rules my/rules --policies my/policies"
        })
final class RulesTestCommand implements Callable<Integer> {

    @Mixin
    private final Folders folders = new Folders();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Sources sources = folders.read();
        InForce inForce = folders.load(sources);
        List<Diagnostic> wrong = new ArrayList<>();
        List<Outcome> outcomes = CaseGate.outcomes(inForce, sources.cases(), wrong);
        outcomes.stream()
                .filter(outcome -> !outcome.passed())
                .map(Outcome::diagnostic)
                .forEach(wrong::add);
        print(wrong, outcomes);
        return wrong.isEmpty() ? ExitCode.OK : ExitCode.INPUT;
    }

    private void print(List<Diagnostic> wrong, List<Outcome> outcomes) {
        PrintWriter out = spec.commandLine().getOut();
        List<Diagnostic> placed = wrong.stream()
                .sorted()
                .map(d -> new Diagnostic("rules/" + d.file(), d.line(), d.column(), d.message()))
                .toList();
        folders.display(placed).forEach(out::println);
        Columns.align(rows(outcomes)).forEach(out::println);
    }

    private static List<List<String>> rows(List<Outcome> outcomes) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("SUBJECT", "CASES", "FAILED"));
        Map<String, List<Outcome>> bySubject = outcomes.stream()
                .collect(Collectors.groupingBy(
                        outcome -> outcome.tested().subject(), TreeMap::new, Collectors.toList()));
        bySubject.forEach((subject, its) -> rows.add(row(subject, its)));
        rows.add(row("all", outcomes));
        return rows;
    }

    private static List<String> row(String subject, List<Outcome> outcomes) {
        long failed = outcomes.stream().filter(outcome -> !outcome.passed()).count();
        return List.of(subject, String.valueOf(outcomes.size()), String.valueOf(failed));
    }
}
