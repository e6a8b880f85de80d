package io.steersman.recorded.kimi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.steersman.recorded.Contents;
import io.steersman.recorded.Results;
import io.steersman.recorded.Transcript;
import io.steersman.recorded.Value;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Status;

/** Reads the events of Kimi's wire. */
final class KimiEvents {

    private final Transcript transcript;
    private final StringBuilder words = new StringBuilder();
    private final StringBuilder thought = new StringBuilder();
    private final StringBuilder arguments = new StringBuilder();
    private JsonNode call = MissingNode.getInstance();
    private Meta called = Meta.NONE;
    private int response;

    KimiEvents(Transcript transcript) {
        this.transcript = transcript;
    }

    void read(Value line) {
        JsonNode event = KimiWire.event(line.json());
        String type = event.path("type").asText("");
        JsonNode payload = event.path("payload");
        Meta meta = line.meta();
        if (!type.equals("ContentPart") && !type.equals("ToolCallPart")) {
            flush(meta);
        }
        switch (type) {
            case "TurnBegin", "SteerInput" -> transcript.hear(meta, Contents.text(payload.path("user_input")));
            case "StepBegin" -> response++;
            case "ContentPart" -> part(payload);
            case "ToolCall" -> begin(meta, payload);
            case "ToolCallPart" ->
                arguments.append(payload.path("arguments_part").asText(""));
            case "ToolResult" -> answer(meta, payload);
            case "CompactionEnd" -> transcript.compact(meta);
            case "StepInterrupted" -> transcript.end(meta, "interrupted");
            default -> {
                if (!KimiWire.isKnown(type)
                        && !type.equals("metadata")
                        && !line.text("type").equals("metadata")) {
                    transcript.unknown("event of type \"%s\"".formatted(type), line.json());
                }
            }
        }
    }

    void finish() {
        flush(Meta.NONE);
    }

    private void part(JsonNode part) {
        if (part.path("type").asText("").equals("think")) {
            thought.append(part.path("think").asText(""));
        } else {
            words.append(part.path("text").asText(""));
        }
    }

    private void begin(Meta meta, JsonNode payload) {
        call = payload;
        called = meta.withTurn("r" + response);
        arguments.append(payload.path("function").path("arguments").asText(""));
    }

    private void flush(Meta meta) {
        if (!words.isEmpty() || !thought.isEmpty()) {
            transcript.say(meta.withTurn("r" + response), words.toString(), thought.toString());
            words.setLength(0);
            thought.setLength(0);
        }
        if (!call.isMissingNode()) {
            JsonNode input = Contents.arguments(Json.emptyObject().textNode(arguments.toString()));
            transcript.call(
                    called,
                    call.path("id").asText(""),
                    call.path("function").path("name").asText(""),
                    input);
            arguments.setLength(0);
            call = MissingNode.getInstance();
        }
    }

    private void answer(Meta meta, JsonNode payload) {
        JsonNode value = Results.first(payload, "return_value", "result");
        String id = payload.path("tool_call_id").asText("");
        String output = Contents.output(value.path("output"));
        String message = value.path("message").asText("");
        String all = output + (output.isEmpty() || message.isEmpty() ? "" : "\n") + message;
        boolean failed = value.path("is_error").asBoolean()
                || value.path("type").asText("").equals("error");
        transcript.answer(
                ToolResult.of(id, all, failed ? Status.ERROR : Status.OK).with(meta));
    }
}
