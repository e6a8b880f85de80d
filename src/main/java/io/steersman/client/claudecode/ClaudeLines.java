package io.steersman.client.claudecode;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.ClaudeResult;
import io.steersman.recorded.Contents;
import io.steersman.recorded.Counts;
import io.steersman.recorded.Transcript;
import io.steersman.recorded.Value;
import io.steersman.trajectory.Instruction.Source;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Tokens;
import io.steersman.trajectory.ToolResult;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Reads the lines of one Claude Code session, or of its streamed output.
 *
 * <p>A line holds one content block; the lines of one {@code message.id} are one response of the model. Lines of unknown types are
 * book-keeping of the client and are left out.
 */
final class ClaudeLines {

    /** What the client notes down beside the messages; newer versions add kinds of it. */
    static final Set<String> BOOKKEEPING = Set.of(
            "progress",
            "summary",
            "queue-operation",
            "file-history-snapshot",
            "file-history-delta",
            "last-prompt",
            "mode",
            "permission-mode",
            "bridge-session",
            "agent-name",
            "agent-color",
            "agent-setting",
            "custom-title",
            "ai-title",
            "atis-latch",
            "frame-link",
            "artifact-autoreact-ledger",
            "artifact-comment-monitor",
            "cost-state",
            "continued-in",
            "fork-context-ref",
            "content-replacement",
            "ended-by-model",
            "pr-link",
            "tag",
            "relocated",
            "history-suppression",
            "attribution-snapshot",
            "speculation-accept",
            "worktree-state",
            "turn-metrics",
            "saved_hook_context");

    /** What the stream says beside the messages. */
    private static final Set<String> STREAMED = Set.of(
            "stream_event",
            "rate_limit_event",
            "tool_progress",
            "tool_use_summary",
            "auth_status",
            "keep_alive",
            "control_request",
            "control_response",
            "prompt_suggestion");

    private static final Set<String> NO_WORDS = Set.of(
            "image",
            "document",
            "redacted_thinking",
            "fallback",
            "container_upload",
            "search_result",
            "tool_reference");
    private static final String SHUTDOWN = "shutdown";
    private static final String NOTHING = "(no content)";

    private final Transcript transcript;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, String> sidechains = new HashMap<>();
    private int unnamedSidechains;

    ClaudeLines(Transcript transcript) {
        this.transcript = transcript;
    }

    void read(Value line) {
        transcript.identify(line.text("sessionId"));
        transcript.identify(line.text("session_id"));
        transcript.worksIn(line.text("cwd"));
        boolean message = line.text("type").equals("user") || line.text("type").equals("assistant");
        if (message && !line.json().path("message").has("content")) {
            transcript.unknown("message without content", line.json());
            return;
        }
        switch (line.text("type")) {
            case "user" -> user(line);
            case "assistant" -> assistant(line);
            case "system" -> system(line);
            case "attachment" -> attachment(line);
            case "result" -> result(line);
            default -> other(line);
        }
    }

    private void other(Value line) {
        String type = line.text("type");
        if (!BOOKKEEPING.contains(type) && !STREAMED.contains(type)) {
            transcript.unknown("line of type \"%s\"".formatted(type), line.json());
        }
    }

    /** A resumed session repeats lines that were written before. */
    private boolean isRepeated(Value line) {
        String uuid = line.text("uuid");
        return !uuid.isEmpty() && !seen.add(uuid);
    }

    private Meta meta(Value line) {
        return line.meta().withAgent(agent(line));
    }

    private String agent(Value line) {
        String parent = line.text("parent_tool_use_id");
        if (!parent.isEmpty() || !line.json().path("isSidechain").asBoolean()) {
            return parent;
        }
        String named = line.text("agentId");
        if (!named.isEmpty()) {
            return named;
        }
        String chain = sidechains.get(line.text("parentUuid"));
        String agent = chain == null ? "s" + ++unnamedSidechains : chain;
        sidechains.put(line.text("uuid"), agent);
        return agent;
    }

    private void user(Value line) {
        if (isRepeated(line)) {
            return;
        }
        Meta meta = meta(line);
        if (line.json().path("isCompactSummary").asBoolean()) {
            transcript.compact(meta);
        }
        boolean ofUser = isOfUser(line.json()) && meta.agent().isEmpty();
        if (line.json().path("interruptedByShutdown").asBoolean()) {
            transcript.end(meta, SHUTDOWN);
            return;
        }
        JsonNode content = line.json().path("message").path("content");
        if (!content.isArray()) {
            text(meta, Contents.text(content), ofUser);
        }
        for (JsonNode block : content) {
            if (block.path("type").asText("").equals("tool_result")) {
                answer(meta, block, line.json());
            } else {
                words(meta, block, ofUser);
            }
        }
    }

    private void words(Meta meta, JsonNode block, boolean ofUser) {
        String type = block.path("type").asText("text");
        if (!type.equals("text") && !NO_WORDS.contains(type)) {
            transcript.unknown("block of type \"%s\"".formatted(type), block);
        }
        text(meta, Contents.text(block), ofUser);
    }

