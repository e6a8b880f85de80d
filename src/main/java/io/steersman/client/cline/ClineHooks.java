package io.steersman.client.cline;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.client.contract.Happening;
import io.steersman.client.contract.HookReader;
import io.steersman.client.contract.Moment;
import io.steersman.recorded.Contents;
import io.steersman.recorded.Counts;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Status;
import java.util.List;
import java.util.Map;

/** Hooks of Cline, as scripts get them. One call may run several commands; each has an output and a success of its own. */
public final class ClineHooks implements HookReader {

    private static final Map<String, Moment> EVENTS = Map.ofEntries(
            Map.entry("agent_start", Moment.SESSION_START),
            Map.entry("agent_resume", Moment.SESSION_START),
            Map.entry("prompt_submit", Moment.PROMPT),
            Map.entry("tool_call", Moment.BEFORE_CALL),
            Map.entry("tool_result", Moment.AFTER_CALL),
            Map.entry("agent_end", Moment.OTHER),
            Map.entry("agent_error", Moment.OTHER),
            Map.entry("agent_abort", Moment.OTHER),
            Map.entry("session_shutdown", Moment.OTHER));

    @Override
    public Map<String, Moment> events() {
        return EVENTS;
    }

    @Override
    public String name(JsonNode body) {
        return body.path("hookName").asText("");
    }

    @Override
    public String session(JsonNode body) {
        return body.path("taskId").asText("");
    }

    /** The main agent has an id as well, but no parent. */
    @Override
    public String agent(JsonNode body) {
        return body.path("parent_agent_id").asText("").isEmpty()
                ? ""
                : body.path("agent_id").asText("");
    }

    @Override
    public List<Happening> happenings(String event, JsonNode body) {
        return switch (event) {
            case "prompt_submit" -> List.of(new Happening.Prompted(prompt(body)));
            case "tool_call" -> List.of(call(body.path("tool_call")));
            case "tool_result" -> {
                JsonNode result = body.path("tool_result");
                yield List.of(new Happening.Answered(call(result), result(result)));
            }
            default -> List.of();
        };
    }

    private static String prompt(JsonNode body) {
        String prompt = Contents.text(body.path("prompt"));
        return prompt.isEmpty() ? Contents.text(body.path("userPromptSubmit").path("prompt")) : prompt;
    }

    private static Happening.Called call(JsonNode call) {
        return new Happening.Called(
                call.path("id").asText(""), call.path("name").asText(""), Contents.arguments(call.path("input")));
    }

    private static ToolResult result(JsonNode body) {
        JsonNode output = body.path("output");
        String error = Contents.output(body.path("error"));
        String text = output(output);
        boolean failed = !error.isEmpty();
        for (JsonNode part : output) {
            failed |= part.has("success") && !part.path("success").asBoolean();
        }
        ToolResult result = ToolResult.of("", text.isEmpty() ? error : text, failed ? Status.ERROR : Status.OK);
        JsonNode took = body.path("durationMs");
        return took.isNumber() ? result.withDurationMs(Counts.of(took)) : result;
    }

    private static String output(JsonNode output) {
        StringBuilder all = new StringBuilder();
        boolean parts = output.isArray();
        for (JsonNode part : output) {
            parts &= part.has("result") || part.has("error");
            String text = Contents.output(part.path("result")) + Contents.output(part.path("error"));
            all.append(all.isEmpty() || text.isEmpty() ? "" : "\n").append(text);
        }
        return parts ? all.toString() : Contents.output(output);
    }
}
