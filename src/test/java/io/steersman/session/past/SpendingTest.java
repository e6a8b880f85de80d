package io.steersman.session.past;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.trajectory.Cost;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Instruction.Source;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Tokens;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Status;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class SpendingTest {

    private final Spending spending = new Spending();

    private static Meta at(long second) {
        return Meta.NONE.withAt(Optional.of(Instant.ofEpochSecond(second)));
    }

    private void works(long from, long to, Tokens tokens) {
        spending.take(new ToolCall(at(from).withTokens(tokens), "c", "Bash", Json.emptyObject()));
        spending.take(new ToolResult(
                at(to), "c", "ok", Status.OK, OptionalInt.empty(), OptionalLong.empty(), ToolResult.Refusal.NONE));
    }

    @Test
    void callsTimesAndTokensAddUp() {
        // Given
        works(10, 40, new Tokens(100, 20));
        // When
        works(50, 60, new Tokens(200, 30));
        // Then
        assertThat(spending.all()).isEqualTo(new Cost(2, 50_000, 350));
    }

    @Test
    void theWaitForTheUserIsNobodys() {
        // Given
        works(10, 40, new Tokens(0, 0));
        // When
        spending.take(new Instruction(at(4000), "Go on.", Source.USER));
        // Then
        assertThat(spending.all()).isEqualTo(new Cost(1, 30_000, 0));
    }

    @Test
    void aChangeThatLandsBeginsAnew() {
        // Given
        works(10, 40, new Tokens(100, 20));
        spending.landed();
        // When
        works(50, 60, new Tokens(200, 30));
        // Then
        assertThat(spending.sinceChange()).isEqualTo(new Cost(1, 20_000, 230));
    }

    @Test
    void theDurationsOfResultsStandForTimesThatNobodyTells() {
        // Given
        ToolResult result = ToolResult.of("c", "ok", Status.OK);
        // When
        spending.take(new ToolResult(
                result.meta(),
                "c",
                "ok",
                Status.OK,
                result.exitCode(),
                OptionalLong.of(1500),
                ToolResult.Refusal.NONE));
        // Then
        assertThat(spending.all()).isEqualTo(new Cost(0, 1500, 0));
    }
}
