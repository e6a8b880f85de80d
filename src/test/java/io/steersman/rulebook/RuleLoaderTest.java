package io.steersman.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.policy.Diagnostic;
import io.steersman.rulebook.drl.RuleMetadata;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RuleLoaderTest {

    private static final String GOOD = """
            package rules.tests.good;

            import static io.steersman.rulebook.drl.Report.finding;

            import io.steersman.fact.Action;

            rule "one"
                @title("t")
                @severity("low")
                @status("testing")
                @since("0.1")
                @why("w")
                @falsePositives("f")
                @misses("m")
            when
                $action : Action( finished() )
            then
                insert( finding(drools.getRule(), "x", $action) );
            end
            """;

    @Test
    void aGoodFileBecomesARulebookThatKnowsItsRules() {
        // When
        Rulebook rulebook =
                RuleLoader.load(Map.of("tests/good.drl", GOOD)).rulebook().orElseThrow();
        // Then
        assertThat(rulebook.rules()).hasSize(1);
        RuleMetadata rule = rulebook.rules().iterator().next();
        assertThat(rule.id()).hasToString("tests.good.one");
        assertThat(rule.title()).isEqualTo("t");
        assertThat(rule.line()).isEqualTo(7);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a bracket that is not closed      | finished() )        | finished(            | 16 | Syntax error
            a field that is not there         | finished()          | finnished()          | 16 | finnished
            a type that is not there          | $action : Action(   | $action : Aktion(    | 16 | Aktion
            a variable that is not bound      | "x", $action        | "x", $other          | 18 | $other
            a method that is not there        | finding(drools      | findings(drools      | 18 | findings
            the package of another place      | rules.tests.good    | rules.tests.other    | 1  | package rules.tests.good
            an import from elsewhere          | io.steersman.fact.Action | java.io.File  | 5  | not allowed
            the past before the step          | $action : Action(   | io.steersman.fact.History( ) $action : Action( | 16 | after it
            no fact of the step               | $action : Action( finished() ) | String( ) | 7 | matches no fact of the step
            a rule without its title          | @title("t")         |                      | 7  | @title
            a severity that is not one        | "low"               | "bad"                | 9  | severity
            an unknown annotation             | @why("w")           | @why("w") @note("n") | 12 | @note
            a name in capitals                | rule "one"          | rule "One Two"       | 7  | kebab-case
            a salience                        | when                | salience 3 when      | 15 | salience
            two statements in the consequence | $action) );         | $action) ); foo();   | 17 | exactly one insert
            a global                          | rule "one"          | global java.util.List l; rule "one" | 7 | global
            """)
    void aBrokenFileIsRefusedAtTheRightLine(String fault, String good, String bad, int line, String says) {
        // Given
        String broken = GOOD.replace(good, bad == null ? "" : bad);
        // When
        List<Diagnostic> diagnostics =
                RuleLoader.load(Map.of("tests/good.drl", broken)).diagnostics();
        // Then
        assertThat(diagnostics).as(fault).isNotEmpty();
        assertThat(diagnostics).as(fault).anySatisfy(diagnostic -> {
            assertThat(diagnostic.file()).isEqualTo("tests/good.drl");
            assertThat(diagnostic.line()).isEqualTo(line);
            assertThat(diagnostic.message()).contains(says);
        });
    }

    @Test
    void allBrokenRulesOfAllFilesAreReported() {
        // Given
        String broken = GOOD.replace("finished()", "finnished()");
        Map<String, String> texts = Map.of(
                "tests/good.drl", broken,
                "tests/other.drl", broken.replace("tests.good", "tests.other"),
                "tests/third.drl", GOOD.replace("tests.good", "tests.third"));
        // When
        List<Diagnostic> diagnostics = RuleLoader.load(texts).diagnostics();
        // Then
        assertThat(diagnostics).extracting(Diagnostic::file).contains("tests/good.drl", "tests/other.drl");
        assertThat(diagnostics).extracting(Diagnostic::file).doesNotContain("tests/third.drl");
    }
}
