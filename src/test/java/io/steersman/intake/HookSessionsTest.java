package io.steersman.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.client.HookClient;
import io.steersman.recorded.Transcript;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.NativeFormat;
import io.steersman.trajectory.Step;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every file in {@code hooks/sessions/} is a session of the client it is named after: one event a line, with the steps that it
 * must make, in the native format without the numbers that make retries harmless.
 */
class HookSessionsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void everyEventMakesItsSteps(Path file) throws IOException {
        // Given
        HookClient client = HookClient.named(
                        Transcript.fileName(file.toString()).replaceFirst("~.*", ""))
                .orElseThrow();
        HookLog log = new HookLog();
        for (String line : Files.readAllLines(file)) {
            JsonNode row = Json.MAPPER.readTree(line);
            // When
            List<Step> made = log.add(client.read(row.path("event").asText(""), row.path("body")));
            // Then
            List<String> expected = new ArrayList<>();
            row.path("steps").forEach(step -> expected.add(step.toString()));
            assertThat(made.stream().map(HookSessionsTest::line)).as(line).containsExactlyElementsOf(expected);
        }
    }

    private static String line(Step step) {
        ObjectNode json = NativeFormat.write(step);
        json.remove("step");
        return json.toString();
    }

    static Stream<Path> files() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(HookSessionsTest.class.getResource("/hooks/sessions"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        }
    }
}
