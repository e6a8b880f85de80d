package io.steersman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.cli.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SteersmanTest {

    @TempDir
    private Path folder;

    private final Shell shell = new Shell();

    @AfterEach
    void forgetPort() {
        System.clearProperty("quarkus.http.port");
    }

    @Test
    void withoutAVerbTheHelpIsShown() {
        // When
        int code = shell.run();

        // Then
        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(shell.out()).contains("analyze", "rules", "policies", "serve", "Exit codes:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "analyze",
                "rules",
                "rules new",
                "rules check",
                "rules test",
                "rules list",
                "policies",
                "policies check",
                "redact",
                "serve"
            })
    void everyVerbExplainsItselfWithExamples(String verb) {
        // When
        int code = shell.run((Object[]) (verb + " --help").split(" "));

        // Then
        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(shell.out()).contains("Usage: steersman " + verb, "Examples:");
        assertThat(shell.served()).isFalse();
    }

    @Test
    void theVersionIsPrinted() {
        // When
        int code = shell.run("--version");

        // Then
        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(shell.out()).startsWith("steersman ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "analize x",
                "analyze",
                "analyze --nope x",
                "analyze --fail-on loud x",
                "analyze --format xml x",
                "analyze --jobs 0 x",
                "analyze --worst -1 x",
                "rules sing",
                "serve --port 70000"
            })
    void aWrongCommandLineIsExplainedAndEndsWithTwo(String line) {
        // When
        int code = shell.run((Object[]) line.split(" "));

        // Then
        assertThat(code).isEqualTo(ExitCode.USAGE);
        assertThat(shell.err()).isNotBlank();
        assertThat(shell.err().lines().count()).isLessThan(4);
        assertThat(shell.out()).isEmpty();
        assertThat(shell.served()).isFalse();
    }

    @Test
    void serveStartsTheServiceWithItsOptions() {
        // When
        int code = shell.run("serve", "--port", 9090);

        // Then
        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(shell.served()).isTrue();
        assertThat(System.getProperty("quarkus.http.port")).isEqualTo("9090");
    }

    @Test
    void aVerbThatTakesLongerSaysAtOnceWhatItReadsAndWhichSettingNobodyReads() {
        // When
        shell.terminal(Map.of("STEERSMAN_DTA", "/x")).run("rules", "list");

        // Then
        assertThat(shell.err().lines())
                .containsExactly(
                        "Warning: there is no setting 'STEERSMAN_DTA', so it does nothing. Nearest: 'STEERSMAN_DATA'.",
                        "Reading rules as shipped and %s, policies as shipped and %s ..."
                                .formatted(
                                        Path.of("rules").toUri(),
                                        Path.of("policies").toUri()));
        assertThat(shell.out()).doesNotContain("Reading");
    }

    @Test
    void theShippedRulesAndPoliciesAreGood() {
        // When
        int rules = shell.run("rules", "check");
        int policies = shell.run("policies", "check");

        // Then
        assertThat(shell.err().lines()).allMatch(line -> line.matches("Reading rules .* \\.\\.\\."));
        assertThat(rules).isEqualTo(ExitCode.OK);
        assertThat(policies).isEqualTo(ExitCode.OK);
        assertThat(shell.out()).contains("rules are good", "The policy is good");
    }

    @Test
    void theCasesOfTheShippedRulesPass() {
        // When
        int code = shell.run("rules", "test");

        // Then
        assertThat(shell.out().lines()).anyMatch(line -> line.matches("all +\\d{2,} +0"));
        assertThat(code).isEqualTo(ExitCode.OK);
    }

    @Test
    void coverageAndAReportForBuildServersAreThereForTheAsking() throws IOException {
        // Given
        Path report = folder.resolve("rules.xml");

        // When
        int code = shell.run("rules", "test", "--coverage", "--junit", report);

        // Then
        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(shell.out().lines())
                .anyMatch(line -> line.matches("all +\\d{2,} +0 +(\\d+) of \\1 \\(100 %\\) +\\d+ of \\d+ \\(\\d+ %\\)"))
                .anyMatch(line -> line.matches("rules/.+\\.drl:\\d+:1: No case of '.+' shows this .+: .+"));
        assertThat(report).content().contains("<testsuite name=\"reasoning_problems.infinite_loops\"");
    }

    @Test
    void aCaseThatFailsIsNamedWithItsPlace() throws IOException {
        // Given
        Path cases = Path.of("rules/tool_call_failures/invalid_call.cases.yaml");
        copyRules(folder);
        Runs.write(
                folder,
                "tool_call_failures/invalid_call.cases.yaml",
                Files.readString(cases).replaceFirst("expect: none", "expect: { at: 1 }"));

        // When
        int code = shell.run("rules", "test", "--rules", folder);

        // Then
        assertThat(code).isEqualTo(ExitCode.INPUT);
        assertThat(shell.out().lines())
                .anyMatch(line -> line.matches(".*/invalid_call\\.cases\\.yaml:\\d+:\\d+: The case .*"));
    }

    @Test
    void allThatIsWrongWithRulesIsSaidWithItsPlace() {
        // Given
        Runs.write(folder, "reasoning_problems/one.drl", "package rules.reasoning_problems.one;\nrulle \"x\"\n");
        Runs.write(folder, "reasoning_problems/two.drl", "package rules.elsewhere;\nrule \"x\" when then end\n");

        // When
        int code = shell.run("rules", "check", "--rules", folder);

        // Then
        assertThat(code).isEqualTo(ExitCode.INPUT);
        assertThat(shell.out().lines())
                .allMatch(line -> line.startsWith(folder + "/reasoning_problems/"))
                .anyMatch(line -> line.matches(".*one\\.drl:2:\\d+: .+"))
                .anyMatch(line -> line.matches(".*two\\.drl:\\d+:\\d+: .+"));
    }

    @Test
    void allThatIsWrongWithAPolicyIsSaidWithItsPlace() {
        // Given
        Runs.write(folder, "default.yaml", "budget: many\nrules:\n  no.such.rule: {}\n");

        // When
        int code = shell.run("policies", "check", "--policies", folder);

        // Then
        assertThat(code).isEqualTo(ExitCode.INPUT);
        assertThat(shell.out().lines())
                .anyMatch(line -> line.startsWith(folder + "/default.yaml:1:"))
                .anyMatch(line -> line.startsWith(folder + "/default.yaml:3:"));
    }

    @Test
    void aFolderThatIsNotThereIsBadInput() {
        // When
        int code = shell.run("rules", "check", "--rules", folder.resolve("none"));

        // Then
        assertThat(code).isEqualTo(ExitCode.INPUT);
        assertThat(shell.err()).contains("There is no folder");
    }

    @Test
    void rulesAreListedWithTheirModes() {
        // When
        int code = shell.run("rules", "list");

        // Then
        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(shell.out().lines())
                .anyMatch(line -> line.matches("RULE +SEVERITY +STATUS +MODE +EVIDENCE +FROM +TITLE"))
                .anyMatch(
                        line -> line.matches(
                                "reasoning_problems\\.infinite_loops\\.identical-call +medium +stable +enforce +[0-9].* +The.*"));
    }

    @Test
    void rulesAreListedAsJson() {
        // When
        int code = shell.run("rules", "list", "--format", "json");

        // Then
        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(shell.out())
                .contains("\"id\" : \"reasoning_problems.infinite_loops.identical-call\"", "\"mode\" : \"enforce\"");
    }

    private static void copyRules(Path to) throws IOException {
        Path rules = Path.of("rules");
        try (Stream<Path> files = Files.walk(rules)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Runs.write(to, rules.relativize(file).toString(), Files.readString(file));
            }
        }
    }
}
