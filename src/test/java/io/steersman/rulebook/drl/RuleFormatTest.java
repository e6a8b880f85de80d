package io.steersman.rulebook.drl;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Shipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RuleFormatTest {

    private static final Path CASES = Path.of("src/test/resources/rulebook/format");
    private static final String BEFORE = ".before.drl";

    static List<String> cases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(BEFORE))
                    .map(name -> name.replace(BEFORE, ""))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aFileIsLaidOutAsItShould(String name) throws IOException {
        // Given
        String before = Files.readString(CASES.resolve(name + BEFORE));
        // When
        RuleFormat.Formatted formatted = RuleFormat.of(name, before);
        // Then
        assertThat(formatted.diagnostics()).isEmpty();
        assertThat(formatted.text()).isEqualTo(Files.readString(CASES.resolve(name + ".after.drl")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void formattingTwiceChangesNothingMore(String name) throws IOException {
        // Given
        String once = Files.readString(CASES.resolve(name + ".after.drl"));
        // When
        RuleFormat.Formatted twice = RuleFormat.of(name, once);
        // Then
        assertThat(twice.text()).isEqualTo(once);
    }

    @Test
    void theShippedRulesAreFormatted() {
        Shipped.sources()
                .drl()
                .forEach((path, text) ->
                        assertThat(RuleFormat.of(path, text).text()).as(path).isEqualTo(text));
    }

    @Test
    void theShippedRulesComeBackFromAnyWhiteSpace() {
        Shipped.sources().drl().forEach((path, text) -> {
            String mangled = text.replace("    ", "\t")
                    .replace("\n", " \r\n")
                    .replace("( ", "(")
                    .replace(" )", "\n)");
            assertThat(RuleFormat.of(path, mangled).text()).as(path).isEqualTo(text);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rule \"x\" when Action( then end",
                "rule \"x\" when Action( tool == \"open ) then end",
                "package a; /* no end",
                "rule"
            })
    void whatCannotBeReadIsLeftAsItIs(String text) {
        // Given
        String path = "broken.drl";
        // When
        RuleFormat.Formatted formatted = RuleFormat.of(path, text);
        // Then
        assertThat(formatted.text()).isEqualTo(text);
        assertThat(formatted.diagnostics()).isNotEmpty().allMatch(found -> found.file()
                .equals(path));
    }
}
