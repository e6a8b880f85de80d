package io.steersman.cli.rules;

import io.steersman.cli.terminal.Columns;
import io.steersman.cli.terminal.ExitCode;
import io.steersman.cli.terminal.Folders;
import io.steersman.cli.terminal.Version;
import io.steersman.policy.Diagnostic;
import io.steersman.reload.CaseCoverage;
import io.steersman.reload.CaseGate;
import io.steersman.reload.CaseGate.Outcome;
import io.steersman.reload.InForce;
import io.steersman.reload.Sources;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verb {@code rules test}. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Run the cases beside the rules.",
        description = {
            "Runs all cases, prints each that fails as file:line:column: sentence, and how many passed of each subcategory. "
                    + "With --coverage also how many rules fire in a case, how many of their conditions cases show true and "
                    + "false, and which they do not. Exits with 3 when one fails.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  steersman rules test",
            "  steersman rules test --coverage --junit target/rules.xml",
            "  steersman rules test --rules my/rules --policies my/policies"
        })
public final class RulesTestCommand implements Callable<Integer> {

    @Mixin
    private final Folders folders = new Folders();

    @Option(names = "--coverage", description = "Show what the cases cover, and what no case shows.")
    private boolean coverage;

    @Option(names = "--junit", paramLabel = "FILE", description = "Also write the outcomes to a file, as JUnit XML.")
    private Optional<Path> junit = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Sources sources = folders.read();
        InForce inForce = folders.load(sources);
        List<Diagnostic> wrong = new ArrayList<>();
        CaseCoverage covered = new CaseCoverage(inForce.rulebook());
        List<Outcome> outcomes = coverage
                ? CaseGate.outcomes(inForce, sources.cases(), wrong, covered)
                : CaseGate.outcomes(inForce, sources.cases(), wrong);
        junit.ifPresent(file -> JunitReport.write(file, outcomes, wrong));
        outcomes.stream()
                .filter(outcome -> !outcome.passed())
                .map(Outcome::diagnostic)
                .forEach(wrong::add);
        print(wrong, outcomes, new CoverageTable(covered));
        return wrong.isEmpty() ? ExitCode.OK : ExitCode.INPUT;
    }

    private void print(List<Diagnostic> wrong, List<Outcome> outcomes, CoverageTable covered) {
        PrintWriter out = spec.commandLine().getOut();
        List<Diagnostic> placed =
                wrong.stream().sorted().map(found -> found.in("rules")).toList();
        folders.display(placed).forEach(out::println);
        Columns.align(coverage ? rows(outcomes, covered) : rows(outcomes)).forEach(out::println);
        if (coverage) {
            folders.display(covered.missing()).forEach(out::println);
        }
    }

    private static List<List<String>> rows(List<Outcome> outcomes) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("SUBJECT", "CASES", "FAILED"));
        bySubject(outcomes).forEach((subject, its) -> rows.add(row(subject, its)));
        rows.add(row("all", outcomes));
        return rows;
    }

    private static List<List<String>> rows(List<Outcome> outcomes, CoverageTable covered) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("SUBJECT", "CASES", "FAILED", "RULES HIT", "CONDITIONS BOTH WAYS"));
        Map<String, List<Outcome>> bySubject = bySubject(outcomes);
        covered.subjects().forEach(subject -> bySubject.putIfAbsent(subject, List.of()));
        bySubject.forEach((subject, its) -> rows.add(joined(row(subject, its), covered.cells(subject))));
        rows.add(joined(row("all", outcomes), covered.cells()));
        return rows;
    }

    private static Map<String, List<Outcome>> bySubject(List<Outcome> outcomes) {
        return outcomes.stream()
                .collect(Collectors.groupingBy(
                        outcome -> outcome.tested().subject(), TreeMap::new, Collectors.toList()));
    }

    private static List<String> joined(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static List<String> row(String subject, List<Outcome> outcomes) {
        long failed = outcomes.stream().filter(outcome -> !outcome.passed()).count();
        return List.of(subject, String.valueOf(outcomes.size()), String.valueOf(failed));
    }
}
