package io.steersman.client.codex;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.Contents;
import io.steersman.recorded.Counts;
import io.steersman.recorded.Transcript;
import io.steersman.recorded.Value;
import io.steersman.trajectory.Instruction.Source;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Tokens;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Status;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads the lines of one Codex session.
 *
 * <p>Each thing stands there twice: as {@code response_item}, which the model sees, and as {@code event_msg}, for the screen. The
 * items are read; the events only tell what the items leave out: exit status, duration, tokens. Items between an answer to the
 * model, or a count of its tokens, and the next are one response of the model.
 */
final class CodexLines {

    private static final Set<String> SILENT =
            Set.of("ghost_snapshot", "compaction", "compaction_trigger", "context_compaction", "image_generation_call");
    private static final Set<String> EVENTS = Set.of(
            "user_message",
            "agent_message",
            "agent_reasoning",
            "task_complete",
            "turn_started",
            "turn_complete",
            "context_compacted",
            "turn_diff",
            "plan_update",
            "view_image_tool_call",
            "terminal_interaction",
            "warning",
            "background_event",
            "session_configured",
            "deprecation_notice",
            "shutdown_complete",
            "item_started",
            "item_completed",
            "raw_response_item",
            "thread_rolled_back",
            "thread_name_updated",
            "thread_goal_updated",
            "undo_started",
            "undo_completed",
            "model_reroute",
            "request_user_input",
            "request_permissions",
            "guardian_assessment",
            "hook_started",
            "hook_completed",
            "skills_update_available");
    private static final Set<String> EVENT_PARTS = Set.of(
            "_begin",
            "_end",
            "_delta",
            "_update",
            "_response",
            "_request",
            "review_mode",
            "agent_reasoning_",
            "mcp_startup",
            "realtime_");
    private static final String REQUEST = "## My request for Codex:";

    private final Transcript transcript;
    private final Map<String, JsonNode> events = new HashMap<>();
    private int response;
    private boolean responseOver = true;

    CodexLines(Transcript transcript) {
        this.transcript = transcript;
    }

    void read(Value line) {
        JsonNode payload = line.json().path("payload");
        switch (line.text("type")) {
            case "session_meta" -> session(line, payload);
            case "response_item" -> item(line, payload);
            case "event_msg" -> event(line, payload);
            case "compacted" -> compacted(line, payload);
            case "turn_context", "world_state", "inter_agent_communication" -> {}
            default -> unwrapped(line);
        }
    }

    private void unwrapped(Value line) {
        if (line.json().has("instructions")) {
            transcript.identify(line.text("id"));
            transcript.instruct(line.meta(), line.text("instructions"), Source.FILE);
        } else {
            item(line, line.json());
        }
    }

    private void session(Value line, JsonNode payload) {
        transcript.identify(payload.path("id").asText(""));
        transcript.worksIn(payload.path("cwd").asText(""));
        if (transcript.isEmpty()) {
            transcript.instruct(line.meta(), Contents.text(payload.path("base_instructions")), Source.SYSTEM);
        }
    }

    private void item(Value line, JsonNode item) {
        String type = item.path("type").asText("");
        switch (type) {
            case "message" -> message(line, item);
            case "reasoning" -> transcript.say(response(line), "", reasoning(item));
            case "function_call" -> call(line, item, item.path("name").asText(""), item.path("arguments"));
            case "custom_tool_call" -> call(line, item, item.path("name").asText(""), item.path("input"));
            case "local_shell_call" -> call(line, item, "local_shell", item.path("action"));
            case "web_search_call" -> call(line, item, "web_search", item.path("action"));
            case "function_call_output", "custom_tool_call_output" -> {
                String callId = item.path("call_id").asText("");
                JsonNode event = events.getOrDefault(callId, item);
                transcript.answer(CodexResult.of(line.meta(), callId, item.path("output"), event));
                responseOver = true;
            }
            case "tool_search_call" -> call(line, item, "tool_search", item.path("arguments"));
            case "tool_search_output" -> {
                transcript.answer(ToolResult.of(
                                item.path("call_id").asText(""), Contents.output(item.path("tools")), Status.UNKNOWN)
                        .with(line.meta()));
                responseOver = true;
            }
            default -> other(line, type);
        }
    }

    private void other(Value line, String type) {
        if (!SILENT.contains(type) && !line.json().has("record_type")) {
            transcript.unknown("item of type \"%s\"".formatted(type), line.json());
        }
    }

    private void call(Value line, JsonNode item, String name, JsonNode arguments) {
        String namespace = item.path("namespace").asText("");
        String tool = namespace.isEmpty() || name.startsWith(namespace) ? name : namespace + "__" + name;
        transcript.call(response(line), item.path("call_id").asText(""), tool, Contents.arguments(arguments));
    }

    private Meta response(Value line) {
        if (responseOver) {
            response++;
            responseOver = false;
        }
        return line.meta().withTurn(turn());
    }

    private String turn() {
        return "r" + response;
    }

    /** What a reasoning item tells of its thoughts. */
    static String reasoning(JsonNode item) {
        String summary = Contents.text(item.path("summary"));
        return summary.isEmpty() ? Contents.text(item.path("content")) : summary;
    }

    private void message(Value line, JsonNode item) {
        if (!item.path("role").isTextual()) {
            transcript.unknown("message without a role", line.json());
            return;
        }
        switch (item.path("role").asText("")) {
            case "assistant" -> transcript.say(response(line), Contents.text(item.path("content")), "");
            case "user" -> {
                responseOver = true;
                for (JsonNode block : item.path("content")) {
                    user(line.meta(), Contents.text(block));
                }
            }
            default -> {
                Source source = transcript.isOpening() ? Source.SYSTEM : Source.HARNESS;
                transcript.instruct(line.meta(), Contents.text(item.path("content")), source);
            }
        }
    }

    private void user(Meta meta, String text) {
        boolean imageMark = text.equals("</image>") || text.startsWith("<image name=");
        int request = text.indexOf(REQUEST);
        if (request >= 0 && text.stripLeading().startsWith("# ")) {
            transcript.instruct(meta, text.substring(0, request), Source.HARNESS);
            transcript.hear(meta, text.substring(request + REQUEST.length()));
        } else if (!imageMark) {
            transcript.hear(meta, text);
        }
    }

    private void event(Value line, JsonNode event) {
        switch (event.path("type").asText("")) {
            case "exec_command_end", "patch_apply_end", "mcp_tool_call_end", "dynamic_tool_call_response" ->
                events.put(event.path("call_id").asText(""), event);
            case "token_count" -> {
                JsonNode usage = event.path("info").path("last_token_usage");
                transcript.cost(
                        turn(), new Tokens(Counts.sum(usage, "input_tokens"), Counts.sum(usage, "output_tokens")));
                responseOver = true;
            }
            case "task_started", "turn_aborted" -> responseOver = true;
            case "error", "stream_error" ->
                transcript.instruct(line.meta(), event.path("message").asText(""), Source.HARNESS);
            default -> screen(event.path("type").asText(""));
        }
    }

    /** Events for the screen tell nothing that the items do not; one of a new name is counted all the same. */
    private void screen(String type) {
        boolean known = EVENTS.contains(type) || EVENT_PARTS.stream().anyMatch(type::contains);
        if (!known) {
            transcript.aside("event of type \"%s\"".formatted(type));
        }
    }

    private void compacted(Value line, JsonNode payload) {
        transcript.compact(line.meta());
        transcript.instruct(line.meta(), payload.path("message").asText(""), Source.HARNESS);
        responseOver = true;
    }
}
