package io.steersman.recorded.sweagent;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.ChatMessages;
import io.steersman.recorded.Contents;
import io.steersman.recorded.Times;
import io.steersman.recorded.Transcript;
import io.steersman.recorded.Value;
import io.steersman.trajectory.Instruction.Source;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Pieces;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Status;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Reads the messages of mini-swe-agent.
 *
 * <p>The agent writes one command into a code block; the message after it is the result. A message with no block, or with several,
 * ran nothing, and the message after it is the harness's complaint. Newer versions keep the commands in {@code extra.actions}.
 */
final class MiniMessages {

    private static final String RETURN_CODE = "<returncode>";
    private static final String TIMED_OUT = "The last command <command>";

    private final Transcript transcript;
    private final Deque<String> open = new ArrayDeque<>();
    private boolean task = true;
    private int response;
    private int calls;

    MiniMessages(Transcript transcript) {
        this.transcript = transcript;
    }

    void read(Value message) {
        Meta meta = message.meta().withAt(Times.of(message.json().path("extra").path("timestamp")));
        String text = Contents.text(message.json().path("content"));
        switch (message.text("role")) {
            case "system", "developer" -> transcript.instruct(meta, text, Source.SYSTEM);
            case "assistant" -> assistant(message, meta, text);
            case "exit" -> exit(message, meta);
            case "user", "tool" -> answer(message, meta, text);
            default -> transcript.unknown("role \"%s\"".formatted(message.text("role")), message.json());
        }
    }

    /** Ends the trajectory as {@code info} says, unless a message did. */
    void finish(JsonNode info) {
        String status = info.path("exit_status").asText("");
        if (!status.isEmpty()) {
            transcript.end(Meta.NONE, status);
        }
    }

    private void exit(Value message, Meta meta) {
        String text = Contents.text(message.json().path("content"));
        transcript.instruct(meta, open.isEmpty() ? "" : text, Source.HARNESS);
        transcript.end(meta, message.json().path("extra").path("exit_status").asText(""));
    }

    private void assistant(Value message, Meta meta, String text) {
        response++;
        open.clear();
        task = false;
        Meta here = meta.withTurn("r" + response);
        JsonNode actions = message.json().path("extra").path("actions");
        JsonNode toolCalls = message.json().path("tool_calls");
        String reasoning = message.text("reasoning_content");
        if (actions.isArray() && !actions.isEmpty()) {
            transcript.say(here, CodeBlock.without(text, CodeBlock.of(text)), reasoning);
            actions.forEach(action -> run(here, action.path("tool_call_id").asText(""), action));
        } else if (toolCalls.isArray() && !toolCalls.isEmpty()) {
            transcript.say(here, text, reasoning);
            ChatMessages.calls(transcript, here, toolCalls);
            toolCalls.forEach(call -> open.add(call.path("id").asText("")));
        } else {
            written(here, text, reasoning);
        }
        JsonNode usage = message.json().path("extra").path("response").path("usage");
        transcript.cost(here.turn(), ChatMessages.tokens(usage));
    }

    private void run(Meta meta, String callId, JsonNode action) {
        String id = callId.isEmpty() ? "c" + ++calls : callId;
        String command =
                action.isTextual() ? action.textValue() : action.path("command").asText("");
        transcript.call(meta, id, "bash", Json.emptyObject().put("command", command));
        open.add(id);
    }

    private void written(Meta meta, String text, String reasoning) {
        List<CodeBlock> blocks = CodeBlock.of(text);
        if (blocks.size() == 1) {
            transcript.say(meta, CodeBlock.without(text, blocks), reasoning);
            run(meta, "", Json.emptyObject().put("command", blocks.get(0).command()));
        } else {
            transcript.say(meta, text, reasoning);
        }
    }

    private void answer(Value message, Meta meta, String text) {
        String named = message.text("tool_call_id");
        String call = named.isEmpty() && !open.isEmpty() ? open.peek() : named;
        if (call.isEmpty()) {
            transcript.instruct(meta, text, task ? Source.USER : Source.HARNESS);
            return;
        }
        open.remove(call);
        transcript.answer(result(call, text, message.json().path("extra")).with(meta));
    }

    private static ToolResult result(String call, String text, JsonNode extra) {
        if (extra.path("returncode").isInt()) {
            int code = extra.path("returncode").intValue();
            String output = extra.path("raw_output").isTextual()
                    ? extra.path("raw_output").textValue()
                    : text;
            String exception = extra.path("exception_info").asText("");
            String all = exception.isEmpty() || exception.equals("null") ? output : output + "\n" + exception;
            return ended(call, all, code);
        }
        int end = text.indexOf("</returncode>");
        if (!text.startsWith(RETURN_CODE) || end < 0) {
            return ToolResult.of(call, text, text.startsWith(TIMED_OUT) ? Status.ERROR : Status.UNKNOWN);
        }
        String code = text.substring(RETURN_CODE.length(), end).strip();
        String output = inside(text.substring(end + "</returncode>".length()).strip());
        return Pieces.isNumber(code, 9)
                ? ended(call, output, Integer.parseInt(code))
                : ToolResult.of(call, output, Status.UNKNOWN);
    }

    private static ToolResult ended(String call, String output, int code) {
        return ToolResult.of(call, output, code == 0 ? Status.OK : Status.ERROR).withExitCode(code);
    }

    private static String inside(String text) {
        boolean wrapped = text.startsWith("<output>") && text.endsWith("</output>");
        String inner = wrapped ? text.substring("<output>".length(), text.length() - "</output>".length()) : text;
        return inner.strip();
    }
}
