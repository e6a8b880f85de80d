package io.steersman.client.claudecode;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.client.contract.Happening;
import io.steersman.client.contract.HookReader;
import io.steersman.client.contract.Moment;
import io.steersman.recorded.ClaudeResult;
import io.steersman.recorded.Contents;
import io.steersman.recorded.Counts;
import io.steersman.recorded.Refusals;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Refusal;
import io.steersman.trajectory.ToolResult.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Hooks of Claude Code 2.1. A failed command comes as an event of its own, a refused call only with its batch. */
public final class ClaudeCodeHooks implements HookReader {

    private static final String CALL_ERROR = "<tool_use_error>";
    private static final Set<String> LOST_CONTEXT = Set.of("compact", "clear");

    private static final Map<String, Moment> EVENTS = Map.ofEntries(
            Map.entry("SessionStart", Moment.SESSION_START),
            Map.entry("UserPromptSubmit", Moment.PROMPT),
            Map.entry("PreToolUse", Moment.BEFORE_CALL),
            Map.entry("PostToolUse", Moment.AFTER_CALL),
            Map.entry("PostToolUseFailure", Moment.AFTER_CALL),
            Map.entry("PostToolBatch", Moment.AFTER_CALLS),
            Map.entry("Stop", Moment.STOP),
            Map.entry("SubagentStop", Moment.STOP),
            Map.entry("PreCompact", Moment.COMPACTION),
            Map.entry("PostCompact", Moment.COMPACTION),
            Map.entry("SessionEnd", Moment.OTHER),
            Map.entry("SubagentStart", Moment.OTHER),
            Map.entry("StopFailure", Moment.OTHER),
            Map.entry("Notification", Moment.OTHER),
            Map.entry("PermissionRequest", Moment.OTHER),
            Map.entry("MessageDisplay", Moment.OTHER));

    @Override
    public Map<String, Moment> events() {
        return EVENTS;
    }

    /** These events and those that a client has besides, which took these over. */
    public static Map<String, Moment> eventsAnd(Map<String, Moment> own) {
        Map<String, Moment> all = new HashMap<>(EVENTS);
        all.putAll(own);
        return Map.copyOf(all);
    }

    /** The same words may be said to two prompts, but not twice to one. */
    @Override
    public String key(JsonNode body) {
        return body.path("prompt_id").asText("");
    }

    @Override
    public List<Happening> happenings(String event, JsonNode body) {
        return switch (event) {
            case "SessionStart" -> lostContext(body);
            case "UserPromptSubmit" ->
                with(ClaudeTail.history(body), new Happening.Prompted(Contents.text(body.path("prompt"))));
            case "PreToolUse" -> with(ClaudeTail.before(body), call(body));
            case "PostToolUse" -> List.of(new Happening.Answered(call(body), timed(body, answer(body))));
            case "PostToolUseFailure" -> List.of(new Happening.Answered(call(body), timed(body, failure(body))));
            case "PostToolBatch" -> batch(body.path("tool_calls"));
            case "Stop", "SubagentStop" ->
                List.of(new Happening.Said(Contents.text(body.path("last_assistant_message"))));
            case "PreCompact", "PostCompact" -> List.of(new Happening.Compacted());
            default -> List.of();
        };
    }

    /** What came before, and what an event tells. */
    public static List<Happening> with(List<? extends Happening> before, Happening told) {
        List<Happening> all = new ArrayList<>(before);
        all.add(told);
        return all;
    }

    /** What a session that starts says of its context: one that was condensed or cleared has lost it. */
    public static List<Happening> lostContext(JsonNode body) {
        return LOST_CONTEXT.contains(body.path("source").asText("")) ? List.of(new Happening.Compacted()) : List.of();
    }

    /** The call that a body tells of, as Claude Code names the fields. */
    public static Happening.Called call(JsonNode body) {
        return new Happening.Called(
                body.path("tool_use_id").asText("").strip(),
                body.path("tool_name").asText(""),
                Contents.arguments(body.path("tool_input")));
    }

    /** A result with the time it took, where the body tells it. */
    public static ToolResult timed(JsonNode body, ToolResult result) {
        JsonNode took = body.path("duration_ms");
        return took.isNumber() ? result.withDurationMs(Counts.of(took)) : result;
    }

    private static ToolResult answer(JsonNode body) {
        JsonNode response = body.path("tool_response");
        ToolResult result = ToolResult.of("", ClaudeOutput.of(response), Status.OK);
        return response.path("interrupted").asBoolean() ? result.withRefusal(Refusal.INTERRUPT) : result;
    }

    private static ToolResult failure(JsonNode body) {
        String error = Contents.output(body.path("error"));
        ToolResult result = ClaudeResult.withExitCode(ToolResult.of("", error, Status.ERROR), error);
        return body.path("is_interrupt").asBoolean() ? result.withRefusal(Refusal.INTERRUPT) : result;
    }

    /** The only event that tells of calls that never ran: refused, or refused by the client as wrong in themselves. */
    private static List<Happening> batch(JsonNode calls) {
        List<Happening> answered = new ArrayList<>();
        for (JsonNode call : calls) {
            String output = ClaudeOutput.of(call.path("tool_response"));
            ToolResult read = ClaudeResult.withExitCode(ToolResult.of("", output, Status.ERROR), output);
            boolean failed =
                    output.startsWith(CALL_ERROR) || read.exitCode().isPresent() || Refusals.of(output) != Refusal.NONE;
            ToolResult result = failed ? read : ToolResult.of("", output, Status.UNKNOWN);
            answered.add(new Happening.Answered(call(call), result));
        }
        return answered;
    }
}
