package io.steersman.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steersman.finding.RuleId;
import io.steersman.policy.Diagnostic;
import io.steersman.policy.Mode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules and policies of one's own beside the shipped ones. */
final class SourceFoldersTest {

    private static final RuleId OWN = RuleId.parse("house_rules.pushes.forced-push");
    private static final RuleId REPLAY = RuleId.parse("reasoning_problems.infinite_loops.failing-replay");
    private static final String DRL = VariantsTest.DRL;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aRuleOfOnesOwnIsAddedAndWhatIsShippedStays() throws IOException {
        // Given
        write("rules/house_rules/pushes.drl", DRL);
        write("policies/default.yaml", "rules:\n  %s: { mode: enforce, text: no }\n".formatted(OWN));
        // When
        Checked checked = Checker.load(folders().read());
        // Then
        InForce inForce = checked.result().orElseThrow(() -> new AssertionError(checked.diagnostics()));
        InForce shipped = Checker.load(Shipped.sources()).result().orElseThrow();
        assertThat(inForce.rulebook().detectionRules())
                .contains(OWN)
                .containsAll(shipped.rulebook().detectionRules());
        assertThat(inForce.policy().mode(OWN)).isEqualTo(Mode.ENFORCE);
        for (RuleId rule : shipped.rulebook().detectionRules()) {
            assertThat(inForce.policy().of(rule)).isEqualTo(shipped.policy().of(rule));
        }
    }

    @Test
    void ofAShippedRuleOneValueMayBeAnother() throws IOException {
        // Given
        write(
                "policies/default.yaml",
                "defaults: { cooldown: 99 }\nrules:\n  %s: { mode: observe }\n".formatted(REPLAY));
        // When
        InForce inForce = Checker.load(folders().read()).result().orElseThrow();
        // Then
        InForce shipped = Checker.load(Shipped.sources()).result().orElseThrow();
        assertThat(inForce.policy().mode(REPLAY)).isEqualTo(Mode.OBSERVE);
        assertThat(inForce.policy().of(REPLAY).orElseThrow().text())
                .isEqualTo(shipped.policy().of(REPLAY).orElseThrow().text());
        assertThat(inForce.policy().rules().values())
                .filteredOn(rule -> !rule.rule().equals(REPLAY))
                .containsExactlyInAnyOrderElementsOf(shipped.policy().rules().values().stream()
                        .filter(rule -> !rule.rule().equals(REPLAY))
                        .toList());
    }

    @Test
    void aDefaultThatIsSentInThePlaceOfTheShippedOneLiesOverIt() {
        // Given
        String own = "extends: shipped\nrules:\n  %s: { limits: { repeats: 5 } }\n".formatted(REPLAY);
        // When
        Checked checked = Checker.load(Shipped.sources().with(Map.of("policies/default.yaml", own)));
        // Then
        InForce inForce = checked.result().orElseThrow(() -> new AssertionError(checked.diagnostics()));
        assertThat(inForce.policy().of(REPLAY).orElseThrow().limits()).containsEntry("repeats", 5);
    }

    @Test
    void aFileOfTheSamePathReplacesAndTheLaterFolderWins() throws IOException {
        // Given
        write("rules/house_rules/pushes.drl", DRL);
        write("more/house_rules/pushes.drl", DRL.replace("severity(\"high\")", "severity(\"low\")"));
        SourceFolders folders =
                SourceFolders.of(folder.resolve("rules") + "," + folder.resolve("more"), folder.toString());
        // When
        Sources sources = folders.read();
        // Then
        assertThat(sources.drl().get("house_rules/pushes.drl")).contains("severity(\"low\")");
        assertThat(folders.origin("rules/house_rules/pushes.drl")).contains(folder.resolve("more"));
        assertThat(folders.origin("rules/reasoning_problems/infinite_loops.drl"))
                .isEmpty();
    }

    @Test
    void whoExtendsNothingStandsAlone() throws IOException {
        // Given
        write("rules/house_rules/pushes.drl", DRL);
        write("rules/rulebook.yaml", "extends: none\n");
        write("policies/default.yaml", "extends: none\nrules:\n  %s: { text: no }\n".formatted(OWN));
        // When
        Sources sources = folders().read();
        // Then
        assertThat(sources.drl()).containsOnlyKeys("house_rules/pushes.drl");
        assertThat(sources.policies()).containsOnlyKeys("default.yaml");
    }

    @Test
    void aMisspeltWordThereIsTold() throws IOException {
        // Given
        write("rules/rulebook.yaml", "extends: noen\n");
        write("policies/default.yaml", "extends: noen\n");
        // When
        // Then
        assertThatThrownBy(() -> folders().read())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("rulebook.yaml:1:10: The value (noen) must be one of");
        Files.delete(folder.resolve("rules/rulebook.yaml"));
        assertThat(Checker.load(folders().read()).diagnostics())
                .anyMatch(found -> found.display().startsWith("policies/default.yaml:1:10: The value (noen)"));
    }

    @Test
    void aRuleOfOnesOwnThatNoFileListsIsTold() throws IOException {
        // Given
        write("rules/house_rules/pushes.drl", DRL);
        Files.createDirectories(folder.resolve("policies"));
        // When
        List<Diagnostic> wrong = Checker.load(folders().read()).diagnostics();
        // Then
        assertThat(wrong).filteredOn(Diagnostic::isError).singleElement().satisfies(found -> assertThat(found.display())
                .startsWith("policies/default.yaml:")
                .contains("'%s' is not listed".formatted(OWN)));
    }

    private SourceFolders folders() throws IOException {
        Files.createDirectories(folder.resolve("rules"));
        return SourceFolders.of(
                folder.resolve("rules").toString(), folder.resolve("policies").toString());
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }
}
