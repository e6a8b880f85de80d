package io.steersman.recorded.atif;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.steersman.Corpus;
import io.steersman.intake.Intake;
import io.steersman.intake.Reading;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.NativeFormat;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.Trajectory;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fixtures of all formats, written as ATIF. */
class AtifDocumentTest {

    private static final String ODD = """
            {"kind":"instruction","text":"Go.","source":"user","at":"2026-03-01T10:00:00Z"}
            {"kind":"message","text":"Two.","reasoning":"Hm.","turn":"t","tokens":{"input":5,"output":2},"mood":"good"}
            {"kind":"call","id":"a","tool":"Run","input":{"n":1},"turn":"t"}
            {"kind":"call","id":"b","tool":"Free","input":"bare text","turn":"t"}
            {"kind":"instruction","text":"Wait.","source":"harness"}
            {"kind":"result","call":"b","output":"2","error":true,"exitCode":3,"durationMs":9,"refusal":"user"}
            {"kind":"compaction"}
            {"kind":"result","call":"a","output":"1"}
            {"kind":"call","id":"c","tool":"Run","input":{},"agent":"sub","step":7}
            {"kind":"call","id":"d","tool":"Run","input":{},"agent":"sub"}
            {"kind":"message","text":""}
            {"kind":"end","reason":"completed"}
            """;

    @Test
    void whatNoOtherFormatCanSayComesBack() {
        // Given
        List<Step> steps =
                NativeFormat.parse(ODD.getBytes(StandardCharsets.UTF_8)).steps();
        // When
        ObjectNode document = document(steps);
        // Then
        assertThat(nativeForm(read(document))).isEqualTo(nativeForm(steps));
        assertThat(document.path("steps").path(1).path("tool_calls")).hasSize(2);
        assertThat(document.path("steps").path(1).path("observation").path("results"))
                .hasSize(2);
        assertThat(document.path("final_metrics").path("total_prompt_tokens").asInt())
                .isEqualTo(5);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("trajectories")
    void everyTrajectoryComesBackAsItWas(Trajectory trajectory) {
        // When
        List<Step> back = read(document(trajectory.steps()));
        // Then
        assertThat(nativeForm(back)).isEqualTo(nativeForm(trajectory.steps()));
    }

    @Test
    void theSchemaValidatesEveryExport() throws IOException {
        // Given
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Corpus.root().resolve("payloads/atif/atif-v1.7.schema.json")));
        List<JsonNode> documents = new ArrayList<>();
        documents.add(document(
                NativeFormat.parse(ODD.getBytes(StandardCharsets.UTF_8)).steps()));
        trajectories().forEach(trajectory -> documents.add(document(trajectory.steps())));
        for (JsonNode document : documents) {
            // When / Then
            assertThat(schema.validate(document)).isEmpty();
            assertThat(everyResultAnswersACallOfItsStep(document)).isTrue();
        }
        assertThat(schema.validate(Json.emptyObject())).isNotEmpty();
    }

    private static boolean everyResultAnswersACallOfItsStep(JsonNode document) {
        for (JsonNode step : document.path("steps")) {
            List<String> calls = step.path("tool_calls").findValuesAsText("tool_call_id");
            for (JsonNode result : step.path("observation").path("results")) {
                if (!calls.contains(result.path("source_call_id").asText())) {
                    return false;
                }
            }
        }
        return true;
    }

    private static ObjectNode document(List<Step> steps) {
        return AtifDocument.of("claude-code:s", "claude-code", steps, Json.emptyObject());
    }

    private static List<Step> read(ObjectNode document) {
        Reading reading = Intake.read("export", document.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(reading.problems()).isEmpty();
        return reading.trajectories().get(0).steps();
    }

    private static List<String> nativeForm(List<Step> steps) {
        return steps.stream().map(step -> NativeFormat.write(step).toString()).toList();
    }

    static Stream<Trajectory> trajectories() throws IOException {
        try {
            Path folder = Path.of(Objects.requireNonNull(AtifDocumentTest.class.getResource("/intake"))
                    .toURI());
            return Intake.files(folder).files().stream()
                    .filter(file -> !file.toString().endsWith(".expected"))
                    .flatMap(file -> Intake.read(file).trajectories().stream());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
