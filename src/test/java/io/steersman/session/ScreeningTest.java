package io.steersman.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.fact.Action;
import io.steersman.finding.RuleId;
import io.steersman.policy.Limit;
import io.steersman.rulebook.Rulebook;
import io.steersman.rulebook.UncheckedRules;
import io.steersman.session.past.Past;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Facts for which no rule can fire never reach the engine; all others must. */
final class ScreeningTest {

    private static final Path CASES = Path.of("src/test/resources/session/screening.tsv");
    private static final List<Limit> LIMITS = List.of(
            new Limit("r", "most", 2),
            new Limit("r", "least", 1),
            new Limit("r", "several", 1),
            new Limit("r", "several", 2));
    private static final String HEADER = """
            package rules.tests.screening;

            import io.steersman.finding.Finding;
            import io.steersman.policy.Limit;
            import io.steersman.fact.Action;
            import io.steersman.reading.shell.Command;
            import io.steersman.fact.History;
            import io.steersman.trajectory.Instruction;
            import io.steersman.trajectory.Step;
            import java.util.List;

            """;

    private static final Instruction INSTRUCTION = new Instruction(Meta.NONE, "Fix it.", Instruction.Source.USER);
    private static final Rulebook RULES = rules();

    private final Past past = new Past();
    private final Readings readings = new Readings();

    @ParameterizedTest
    @CsvFileSource(resources = "/session/screening.tsv", delimiter = '\t', quoteCharacter = '\u0001')
    void whatMayFireReachesTheEngine(String condition, String opened, String failed, String instructed) {
        // Given
        Rulebook alone = RULES.alone(RuleId.parse("tests.screening." + name(condition)));
        Action open = readings.read(ToolCall.of("a", "Bash", "command", "ls")).orElseThrow();
        readings.read(ToolCall.of("b", "Bash", "command", "npm test"));
        Action failing = readings.read(ToolResult.of("b", "2 failed", ToolResult.Status.ERROR))
                .orElseThrow();
        // When
        List<Boolean> reached = List.of(open, failing, INSTRUCTION).stream()
                .map(fact -> alone.under(LIMITS).mayMatch(fact, past))
                .toList();
        // Then
        assertThat(reached).containsExactly(opened.equals("yes"), failed.equals("yes"), instructed.equals("yes"));
    }

    private static String name(String condition) {
        return "rule-" + Integer.toHexString(condition.hashCode());
    }

    private static Rulebook rules() {
        StringBuilder drl = new StringBuilder(HEADER);
        try {
            Files.readAllLines(CASES).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.substring(0, line.indexOf('\t')))
                    .forEach(condition -> drl.append(
                            "rule \"%s\" when %s then insert( \"x\" ); end\n".formatted(name(condition), condition)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return UncheckedRules.load(Map.of("tests/screening.drl", drl.toString()));
    }
}
