package io.steersman.reading.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.steersman.fact.Action;
import io.steersman.reading.result.AnswerReader;
import io.steersman.reading.text.Rows;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Status;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PollTest {

    static List<Arguments> polls() {
        return Rows.of("polls.tsv");
    }

    @ParameterizedTest(name = "{0}: {1} {2} | {3}")
    @MethodSource("polls")
    void askingAfterWhatStillRunsIsAPoll(String expected, String tool, String input, String output)
            throws JsonProcessingException {
        // Given
        Call call = CallReader.read(new ToolCall(Meta.NONE, "c1", tool, Json.MAPPER.readTree(input)));

        // When
        Action action = new Action(call, AnswerReader.read(call, ToolResult.of("c1", output, Status.OK)));

        // Then
        assertThat(action.polls()).isEqualTo(expected.equals("poll"));
    }
}