    /** Whether the user wrote it: not the client, not an agent that gives work to a subagent. */
    private static boolean isOfUser(JsonNode line) {
        String origin = line.path("origin").path("kind").asText("human");
        return origin.equals("human")
                && !line.path("isMeta").asBoolean()
                && !line.path("isCompactSummary").asBoolean()
                && !line.path("isSynthetic").asBoolean();
    }

    private void text(Meta meta, String text, boolean ofUser) {
        if (ofUser) {
            transcript.hear(meta, text);
        } else {
            transcript.instruct(meta, text, Source.HARNESS);
        }
    }

    private void answer(Meta meta, JsonNode block, JsonNode line) {
        JsonNode details = line.has("toolUseResult") ? line.path("toolUseResult") : line.path("tool_use_result");
        ToolResult result = ClaudeResult.of(meta, block, details);
        transcript.answer(
                ClaudeResult.denied(result, line.path("toolDenialKind").asText("")));
        String said = ClaudeResult.saidWithRefusal(Contents.text(block.path("content")));
        transcript.instruct(meta, said, meta.agent().isEmpty() ? Source.USER : Source.HARNESS);
    }

    private void assistant(Value line) {
        if (isRepeated(line)) {
            return;
        }
        JsonNode message = line.json().path("message");
        String turn = message.path("id").asText(line.text("requestId"));
        Meta meta = meta(line).withTurn(turn);
        JsonNode content = message.path("content");
        boolean ofClient = message.path("model").asText("").equals("<synthetic>")
                || line.json().path("isApiErrorMessage").asBoolean();
        if (ofClient) {
            transcript.instruct(meta.withTurn(""), Contents.text(content), Source.HARNESS);
            return;
        }
        transcript.abandon(meta.agent(), turn);
        if (content.isTextual()) {
            transcript.say(meta, content.textValue(), "");
        }
        for (JsonNode block : content) {
            block(meta, block);
        }
        JsonNode usage = message.path("usage");
        long input = Counts.sum(usage, "input_tokens", "cache_read_input_tokens", "cache_creation_input_tokens");
        transcript.cost(turn, new Tokens(input, Counts.sum(usage, "output_tokens")));
    }

    private void block(Meta meta, JsonNode block) {
        String type = block.path("type").asText("");
        switch (type) {
            case "text" -> {
                String text = block.path("text").asText("");
                transcript.say(meta, text.equals(NOTHING) ? "" : text, "");
            }
            case "thinking" -> transcript.say(meta, "", block.path("thinking").asText(""));
            case "tool_use", "server_tool_use", "mcp_tool_use" ->
                transcript.call(
                        meta,
                        block.path("id").asText(""),
                        block.path("name").asText(""),
                        Contents.arguments(block.path("input")));
            default -> {
                if (type.endsWith("tool_result")) {
                    transcript.answer(ClaudeResult.of(meta, block, block));
                } else if (!NO_WORDS.contains(type)) {
                    transcript.unknown("block of type \"%s\"".formatted(type), block);
                }
            }
        }
    }

    private void system(Value line) {
        if (line.text("subtype").equals("compact_boundary")) {
            transcript.compact(meta(line));
        }
    }

    /** What the client puts before the model beside the messages: among it, words that the user queued while the agent worked. */
    private void attachment(Value line) {
        JsonNode attachment = line.json().path("attachment");
        switch (attachment.path("type").asText("")) {
            case "queued_command" ->
                text(meta(line), Contents.text(attachment.path("prompt")), isQueuedByUser(attachment));
            case "nested_memory" ->
                transcript.instruct(meta(line), Contents.text(attachment.path("content")), Source.FILE);
            case "hook_additional_context", "hook_blocking_error", "hook_stopped_continuation" ->
                transcript.instruct(meta(line), hookText(attachment), Source.HARNESS);
            case "plan_mode", "plan_mode_reentry" ->
                transcript.instruct(meta(line), "Plan mode is active.", Source.HARNESS);
            case "plan_mode_exit" -> transcript.instruct(meta(line), "You have exited plan mode.", Source.HARNESS);
            default -> {}
        }
    }

    private static boolean isQueuedByUser(JsonNode attachment) {
        return attachment.path("commandMode").asText("prompt").equals("prompt")
                && !attachment.path("isMeta").asBoolean();
    }

    private static String hookText(JsonNode attachment) {
        for (String field : new String[] {"content", "message", "blockingError"}) {
            String text = Contents.output(attachment.path(field));
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    private void result(Value line) {
        String subtype = line.text("subtype");
        String why = line.text("terminal_reason");
        boolean failed = line.json().path("is_error").asBoolean() && subtype.equals("success");
        transcript.end(line.meta(), failed ? "error" : why.isEmpty() || why.equals("completed") ? subtype : why);
    }
}
