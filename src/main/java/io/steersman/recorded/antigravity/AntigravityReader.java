package io.steersman.recorded.antigravity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.recorded.Contents;
import io.steersman.recorded.Results;
import io.steersman.recorded.Times;
import io.steersman.recorded.Transcript;
import io.steersman.recorded.Value;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Status;
import java.util.Locale;
import java.util.Set;

/** Reads the steps of Antigravity: what a step does stands in a field that is named after its type. */
final class AntigravityReader {

    private static final String PREFIX = "CORTEX_STEP_TYPE_";
    private static final Set<String> SILENT = Set.of(
            "EPHEMERAL_MESSAGE",
            "CHECKPOINT",
            "CONVERSATION_HISTORY",
            "KNOWLEDGE_ARTIFACTS",
            "TASK_BOUNDARY",
            "MEMORY",
            "DUMMY",
            "FINISH",
            "RETRIEVE_MEMORY",
            "USER_GRANTED_PERMISSIONS",
            "NOTIFY_USER",
            "BLOCKING",
            "SYSTEM_MESSAGE");
    private static final String[] OUTPUTS = {
        "combinedOutput",
        "renderedOutput",
        "stdout",
        "output",
        "result",
        "results",
        "rawOutput",
        "content",
        "contents",
        "diff"
    };
    private static final Set<String> NOT_INPUT = Set.of(
            "combinedOutput",
            "renderedOutput",
            "stdout",
            "stderr",
            "output",
            "result",
            "results",
            "rawOutput",
            "content",
            "contents",
            "exitCode",
            "commandStatus",
            "usedIdeTerminal",
            "terminalId");

    private final Transcript transcript;
    private int index;

    AntigravityReader(Transcript transcript) {
        this.transcript = transcript;
    }

    void read(Value step) {
        String type = step.text("type");
        String kind = type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : "";
        Meta meta = step.meta().withAt(Times.of(step.json().path("metadata").path("createdAt")));
        index++;
        switch (kind) {
            case "USER_INPUT" -> {
                JsonNode said = Results.first(step.json().path("userInput"), "userResponse", "query", "items");
                transcript.hear(meta, Contents.text(said));
            }
            case "PLANNER_RESPONSE" -> {
                JsonNode said = step.json().path("plannerResponse");
                String text =
                        Results.first(said, "modifiedResponse", "response").asText("");
                transcript.say(
                        meta.withTurn("s" + index), text, said.path("thinking").asText(""));
            }
            case "ERROR_MESSAGE" -> transcript.instruct(meta, error(step.json()), Instruction.Source.HARNESS);
            case "" -> transcript.unknown("step of type \"%s\"".formatted(type), step.json());
            default -> {
                if (!SILENT.contains(kind)) {
                    act(step, meta, kind);
                }
            }
        }
    }

    private static String error(JsonNode step) {
        JsonNode error = Results.first(
                step.path("errorMessage").path("error"), "userErrorMessage", "shortError", "modelErrorMessage");
        return error.isMissingNode()
                ? step.path("error").path("userErrorMessage").asText("")
                : error.asText("");
    }

    private void act(Value step, Meta meta, String kind) {
        JsonNode body = step.json().path(camel(kind));
        JsonNode call = step.json().path("metadata").path("toolCall");
        String id = call.path("id").asText("s" + index);
        JsonNode asked = Results.first(call, "argumentsJson", "arguments", "args");
        JsonNode input = asked.isMissingNode() ? input(body) : Contents.arguments(asked);
        transcript.call(meta.withTurn("s" + index), id, call.path("name").asText(kind.toLowerCase(Locale.ROOT)), input);
        String status = step.text("status").toLowerCase(Locale.ROOT);
        boolean failed = status.endsWith("error") || status.endsWith("canceled") || status.endsWith("invalid");
        if (status.isEmpty() || status.endsWith("done") || failed) {
            transcript.answer(answer(id, body, failed, error(step.json())).with(meta));
        }
    }

    private static ToolResult answer(String id, JsonNode body, boolean failed, String error) {
        JsonNode said = Results.first(body, OUTPUTS);
        JsonNode full = said.path("full").isTextual() ? said.path("full") : said;
        String text = Contents.output(full);
        String output = text.isEmpty() ? error : text;
        JsonNode code = body.path("exitCode");
        boolean bad = failed || code.isInt() && code.intValue() != 0;
        ToolResult result = ToolResult.of(id, output, bad ? Status.ERROR : Status.OK);
        return code.isInt() ? result.withExitCode(code.intValue()) : result;
    }

    private static ObjectNode input(JsonNode body) {
        ObjectNode input = Json.emptyObject();
        body.properties().stream()
                .filter(field -> !NOT_INPUT.contains(field.getKey()))
                .forEach(field ->
                        input.set(field.getKey().equals("commandLine") ? "command" : field.getKey(), field.getValue()));
        return input;
    }

    private static String camel(String kind) {
        StringBuilder name = new StringBuilder();
        for (String word : kind.toLowerCase(Locale.ROOT).split("_", -1)) {
            boolean first = name.isEmpty();
            name.append(first || word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }
}
