package io.steersman.recorded.otel;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.Contents;
import io.steersman.recorded.Transcript;
import io.steersman.recorded.Value;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Status;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the spans of one run.
 *
 * <p>The model's span names the calls with their ids, the tool's span has the result without an id: they belong together when tool
 * and arguments are equal. A tool span that no model asked for is a call of its own; spans of other kinds are the harness's.
 */
final class Spans {

    private record Asked(String tool, JsonNode input) {}

    private final Transcript transcript;
    private final Map<Asked, Deque<String>> asked = new HashMap<>();
    private int unasked;

    Spans(Transcript transcript) {
        this.transcript = transcript;
    }

    void read(Value span) {
        switch (span.text("type")) {
            case "llm_call" -> model(span);
            case "tool_call" -> tool(span);
            default -> {
                if (!span.json().has("timestamp")) {
                    transcript.unknown("span of type \"%s\"".formatted(span.text("type")), span.json());
                }
            }
        }
    }

    private void model(Value span) {
        for (JsonNode message : span.json().path("task_prompt")) {
            boolean system = message.path("role").asText("").equals("system");
            String text = Contents.text(message.path("content"));
            if (system) {
                transcript.instruct(span.meta(), text, Instruction.Source.SYSTEM);
            } else {
                transcript.hear(span.meta(), text);
            }
        }
        Meta meta = span.meta().withTurn("r" + place(span));
        JsonNode output = span.json().path("output");
        transcript.say(meta, Contents.text(output.path("content")).strip(), "");
        for (JsonNode call : output.path("tool_calls")) {
            JsonNode input = Contents.arguments(call.path("function").path("arguments"));
            String tool = call.path("function").path("name").asText("");
            String id = call.path("id").asText("");
            String key = id.isEmpty() ? "c" + ++unasked : id;
            transcript.call(meta, key, tool, input);
            asked.computeIfAbsent(new Asked(tool, input), any -> new ArrayDeque<>())
                    .add(key);
        }
    }

    private static String place(Value span) {
        return span.position().stepId().isEmpty()
                ? Integer.toString(span.position().line())
                : span.position().stepId();
    }

    private void tool(Value span) {
        String tool = span.text("tool");
        JsonNode input = Contents.arguments(span.json().path("arguments"));
        Deque<String> waiting = asked.getOrDefault(new Asked(tool, input), new ArrayDeque<>());
        String id = waiting.isEmpty() ? "c" + ++unasked : waiting.remove();
        if (!transcript.isOpen(id)) {
            transcript.call(span.meta(), id, tool, input);
        }
        transcript.answer(result(id, span.json().path("result")).with(span.meta()));
    }

    private static ToolResult result(String id, JsonNode result) {
        if (!result.isObject()) {
            return ToolResult.of(id, Contents.output(result), Status.UNKNOWN);
        }
        JsonNode code = result.has("exitCode") ? result.path("exitCode") : result.path("exit_code");
        String out = result.path("stdout").asText("");
        String err = result.path("stderr").asText("");
        boolean streams = result.has("stdout") || result.has("stderr");
        String output = streams ? out + (out.isEmpty() || err.isEmpty() ? "" : "\n") + err : result.toString();
        return code.isInt()
                ? ToolResult.of(id, output, code.intValue() == 0 ? Status.OK : Status.ERROR)
                        .withExitCode(code.intValue())
                : ToolResult.of(id, output, Status.UNKNOWN);
    }
}
