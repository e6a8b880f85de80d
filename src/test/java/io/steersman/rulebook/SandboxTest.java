package io.steersman.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steersman.policy.Diagnostic;
import io.steersman.rulebook.compile.DrlCompiler;
import io.steersman.rulebook.compile.RuleClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rule must not do, tried; each attempt is refused with line and column, and nothing of it is ever defined. */
final class SandboxTest {

    private static final Path ATTACKS = Path.of("src/test/resources/rulebook/attacks.txt");
    private static final String RULE = """
            package rules.tests.attack;

            import static io.steersman.rulebook.drl.Report.finding;

            import io.steersman.policy.Limit;
            import io.steersman.fact.Action;
            import io.steersman.reading.shell.Command;
            import io.steersman.reading.result.FailureKind;
            import io.steersman.reading.call.ToolKind;
            import io.steersman.reading.change.Write;
            import io.steersman.fact.History;
            import io.steersman.fact.Since;
            import java.util.List;
            HEADER

            rule "one"
                @title("t")
                @severity("low")
                @status("testing")
                @since("0.1")
                @why("w")
                @falsePositives("f")
                @misses("m")
                ATTRIBUTE
            when
                $action : Action( finished() )
                CONDITION
            then
                CONSEQUENCE
            end
            """;

    static List<String> attacks() throws IOException {
        return lines(ATTACKS);
    }

    static List<String> accepted() throws IOException {
        return lines(Path.of("src/test/resources/rulebook/accepted.txt"));
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    @Test
    void theRuleWithoutAnAttackIsGood() {
        assertThat(RuleLoader.load(Map.of("tests/attack.drl", rule("", ""))).diagnostics())
                .isEmpty();
    }

    @Test
    void thereAreEnoughAttacks() throws IOException {
        assertThat(attacks()).hasSizeGreaterThanOrEqualTo(250).doesNotHaveDuplicates();
        assertThat(accepted()).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accepted")
    void whatOnlyLooksLikeAnAttackIsARule(String accepted) {
        // Given
        String place = accepted.substring(0, accepted.indexOf('|')).strip();
        String text = accepted.substring(accepted.indexOf('|') + 1).strip();
        // When
        RuleLoader.Loaded loaded = RuleLoader.load(Map.of("tests/attack.drl", rule(place, text)));
        // Then
        assertThat(loaded.diagnostics()).noneMatch(Diagnostic::isError);
        assertThat(loaded.rulebook()).isPresent();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void theAttackIsRefusedWithLineAndColumn(String attack) {
        // Given
        String place = attack.substring(0, attack.indexOf('|')).strip();
        String text = attack.substring(attack.indexOf('|') + 1).strip();
        // When
        RuleLoader.Loaded loaded = RuleLoader.load(Map.of("tests/attack.drl", rule(place, text)));
        // Then
        assertThat(loaded.rulebook()).isEmpty();
        assertThat(loaded.diagnostics()).isNotEmpty().allSatisfy(diagnostic -> {
            assertThat(diagnostic.file()).isEqualTo("tests/attack.drl");
            assertThat(diagnostic.line()).isPositive();
            assertThat(diagnostic.column()).isPositive();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Action( this == $action, $a : tool + tool, $b : $a + $a, $b.length() > 3 )",
                "Action( this == $action, $a : tool + tool, $b : $a.concat($a), $b.length() > 3 )",
                "Action( this == $action, $a : tool + tool, $b : $a.toString(), $c : $a + $b, $c.length() > 3 )",
                "Action( this == $action, $a : List.of(tool, tool), $b : List.of($a, $a), $b.hashCode() > 3 )",
                "$a : String() from $action.tool() + $action.tool() String( length() > 3 ) from $a + $a"
            })
    void whatDoublesIsToldAsThat(String condition) {
        // Given
        String attack = rule("condition", condition);
        // When
        List<Diagnostic> diagnostics =
                RuleLoader.load(Map.of("tests/attack.drl", attack)).diagnostics();
        // Then
        assertThat(diagnostics).singleElement().satisfies(diagnostic -> assertThat(diagnostic.message())
                .contains("put together with itself", "Maybe"));
    }

    @Test
    void whatIsReachedForIsNamedWhereItStands() {
        // Given
        String attack = rule("condition", "Action( System.getenv(\"PATH\") == \"a\" )");
        // When
        List<Diagnostic> diagnostics =
                RuleLoader.load(Map.of("tests/attack.drl", attack)).diagnostics();
        // Then
        assertThat(diagnostics).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.message()).contains("java.lang.System.getenv", "not allowed", "Maybe");
            assertThat(diagnostic.line()).isEqualTo(27);
            assertThat(diagnostic.column()).isEqualTo(20);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            loop | new Object() { public String toString() { for (;;) {} } }.toString()
            array | "" + new int[100000000].length
            array | "" + new int[$action.finished() ? 100000000 : 1].length
            array | "" + new int[2][2].length
            class | new Object() { }.toString()
            lambda | ((java.util.function.Supplier<String>) () -> "a").get()
            java.lang.String.indent | "a".indent(2000000000)
            """)
    void theCompiledClassesAreLookedThroughAsWell(String what, String identity) {
        // Given
        String text = rule("consequence", "insert( finding(drools.getRule(), %s, $action) );".formatted(identity));
        // When
        RuleClasses classes =
                DrlCompiler.compile(Map.of("tests/attack.drl", text)).classes();
        // Then
        assertThat(classes.models()).isNotEmpty();
        assertThatThrownBy(classes::load).hasMessageContaining(what);
    }

    @Test
    void classesThatReachForMoreAreNotDefinedWhateverTheirText() {
        // Given
        RuleClasses classes = DrlCompiler.compile(
                        Map.of("tests/attack.drl", rule("condition", "eval( Runtime.getRuntime() != null )")))
                .classes();
        // Then
        assertThat(classes.models()).isNotEmpty();
        assertThatThrownBy(classes::load).hasMessageContaining("java.lang.Runtime.getRuntime");
    }

    private static String rule(String place, String text) {
        return RULE.replace("HEADER", place.equals("header") ? text : "")
                .replace("ATTRIBUTE", place.equals("attribute") ? text : "")
                .replace("CONDITION", place.equals("condition") ? text : "")
                .replace(
                        "CONSEQUENCE",
                        place.equals("consequence") ? text : "insert( finding(drools.getRule(), \"x\", $action) );");
    }
}
