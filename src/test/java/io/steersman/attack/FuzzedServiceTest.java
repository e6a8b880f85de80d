package io.steersman.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.Damage;
import io.steersman.client.HookClient;
import io.steersman.trajectory.Json;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged input at every door of the packed service: it is answered, and never with a fault of ours. {@code -Dattack=full}, for
 * as long as {@code -Dfuzz.minutes=10} says.
 */
@EnabledIfSystemProperty(named = "attack", matches = "full")
final class FuzzedServiceTest {

    private static final long SEED = Long.getLong("fuzz.seed", 1);
    private static final Duration GOES_ON = Duration.ofMinutes(Integer.getInteger("fuzz.minutes", 1));
    private static final String JSON = "application/json";

    @TempDir
    Path folder;

    /** Sends damaged input somewhere. */
    @FunctionalInterface
    private interface Door {
        Optional<HttpResponse<String>> send(AttackedService service, byte[] input);
    }

    private final Map<String, Door> doors = new TreeMap<>(Map.of(
            "steps", (service, input) -> service.send("/v1/trajectories/fuzz/steps", "application/x-ndjson", input),
            "spans", (service, input) -> service.send("/v1/otlp/v1/traces", JSON, input),
            "protobuf", (service, input) -> service.send("/v1/otlp/v1/traces", "application/x-protobuf", input),
            "mcp", (service, input) -> service.send("/mcp", JSON, input),
            "tool", (service, input) -> service.send("/mcp", JSON, call("report_steps", "steps", input)),
            "hook tool", (service, input) -> service.send("/mcp", JSON, call("hook", "tool_input", input)),
            "rules", (service, input) -> service.send("/v1/rules/check", JSON, files("rules/a/b.drl", input)),
            "cases", (service, input) -> service.send("/v1/rules/check", JSON, files("rules/a/b.cases.yaml", input)),
            "policies",
                    (service, input) -> service.send("/v1/rules/check", JSON, files("policies/default.yaml", input))));

    {
        for (HookClient client : HookClient.values()) {
            doors.put(client.display(), (service, input) -> service.send("/v1/hooks/" + client.display(), JSON, input));
        }
    }

    @Test
    void damagedInputIsAnsweredAtEveryDoor() throws Exception {
        // Given
        Damage damage = new Damage(SEED);
        long end = System.nanoTime() + GOES_ON.toNanos();
        List<String> failures = new ArrayList<>();
        int sent = 0;
        try (AttackedService service = new AttackedService(folder)) {
            // When
            while (System.nanoTime() < end && failures.size() < 20) {
                for (Map.Entry<String, Door> door : doors.entrySet()) {
                    byte[] input = damage.next();
                    String answer = door.getValue()
                            .send(service, input)
                            .map(FuzzedServiceTest::fault)
                            .orElse("no answer");
                    if (!answer.isEmpty()) {
                        failures.add("%s: %s%n%s"
                                .formatted(
                                        door.getKey(),
                                        answer,
                                        Base64.getEncoder().encodeToString(input)));
                    }
                    sent++;
                }
            }
            System.err.printf("%d inputs, %d unanswered questions%n", sent, service.unanswered());
            // Then
            assertThat(service.isAlive()).isTrue();
            assertThat(service.unanswered()).isZero();
            assertThat(service.log()).doesNotContain("OutOfMemoryError");
        }
        assertThat(failures).isEmpty();
    }

    /** What is our fault in an answer: an error of the server's own, also one within a good answer. */
    private static String fault(HttpResponse<String> answer) {
        boolean ours = answer.statusCode() == 500 || answer.body().contains("-32603");
        return ours ? answer.statusCode() + " " + answer.body() : "";
    }

    private static byte[] call(String tool, String argument, byte[] input) {
        ObjectNode request =
                Json.emptyObject().put("jsonrpc", "2.0").put("id", 1).put("method", "tools/call");
        request.putObject("params")
                .put("name", tool)
                .putObject("arguments")
                .put("trajectory", "fuzz-mcp")
                .put("session_id", "fuzz")
                .put("hook_event_name", "PostToolUse")
                .put("tool_name", "Bash")
                .put(argument, new String(input, StandardCharsets.UTF_8));
        return request.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] files(String path, byte[] input) {
        ObjectNode files = Json.emptyObject().put(path, new String(input, StandardCharsets.UTF_8));
        return Json.emptyObject().set("files", files).toString().getBytes(StandardCharsets.UTF_8);
    }
}
