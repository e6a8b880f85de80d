package io.steersman.client.cursor;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.Contents;
import io.steersman.recorded.Results;
import io.steersman.recorded.Times;
import io.steersman.recorded.Transcript;
import io.steersman.recorded.Value;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Position;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Refusal;
import io.steersman.trajectory.ToolResult.Status;
import java.util.Set;

/** Reads the lines of Cursor's stream. A call stands in an object of one field, which is named after the tool. */
final class CursorLines {

    private static final String ENDING = "ToolCall";
    private static final Set<String> BAD =
            Set.of("failure", "error", "rejected", "timeout", "permissionDenied", "aborted");

    private final Transcript transcript;
    private final StringBuilder thought = new StringBuilder();
    private final StringBuilder words = new StringBuilder();
    private int response = 1;
    private boolean over;

    CursorLines(Transcript transcript) {
        this.transcript = transcript;
    }

    void read(Value line) {
        transcript.identify(line.text("session_id"));
        JsonNode content = line.json().path("message").path("content");
        switch (line.text("type")) {
            case "user" -> {
                flush(line);
                others(line, content);
                transcript.hear(line.meta(), Contents.text(content));
                over = true;
            }
            case "thinking" -> thought.append(line.text("text"));
            case "assistant" -> words(line, content);
            case "tool_call" -> {
                flush(line);
                call(line, line.json().path("tool_call"));
            }
            case "result" -> result(line);
            case "system" -> {}
            default -> transcript.unknown("event of type \"%s\"".formatted(line.text("type")), line.json());
        }
    }

    void finish() {
        flush(new Value(Position.UNKNOWN, Json.emptyObject()));
    }

    /** Messages hold words and no calls, which have lines of their own. */
    private void others(Value line, JsonNode content) {
        if (content.isMissingNode()) {
            transcript.unknown("message without content", line.json());
        }
        for (JsonNode block : content) {
            String type = block.path("type").asText("text");
            if (!type.equals("text") && !type.equals("image")) {
                transcript.unknown("block of type \"%s\"".formatted(type), block);
            }
        }
    }

    /** Streamed, words come in pieces, and all of them once more at the end. */
    private void words(Value line, JsonNode content) {
        others(line, content);
        String text = Contents.text(content);
        if (text.startsWith(words.toString()) && !words.isEmpty()) {
            words.setLength(0);
        }
        if (line.json().has("timestamp_ms")) {
            words.append(text);
        } else {
            flush(line);
            transcript.say(here(line), text, "");
        }
    }

    private void flush(Value line) {
        if (!thought.isEmpty() || !words.isEmpty()) {
            transcript.say(here(line), words.toString(), thought.toString());
            thought.setLength(0);
            words.setLength(0);
        }
    }

    private Meta here(Value line) {
        response += over ? 1 : 0;
        over = false;
        Meta meta = line.meta().withAt(Times.of(line.json().path("timestamp_ms")));
        return meta.withTurn(line.text("model_call_id").isEmpty() ? "r" + response : line.text("model_call_id"));
    }

    private void call(Value line, JsonNode wrapped) {
        String field = wrapped.fieldNames().hasNext() ? wrapped.fieldNames().next() : "";
        JsonNode call = wrapped.path(field);
        String id = line.text("call_id");
        String tool = field.endsWith(ENDING) ? field.substring(0, field.length() - ENDING.length()) : field;
        JsonNode args = call.path("args");
        boolean function = field.equals("function");
        String name =
                function ? call.path("name").asText("") : args.path("toolName").asText(tool);
        if (!transcript.isOpen(id)) {
            transcript.call(here(line), id, name, Contents.arguments(function ? call.path("arguments") : args));
        }
        if (line.text("subtype").equals("completed")) {
            transcript.answer(answer(id, call.path("result")).with(line.meta()));
            over = true;
        }
    }

    private static ToolResult answer(String id, JsonNode result) {
        String kind = result.isObject() && result.fieldNames().hasNext()
                ? result.fieldNames().next()
                : "";
        JsonNode said = result.path(kind);
        boolean bad = BAD.contains(kind);
        ToolResult told = Results.of(id, said, said);
        Status status = bad
                ? Status.ERROR
                : kind.equals("success") && told.status() == Status.UNKNOWN ? Status.OK : told.status();
        ToolResult plain = ToolResult.of(id, kind.isEmpty() ? Contents.output(result) : told.output(), status);
        ToolResult coded =
                told.exitCode().isPresent() ? plain.withExitCode(told.exitCode().getAsInt()) : plain;
        return kind.equals("rejected") ? coded.withRefusal(Refusal.USER) : coded;
    }

    private void result(Value line) {
        flush(line);
        boolean failed = line.json().path("is_error").asBoolean();
        transcript.end(line.meta(), failed ? "error" : line.text("subtype"));
    }
}
