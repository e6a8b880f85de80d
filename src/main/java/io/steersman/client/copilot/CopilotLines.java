package io.steersman.client.copilot;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.Contents;
import io.steersman.recorded.Counts;
import io.steersman.recorded.Guidance;
import io.steersman.recorded.Transcript;
import io.steersman.recorded.Value;
import io.steersman.trajectory.Instruction.Source;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Tokens;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Refusal;
import io.steersman.trajectory.ToolResult.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads the lines of one Copilot CLI session.
 *
 * <p>A command that fails counts as a success of the tool; its exit status stands in {@code shellExecution} or in the last line of
 * its output, which is cut off because it names a shell of its own each time.
 */
final class CopilotLines {

    private static final Set<String> SILENT = Set.of(
            "session",
            "hook",
            "permission",
            "subagent",
            "skill",
            "abort",
            "assistant.turn_start",
            "assistant.turn_end",
            "assistant.intent",
            "assistant.usage",
            "assistant.reasoning",
            "assistant.message_delta",
            "assistant.reasoning_delta",
            "assistant.streaming_delta",
            "tool.user_requested",
            "tool.execution_progress",
            "tool.execution_partial_result",
            "user_input",
            "elicitation",
            "external_tool",
            "command",
            "pending_messages");

    private final Transcript transcript;
    private final Map<String, Instant> started = new HashMap<>();
    private final Map<String, Refusal> refused = new HashMap<>();
    private final Set<String> known = new HashSet<>();

    CopilotLines(Transcript transcript) {
        this.transcript = transcript;
    }

    void read(Value line) {
        JsonNode data = line.json().path("data");
        switch (line.text("type")) {
            case "session.start" -> transcript.identify(data.path("sessionId").asText(""));
            case "system.message" ->
                transcript.instruct(
                        line.meta(),
                        Contents.text(data.path("content")),
                        transcript.isOpening() ? Source.SYSTEM : Source.HARNESS);
            case "user.message" -> user(line, data);
            case "assistant.message" -> assistant(line, data);
            case "tool.execution_start" -> start(line, data);
            case "permission.completed" -> permission(data);
            case "tool.execution_complete" -> complete(line, data);
            case "system.notification" ->
                transcript.instruct(line.meta(), Contents.text(data.path("content")), Source.HARNESS);
            case "session.error" ->
                transcript.instruct(line.meta(), data.path("message").asText(""), Source.HARNESS);
            case "session.compaction_complete", "session.truncation" -> transcript.compact(line.meta());
            case "session.shutdown" ->
                transcript.end(line.meta(), data.path("shutdownType").asText("shutdown"));
            default -> other(line);
        }
    }

    /** Of the other events those of subjects that are known tell nothing of steps. */
    private void other(Value line) {
        String type = line.text("type");
        if (!SILENT.contains(type.substring(0, Math.max(0, type.indexOf('.')))) && !SILENT.contains(type)) {
            transcript.unknown("event of type \"%s\"".formatted(type), line.json());
        }
    }

    private static Meta meta(Value line, JsonNode data) {
        return line.meta().withAgent(data.path("parentToolCallId").asText(""));
    }

    private void user(Value line, JsonNode data) {
        String source = data.path("source").asText("user");
        Meta meta = meta(line, data);
        if (source.equals("user") && meta.agent().isEmpty()) {
            transcript.hear(meta, Contents.text(data.path("content")));
        } else {
            transcript.instruct(meta, Contents.text(data.path("content")), Source.HARNESS);
        }
    }

    private void assistant(Value line, JsonNode data) {
        String turn = data.path("messageId").asText("");
        Meta meta = meta(line, data).withTurn(turn);
        transcript.say(
                meta,
                Contents.text(data.path("content")),
                data.path("reasoningText").asText(""));
        for (JsonNode request : data.path("toolRequests")) {
            String id = request.path("toolCallId").asText("");
            known.add(id);
            transcript.call(meta, id, request.path("name").asText(""), Contents.arguments(request.path("arguments")));
        }
        transcript.cost(turn, new Tokens(Counts.sum(data, "inputTokens"), Counts.sum(data, "outputTokens")));
    }

    private void start(Value line, JsonNode data) {
        String id = data.path("toolCallId").asText("");
        line.meta().at().ifPresent(at -> started.put(id, at));
        if (known.add(id)) {
            transcript.call(
                    meta(line, data), id, data.path("toolName").asText(""), Contents.arguments(data.path("arguments")));
        }
    }

    private void permission(JsonNode data) {
        String kind = data.path("result").path("kind").asText("");
        if (kind.startsWith("denied")) {
            refused.put(data.path("toolCallId").asText(""), kind.contains("by-user") ? Refusal.USER : Refusal.HARNESS);
        }
    }

    private void complete(Value line, JsonNode data) {
        String id = data.path("toolCallId").asText("");
        boolean success = data.path("success").asBoolean();
        String text = Contents.output(data.path("result").path("content"));
        String said = success || !text.isEmpty()
                ? text
                : Contents.output(data.path("error").path("message"));
        String output = Guidance.cut(said);
        OptionalInt code = CopilotResult.exitCode(data.path("shellExecution").path("exitCode"), output);
        boolean failed = !success || code.orElse(0) != 0;
        ToolResult result = ToolResult.of(id, CopilotResult.withoutShell(output), failed ? Status.ERROR : Status.OK)
                .withRefusal(success ? Refusal.NONE : refused.getOrDefault(id, refusal(data)));
        if (code.isPresent()) {
            result = result.withExitCode(code.getAsInt());
        }
        Optional<Instant> start = Optional.ofNullable(started.get(id));
        Optional<Instant> end = line.meta().at();
        if (start.isPresent() && end.isPresent()) {
            result = result.withDurationMs(
                    Math.max(0, Duration.between(start.get(), end.get()).toMillis()));
        }
        transcript.answer(result.with(meta(line, data)));
    }

    private static Refusal refusal(JsonNode data) {
        return switch (data.path("error").path("code").asText("")) {
            case "rejected" -> Refusal.USER;
            case "denied" ->
                Guidance.isIn(data.path("error").path("message").asText("")) ? Refusal.STEERSMAN : Refusal.HARNESS;
            default -> Refusal.NONE;
        };
    }
}
