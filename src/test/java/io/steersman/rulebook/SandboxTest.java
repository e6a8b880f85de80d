package io.steersman.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steersman.policy.Diagnostic;
import io.steersman.rulebook.compile.DrlCompiler;
import io.steersman.rulebook.compile.RuleClasses;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rule must not do, tried; each attempt is refused with line and column, and nothing of it is ever defined. */
final class SandboxTest {

    static List<String> attacks() throws IOException {
        return HostileRules.attacks();
    }

    static List<String> accepted() throws IOException {
        return HostileRules.accepted();
    }

    @Test
    void theRuleWithoutAnAttackIsGood() {
        assertThat(RuleLoader.load(Map.of("tests/attack.drl", HostileRules.of("", "")))
                        .diagnostics())
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
        // When
        RuleLoader.Loaded loaded = RuleLoader.load(Map.of("tests/attack.drl", HostileRules.of(accepted)));
        // Then
        assertThat(loaded.diagnostics()).noneMatch(Diagnostic::isError);
        assertThat(loaded.rulebook()).isPresent();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void theAttackIsRefusedWithLineAndColumn(String attack) {
        // Given
        // When
        RuleLoader.Loaded loaded = RuleLoader.load(Map.of("tests/attack.drl", HostileRules.of(attack)));
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
        String attack = HostileRules.of("condition", condition);
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
        String attack = HostileRules.of("condition", "Action( System.getenv(\"PATH\") == \"a\" )");
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
        String text =
                HostileRules.of("consequence", "insert( finding(drools.getRule(), %s, $action) );".formatted(identity));
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
        RuleClasses classes = DrlCompiler.compile(Map.of(
                        "tests/attack.drl", HostileRules.of("condition", "eval( Runtime.getRuntime() != null )")))
                .classes();
        // Then
        assertThat(classes.models()).isNotEmpty();
        assertThatThrownBy(classes::load).hasMessageContaining("java.lang.Runtime.getRuntime");
    }
}
