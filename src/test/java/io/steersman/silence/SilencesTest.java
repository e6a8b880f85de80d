package io.steersman.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steersman.finding.RuleId;
import io.steersman.trajectory.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SilencesTest {

    private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");
    private static final RuleId RULE = RuleId.parse("tool_use.loops.replay");
    private static final Context RUN =
            new Context("local", "codex", "", "m-1", "acme/web", new TreeSet<>(), "", Optional.empty());

    private Instant now = BEGIN;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            emptyValue = "",
            value = {
                // tenant | rule                 | client | repository | model | whether it is about the run
                "other    | tool_use.loops.replay | ''     | ''         | ''    | false",
                "local    | tool_use.loops.repla  | ''     | ''         | ''    | false",
                "local    | ''                    | gemini | ''         | ''    | false",
                "local    | ''                    | ''     | eb         | ''    | false",
                "local    | tool_use              | ''     | ''         | m-2   | false",
                "local    | tool_use.loops.replay | ''     | ''         | ''    | true",
                "local    | tool_use              | ''     | ''         | ''    | true",
                "local    | ''                    | Codex  | ''         | ''    | true",
                "local    | ''                    | ''     | web        | ''    | true",
                "local    | tool_use.loops        | codex  | acme/web   | m-1   | true",
            })
    void whatItIsAboutIsSaidByRuleAndRun(
            String tenant, String rule, String client, String repository, String model, boolean about) {
        // Given
        Silence silence =
                new Silence("s1", tenant, rule, client, repository, model, BEGIN, BEGIN.plusSeconds(1), "ada", "known");
        // When
        boolean covered = silence.covers(RULE, RUN);
        // Then
        assertThat(covered).isEqualTo(about);
    }

    @Test
    void itEndsByItself() {
        // Given
        Silences silences = Silences.inMemory(() -> now);
        silences.add(silence(Duration.ofHours(1)));
        assertThat(silences.why(RULE, RUN)).contains("silenced by ada until 2026-03-01T13:00:00Z: known to be red");
        // When
        now = BEGIN.plus(Duration.ofHours(1));
        // Then
        assertThat(silences.why(RULE, RUN)).isEmpty();
        assertThat(silences.end("local", "s1")).as("it is over already").isEmpty();
    }

    @Test
    void itIsEndedByItsTenantAloneAndStaysOnTheRecord() {
        // Given
        Silences silences = Silences.inMemory(() -> now);
        silences.add(silence(Duration.ofHours(1)));
        assertThat(silences.end("acme", "s1")).isEmpty();
        now = BEGIN.plusSeconds(60);
        // When
        Optional<Silence> ended = silences.end("local", "s1");
        // Then
        assertThat(ended).get().extracting(Silence::until).isEqualTo(now);
        assertThat(silences.why(RULE, RUN)).isEmpty();
        assertThat(silences.of("local")).containsExactly(ended.orElseThrow());
    }

    @Test
    void itLastsOverARestart(@TempDir Path folder) {
        // Given
        Path file = folder.resolve("silences.json");
        Silences.in(file, () -> now).add(silence(Duration.ofDays(2)));
        // When
        Silences risen = Silences.in(file, () -> now);
        // Then
        assertThat(risen.of("local")).containsExactly(silence(Duration.ofDays(2)));
        assertThat(risen.why(RULE, RUN)).isPresent();
    }

    @Test
    void aDamagedFileIsNamedAndNotTakenForNone(@TempDir Path folder) throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("silences.json"), "[{\"from\": \"soon\"}]");
        // Then
        assertThatThrownBy(() -> Silences.in(file, () -> now))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("silences.json is damaged");
    }

    private static Silence silence(Duration length) {
        return new Silence(
                "s1", "local", "tool_use", "", "web", "", BEGIN, BEGIN.plus(length), "ada", "known to be red");
    }
}
