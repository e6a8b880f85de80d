package io.steersman.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.steersman.intervention.Level;
import io.steersman.intervention.Outcome;
import io.steersman.journal.InterventionEntry.Delivery;
import io.steersman.trajectory.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The description of the API says what generators of clients need. */
@QuarkusTest
@TestProfile(TempFolders.class)
class OpenApiTest {

    private JsonNode api = Json.emptyObject();

    @BeforeEach
    void read() throws IOException {
        api = Json.MAPPER.readTree(Client.get("/q/openapi?format=json").asByteArray());
    }

    @Test
    void everyOperationHasANameOfItsOwnAndAnAnswerForSuccess() {
        // When
        Map<String, JsonNode> operations = operations();
        // Then
        assertThat(operations).hasSizeGreaterThan(40);
        assertThat(operations.values().stream()
                        .map(one -> one.path("operationId").asText()))
                .allMatch(id -> id.matches("[a-z][A-Za-z]+"))
                .doesNotHaveDuplicates();
        operations.forEach((route, operation) -> {
            List<String> answers = names(operation.path("responses"));
            assertThat(answers)
                    .as(route)
                    .anyMatch(status -> status.startsWith("2"))
                    .contains("default");
        });
    }

    @Test
    void everyBodyAndEveryAnswerHasASchema() {
        operations().forEach((route, operation) -> {
            operation.path("requestBody").path("content").forEach(content -> assertThat(content.has("schema"))
                    .as(route)
                    .isTrue());
            operation.path("responses").properties().stream()
                    .filter(answer ->
                            answer.getKey().startsWith("2") && !answer.getKey().equals("204"))
                    .forEach(answer -> assertThat(answer.getValue().path("content"))
                            .as(route + " " + answer.getKey())
                            .isNotEmpty()
                            .allMatch(content -> content.has("schema")));
        });
    }

    @Test
    void stepsAreDescribed() {
        // When
        JsonNode body = operations().get("post /v1/trajectories/{id}/steps").path("requestBody");
        // Then
        assertThat(body.at("/content/application~1json/schema/$ref").asText()).isEqualTo("#/components/schemas/Steps");
        assertThat(words("Step", "kind"))
                .containsExactly("instruction", "message", "call", "result", "compaction", "end");
    }

    @Test
    void wordsAreThoseThatTheServiceUses() {
        assertThat(words("Intervention", "level"))
                .containsExactlyElementsOf(
                        Arrays.stream(Level.values()).map(Level::display).toList());
        assertThat(words("InterventionState", "delivery"))
                .containsExactlyElementsOf(
                        Arrays.stream(Delivery.values()).map(Delivery::display).toList());
        assertThat(words("Outcome", "outcome"))
                .containsExactlyElementsOf(Arrays.stream(Outcome.Kind.values())
                        .map(Outcome.Kind::display)
                        .toList());
        assertThat(words("Finding", "severity")).contains("medium", "critical");
        assertThat(words("Finding", "mode")).contains("observe", "enforce");
    }

    @Test
    void aKeyIsTheWayIn() {
        assertThat(api.at("/components/securitySchemes/key/scheme").asText()).isEqualTo("bearer");
        assertThat(api.at("/security/0").has("key")).isTrue();
    }

    @Test
    void whatIsReferredToIsThere() {
        // When
        List<JsonNode> references = api.findValues("$ref");
        // Then
        assertThat(references).isNotEmpty().allSatisfy(reference -> assertThat(
                        api.at(reference.asText().substring(1)).isMissingNode())
                .as(reference.asText())
                .isFalse());
    }

    private Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new TreeMap<>();
        api.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(one -> List.of("get", "post", "put", "delete").contains(one.getKey()))
                .forEach(one -> operations.put(one.getKey() + " " + path.getKey(), one.getValue())));
        return operations;
    }

    private List<String> words(String schema, String field) {
        List<String> words = new ArrayList<>();
        api.at("/components/schemas/%s/properties/%s/enum".formatted(schema, field))
                .forEach(word -> words.add(word.asText()));
        return words;
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}
