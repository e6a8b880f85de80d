package io.steersman.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Compaction;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Instruction.Source;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Refusal;
import io.steersman.trajectory.ToolResult.Status;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;

/**
 * Makes steps of the hook events of Claude Code: its session as it happens, as {@link ClaudeSession} makes them of its file.
 *
 * <p>Steps get numbers made of the event, so that an event that comes twice is one step. A session's end is no step: it can
 * be resumed under the same id at any time. The events and their fields are those of Claude Code 2.1; whatever else comes
 * makes no step.
 */
public final class ClaudeCodeEvents {

    /** Events that may make steps, or carry guidance. */
    public static final Set<String> KNOWN = Set.of(
            "PreToolUse",
            "PostToolUse",
            "PostToolUseFailure",
            "PostToolBatch",
            "UserPromptSubmit",
            "Stop",
            "SubagentStop",
            "PreCompact",
            "PostCompact",
            "SessionStart",
            "SessionEnd");

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final int NAME_DIGITS = 32;
    private static final String CALL_ERROR = "<tool_use_error>";
    /** Numbers stay exact wherever JSON numbers are doubles. */
    private static final long LARGEST_NUMBER = (1L << 52) - 1;

    private final JsonNode body;
    private final LongPredicate known;
    private final Optional<Step> last;
    private final List<Step> steps = new ArrayList<>();

    private ClaudeCodeEvents(JsonNode body, LongPredicate known, Optional<Step> last) {
        this.body = body;
        this.known = known;
        this.last = last;
    }

    /** The id of the trajectory that a session is: plain session ids are kept, others hashed. */
    public static String trajectory(String session) {
        String name = PLAIN.matcher(session).matches()
                ? session
                : HexFormat.of().formatHex(digest(session)).substring(0, NAME_DIGITS);
        return "claude-code:" + name;
    }

    /**
     * The steps that an event adds to its session.
     *
     * @param event its name
     * @param body as the client sends it
     * @param known whether there is a step of a number already
     * @param last the session's last step
     */
    public static List<Step> steps(String event, JsonNode body, LongPredicate known, Optional<Step> last) {
        ClaudeCodeEvents events = new ClaudeCodeEvents(body, known, last);
        switch (event) {
            case "PreToolUse" -> events.call(body);
            case "PostToolUse" -> events.answered();
            case "PostToolUseFailure" -> events.failed();
            case "PostToolBatch" -> body.path("tool_calls").forEach(events::batched);
            case "UserPromptSubmit" -> events.prompt();
            case "Stop", "SubagentStop" -> events.said();
            case "PreCompact", "PostCompact" -> events.compact();
            case "SessionStart" -> {
                if (body.path("source").asText("").equals("compact")) {
                    events.compact();
                }
            }
            default -> {}
        }
        return List.copyOf(events.steps);
    }

    /** The result of a call that is kept from running by our reply: the client reports none. */
    public static List<Step> blocked(JsonNode body, LongPredicate known) {
        ClaudeCodeEvents events = new ClaudeCodeEvents(body, known, Optional.empty());
        ToolResult result = ToolResult.of("", "", Status.ERROR).withRefusal(Refusal.STEERSMAN);
        events.result(body, result);
        return List.copyOf(events.steps);
    }

    private void call(JsonNode call) {
        String id = call.path("tool_use_id").asText("");
        long number = number("call", id);
        if (!id.isBlank() && !known.test(number)) {
            String tool = call.path("tool_name").asText("");
            JsonNode input = Contents.arguments(call.path("tool_input"));
            steps.add(new ToolCall(meta().withNumber(number), id, tool.isBlank() ? "unknown" : tool, input));
        }
    }

    /** Adds the result, and before it the call if nobody has reported it. */
    private void result(JsonNode call, ToolResult result) {
        String id = call.path("tool_use_id").asText("");
        long number = number("result", id);
        if (!id.isBlank() && !known.test(number)) {
            call(call);
            Refusal refusal = result.refusal() == Refusal.NONE && result.status() == Status.ERROR
                    ? Refusals.of(result.output())
                    : result.refusal();
            JsonNode took = call.path("duration_ms");
            ToolResult timed = took.isNumber() ? result.withDurationMs(Math.max(0, took.asLong())) : result;
            steps.add(new ToolResult(
                    meta().withNumber(number),
                    id,
                    Guidance.cut(timed.output()),
                    timed.status(),
                    timed.exitCode(),
                    timed.durationMs(),
                    refusal));
        }
    }

    private void answered() {
        JsonNode response = body.path("tool_response");
        ToolResult result = ToolResult.of("", ClaudeOutput.of(response), Status.OK);
        result(body, response.path("interrupted").asBoolean() ? result.withRefusal(Refusal.INTERRUPT) : result);
    }

    private void failed() {
        String error = Contents.output(body.path("error"));
        ToolResult result = ClaudeResult.withExitCode(ToolResult.of("", error, Status.ERROR), error);
        result(body, body.path("is_interrupt").asBoolean() ? result.withRefusal(Refusal.INTERRUPT) : result);
    }

    /** The only event that tells of calls that never ran: refused, or refused by the client as wrong in themselves. */
    private void batched(JsonNode call) {
        String output = ClaudeOutput.of(call.path("tool_response"));
        ToolResult read = ClaudeResult.withExitCode(ToolResult.of("", output, Status.ERROR), output);
        boolean failed =
                output.startsWith(CALL_ERROR) || read.exitCode().isPresent() || Refusals.of(output) != Refusal.NONE;
        result(call, failed ? read : ToolResult.of("", output, Status.UNKNOWN));
    }

    private void prompt() {
        String prompt = Contents.text(body.path("prompt"));
        int part = 0;
        for (Words.Part words : Words.of(prompt)) {
            boolean ours =
                    Guidance.leads(words.text()) || words.source() == Source.HARNESS && Guidance.isIn(words.text());
            Meta meta = numbered("prompt", part++ + prompt);
            add(new Instruction(meta, words.text(), ours ? Source.STEERSMAN : words.source()));
        }
    }

    private void said() {
        String message = Contents.text(body.path("last_assistant_message"));
        if (!message.isBlank()) {
            add(new AgentMessage(numbered("said", body.path("stop_hook_active") + message), message, ""));
        }
    }

    private void compact() {
        if (!(last.orElse(null) instanceof Compaction)) {
            steps.add(new Compaction(meta()));
        }
    }

    private void add(Step step) {
        if (step.meta().number().isEmpty() || !known.test(step.meta().number().getAsLong())) {
            steps.add(step);
        }
    }

    private Meta meta() {
        return Meta.NONE.withAgent(body.path("agent_id").asText(""));
    }

    /** Without the prompt's id the same words may be said again: then they get no number. */
    private Meta numbered(String kind, String content) {
        String prompt = body.path("prompt_id").asText("");
        Meta meta = meta();
        return prompt.isEmpty() ? meta : meta.withNumber(number(kind, prompt + " " + meta.agent() + " " + content));
    }

    private static long number(String kind, String content) {
        byte[] digest = digest(kind + " " + content);
        long number = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            number = number << Byte.SIZE | digest[i] & 0xff;
        }
        return number & LARGEST_NUMBER;
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
