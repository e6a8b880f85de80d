package io.steersman.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.trajectory.Json;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CountsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            7                       | 7
            0                       | 0
            "7"                     | 7
            7.9                     | 7
            1785000000000           | 1785000000000
            -1                      | 0
            9223372036854775807     | 0
            18446744073709551716    | 0
            "18446744073709551716"  | 0
            1e400                   | 0
            "NaN"                   | 0
            "seven"                 | 0
            [7]                     | 0
            null                    | 0
            """)
    void whatCannotBeACountIsNone(String json, long count) throws JsonProcessingException {
        // Given
        JsonNode value = Json.MAPPER.readTree(json);
        // Then
        assertThat(Counts.of(value)).isEqualTo(count);
    }

    @Test
    void aSumOfTheLargestDoesNotTurnNegative() throws JsonProcessingException {
        // Given
        JsonNode counts = Json.MAPPER.readTree("{\"a\":9223372036854775807,\"b\":9223372036854775807,\"c\":2}");
        // Then
        assertThat(Counts.sum(counts, "a", "b", "c", "d")).isEqualTo(2);
    }

    @Test
    void aTimeThatCannotBeKeptIsNone() throws JsonProcessingException {
        // Given
        JsonNode far = Json.MAPPER.readTree("\"+999999999-12-31T23:59:59Z\"");
        JsonNode near = Json.MAPPER.readTree("\"2026-01-01T00:00:00Z\"");
        // Then
        assertThat(Times.of(far)).isEmpty();
        assertThat(Times.of(near)).contains(Instant.parse("2026-01-01T00:00:00Z"));
    }
}
