package io.steersman.attack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.client.HookClient;
import io.steersman.trajectory.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Brings each secret of the table to wherever a text may be given, and asks for all that may be read. */
final class Leaks {

    private static final int FAILURES = 3;
    private static final int RUNS = 10;

    private final AttackedService service;

    Leaks(AttackedService service) {
        this.service = service;
    }

    void bring() throws IOException {
        int number = 0;
        for (Secrets.Sample sample : Secrets.table()) {
            String run = "secrets" + number++ % RUNS;
            steps(run, number, sample.text());
            failures("failing" + number, sample.text());
            hook(HookClient.values()[number % HookClient.values().length], run, sample.text());
            service.post("/v1/otlp/v1/traces", "application/json", span(number, sample.text()));
            if (isName(sample)) {
                names(sample.secret());
            }
        }
    }

    private void steps(String run, int number, String text) {
        String steps = String.join(
                "\n",
                step("message").put("text", text).toString(),
                call("c" + number, text).toString(),
                step("result").put("call", "c" + number).put("output", text).toString());
        service.steps(run, steps);
        service.call(
                "report_steps",
                Json.emptyObject().put("trajectory", run + "-mcp").put("steps", steps));
        service.call("get_guidance", Json.emptyObject().put("trajectory", run + "-mcp"));
    }

    /** What fails again and again is spoken of, and quoted. */
    private void failures(String run, String text) {
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < FAILURES; i++) {
            steps.add(call("f" + i, text).toString());
            steps.add(step("result")
                    .put("call", "f" + i)
                    .put("output", "failed: " + text)
                    .put("error", true)
                    .toString());
        }
        service.steps(run, steps.toArray(String[]::new));
    }

    private void hook(HookClient client, String run, String text) {
        service.post(
                "/v1/hooks/" + client.display(),
                "application/json",
                hook(run, text).toString());
        service.call("hook", hook(run + "-mcp", text).put("client", client.display()));
    }

    private void names(String secret) {
        service.steps(
                secret,
                step("message")
                        .put("text", "a")
                        .put("agent", secret)
                        .put("turn", secret)
                        .toString());
        service.post(
                "/v1/hooks/claude-code", "application/json", hook(secret, "b").toString());
        service.steps(
                "names",
                step("call")
                        .put("id", secret)
                        .put("tool", secret)
                        .set("input", Json.emptyObject().put(secret, secret))
                        .toString());
    }

    /** Whether a secret may be an id as it stands. */
    private static boolean isName(Secrets.Sample sample) {
        return sample.text().equals(sample.secret())
                && sample.secret().chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c) || c == '_');
    }

    /** Reads everything back, so that it stands among the answers. */
    void read() throws JsonProcessingException {
        for (String path : List.of(
                "/v1/clients",
                "/v1/rules",
                "/v1/rules/health",
                "/v1/audit",
                "/v1/reports/prevalence",
                "/v1/reports/recovery",
                "/v1/reports/rules",
                "/v1/reports/html",
                "/q/metrics",
                "/q/health/ready")) {
            service.get(path);
        }
        for (JsonNode each :
                Json.MAPPER.readTree(service.get("/v1/trajectories?limit=1000")).path("trajectories")) {
            String id = URLEncoder.encode(each.path("id").asText(""), StandardCharsets.UTF_8);
            String run = "/v1/trajectories/" + id;
            for (String part : List.of("", "/steps?limit=1000", "/findings", "/interventions", "/outcomes", "/atif")) {
                service.get(run + part);
            }
        }
    }

    private static ObjectNode step(String kind) {
        return Json.emptyObject().put("kind", kind);
    }

    private static ObjectNode call(String id, String command) {
        return step("call")
                .put("id", id)
                .put("tool", "Bash")
                .set("input", Json.emptyObject().put("command", command));
    }

    private static ObjectNode hook(String session, String text) {
        ObjectNode body = Json.emptyObject()
                .put("session_id", session)
                .put("hook_event_name", "PostToolUse")
                .put("tool_name", "Bash")
                .put("tool_response", text);
        return body.set("tool_input", Json.emptyObject().put("command", text));
    }

    private static String span(int number, String text) {
        ObjectNode span = Json.emptyObject()
                .put("traceId", "%032x".formatted(number))
                .put("spanId", "%016x".formatted(number))
                .put("startTimeUnixNano", "1785000000000000000")
                .put("endTimeUnixNano", "1785000001000000000");
        attribute(span, "gen_ai.operation.name", "execute_tool");
        attribute(span, "gen_ai.tool.name", "bash");
        attribute(span, "gen_ai.tool.call.result", text);
        ObjectNode request = Json.emptyObject();
        request.putArray("resourceSpans")
                .addObject()
                .putArray("scopeSpans")
                .addObject()
                .putArray("spans")
                .add(span);
        return request.toString();
    }

    private static void attribute(ObjectNode span, String key, String value) {
        span.withArray("attributes")
                .addObject()
                .put("key", key)
                .putObject("value")
                .put("stringValue", value);
    }
}
