package io.steersman.recorded.sweagent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.ChatMessages;
import io.steersman.recorded.Contents;
import io.steersman.recorded.SweCommands;
import io.steersman.recorded.Transcript;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Position;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Status;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one SWE-agent document.
 *
 * <p>Without function calling an action is a line of its command interface, whose editor works on the file that is open; only the
 * state before tells which that is.
 */
final class SweSteps {

    private final Transcript transcript;
    private final JsonNode document;
    private int calls;

    SweSteps(Transcript transcript, JsonNode document) {
        this.transcript = transcript;
        this.document = document;
    }

    void read() {
        JsonNode steps = document.path("trajectory");
        if (steps.isEmpty()) {
            history();
        } else {
            opening();
            steps(steps);
        }
        String status = document.path("info").path("exit_status").asText("");
        if (!status.isEmpty()) {
            transcript.end(Meta.NONE, status);
        }
    }

    /** The messages before the agent's first. */
    private void opening() {
        for (JsonNode message : document.path("history")) {
            if (message.path("role").asText("").equals("assistant") && !isDemonstration(message)) {
                return;
            }
            instruction(message, Meta.NONE);
        }
    }

    private void instruction(JsonNode message, Meta meta) {
        if (!isDemonstration(message)) {
            boolean system = message.path("role").asText("").equals("system");
            Instruction.Source from = system ? Instruction.Source.SYSTEM : Instruction.Source.USER;
            transcript.instruct(meta, Contents.text(message.path("content")), from);
        }
    }

    private static boolean isDemonstration(JsonNode message) {
        return message.path("is_demo").asBoolean()
                || message.path("message_type").asText("").equals("demonstration");
    }

    private void steps(JsonNode steps) {
        List<JsonNode> messages = actions();
        boolean aligned = messages.size() == steps.size();
        String openFile = "";
        int index = 0;
        for (JsonNode step : steps) {
            JsonNode toolCalls = aligned ? messages.get(index).path("tool_calls") : Json.emptyObject();
            Meta meta = meta(index++);
            say(meta, step);
            String action = step.path("action").asText("").strip();
            boolean ran = !action.isEmpty() || !toolCalls.isEmpty();
            List<String> ids = ran ? call(meta, action, toolCalls, openFile) : List.of();
            answer(meta, ids, step);
            openFile = openFile(step.path("state"));
        }
    }

    private List<JsonNode> actions() {
        List<JsonNode> actions = new ArrayList<>();
        for (JsonNode message : document.path("history")) {
            if (message.path("role").asText("").equals("assistant") && !isDemonstration(message)) {
                actions.add(message);
            }
        }
        return actions;
    }

    private static Meta meta(int index) {
        return Meta.NONE.withPosition(new Position(0, Integer.toString(index))).withTurn("r" + index);
    }

    private void say(Meta meta, JsonNode step) {
        String thought = step.path("thought").asText("");
        String said = thought.isBlank() && step.path("action").asText("").isBlank()
                ? step.path("response").asText("")
                : thought;
        transcript.say(meta, said.strip(), "");
    }

    private List<String> call(Meta meta, String action, JsonNode toolCalls, String openFile) {
        if (!toolCalls.isEmpty()) {
            ChatMessages.calls(transcript, meta, toolCalls);
            List<String> ids = new ArrayList<>();
            toolCalls.forEach(call -> ids.add(call.path("id").asText("")));
            return ids;
        }
        String id = "c" + ++calls;
        transcript.call(meta, id, SweCommands.tool(action), SweCommands.input(action, openFile));
        return List.of(id);
    }

    private void answer(Meta meta, List<String> ids, JsonNode step) {
        String output = Contents.text(step.path("observation"));
        if (ids.isEmpty()) {
            transcript.instruct(meta.withTurn(""), output, Instruction.Source.HARNESS);
            return;
        }
        double seconds = step.path("execution_time").asDouble(-1);
        for (String id : ids) {
            ToolResult result = ToolResult.of(id, output, Status.UNKNOWN).with(meta.withTurn(""));
            transcript.answer(seconds > 0 ? result.withDurationMs(Math.round(seconds * 1000)) : result);
        }
    }

    /** Old files keep the state as JSON in a text. */
    private static String openFile(JsonNode state) {
        JsonNode object = state;
        if (state.isTextual()) {
            try {
                object = Json.MAPPER.readTree(state.textValue());
            } catch (JsonProcessingException e) {
                object = Json.emptyObject();
            }
        }
        String file = object.path("open_file").asText("");
        return file.equals("n/a") ? "" : file;
    }

    /** Reads a file that has nothing but messages. */
    private void history() {
        List<String> ids = List.of();
        String pending = "";
        int index = 0;
        for (JsonNode message : document.path("history")) {
            Meta meta = meta(index++);
            if (isDemonstration(message)) {
                continue;
            }
            if (message.path("role").asText("").equals("assistant")) {
                pending = message.path("action").asText("").strip();
                transcript.say(meta, message.path("thought").asText(Contents.text(message.path("content"))), "");
                boolean ran = !pending.isEmpty() || !message.path("tool_calls").isEmpty();
                ids = ran ? call(meta, pending, message.path("tool_calls"), "") : List.of();
            } else if (ids.isEmpty()) {
                instruction(message, meta.withTurn(""));
            } else {
                String output = Contents.text(message.path("content"));
                for (String id : ids) {
                    transcript.answer(ToolResult.of(id, output, Status.UNKNOWN).with(meta.withTurn("")));
                }
                ids = List.of();
            }
        }
    }
}
