package io.steersman.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steersman.policy.JudgePolicy;
import io.steersman.policy.Mode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BudgetTest {

    private static final InstantSource TODAY = InstantSource.fixed(Instant.parse("2026-11-29T12:00:00Z"));
    private static final InstantSource TOMORROW = InstantSource.fixed(Instant.parse("2026-11-30T00:00:00Z"));
    private static final JudgePolicy POLICY = new JudgePolicy(
            Mode.OBSERVE, new JudgePolicy.Model("openai", "", "m", "", 0, 0), 3, 20, 3_000, 1_000, 0, 90, Map.of());

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aRestartGivesNothingBackAndANewDayAll() {
        // Given
        Path file = folder.resolve("used.json");
        Budget before = Budget.in(file, TODAY);
        before.reserve("acme", POLICY, 500, 100);
        before.settle("acme", POLICY, new int[] {500, 100}, 400, 50);
        before.reserve("acme", POLICY, 200, 100);
        // When
        Budget after = Budget.in(file, TODAY);
        // Then
        assertThat(after.tokens("acme"))
                .as("what a call took, and what a call under way may take")
                .isEqualTo(750);
        assertThat(after.reserve("acme", POLICY, 200, 51)).isFalse();
        assertThat(after.reserve("acme", POLICY, 200, 50)).isTrue();
        assertThat(Budget.in(file, TOMORROW).tokens("acme")).isZero();
    }

    @Test
    void whatCannotBeNotedIsNotAsked() {
        // When
        boolean asked = Budget.in(folder.resolve("gone/used.json"), TODAY).reserve("acme", POLICY, 1, 1);
        // Then
        assertThat(asked).isFalse();
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("used.json"), "{");
        // When
        assertThatThrownBy(() -> Budget.in(file, TODAY))
                // Then
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("used.json is damaged. Maybe remove it.");
    }
}
