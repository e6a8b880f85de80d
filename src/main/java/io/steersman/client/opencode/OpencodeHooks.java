package io.steersman.client.opencode;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.client.contract.Happening;
import io.steersman.client.contract.HookReader;
import io.steersman.client.contract.Moment;
import io.steersman.recorded.Contents;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Status;
import java.util.List;
import java.util.Map;

/** Hooks of opencode as a plugin forwards them: the hook's name with its {@code input} and {@code output}. */
public final class OpencodeHooks implements HookReader {

    private static final Map<String, Moment> EVENTS = Map.ofEntries(
            Map.entry("chat.message", Moment.PROMPT),
            Map.entry("tool.execute.before", Moment.BEFORE_CALL),
            Map.entry("tool.execute.after", Moment.AFTER_CALL),
            Map.entry("experimental.text.complete", Moment.MESSAGE),
            Map.entry("event.session.compacted", Moment.COMPACTION),
            Map.entry("event.session.created", Moment.OTHER),
            Map.entry("event.session.idle", Moment.OTHER),
            Map.entry("event.session.error", Moment.OTHER));

    @Override
    public Map<String, Moment> events() {
        return EVENTS;
    }

    @Override
    public String session(JsonNode body) {
        JsonNode input = body.path("input");
        return input.path("sessionID")
                .asText(input.path("properties").path("sessionID").asText(""));
    }

    @Override
    public String key(JsonNode body) {
        JsonNode message = body.path("output").path("message");
        return message.path("id").asText(body.path("input").path("partID").asText(""));
    }

    @Override
    public List<Happening> happenings(String event, JsonNode body) {
        JsonNode output = body.path("output");
        return switch (event) {
            case "chat.message" -> List.of(new Happening.Prompted(prompt(output.path("parts"))));
            case "tool.execute.before" -> List.of(call(body, output.path("args")));
            case "tool.execute.after" ->
                List.of(new Happening.Answered(call(body, body.path("input").path("args")), result(output)));
            case "experimental.text.complete" -> List.of(new Happening.Said(Contents.text(output.path("text"))));
            case "event.session.compacted" -> List.of(new Happening.Compacted());
            default -> List.of();
        };
    }

    private static String prompt(JsonNode parts) {
        StringBuilder prompt = new StringBuilder();
        for (JsonNode part : parts) {
            String text = part.path("synthetic").asBoolean() ? "" : Contents.text(part);
            prompt.append(prompt.isEmpty() || text.isEmpty() ? "" : "\n").append(text);
        }
        return prompt.toString();
    }

    private static Happening.Called call(JsonNode body, JsonNode arguments) {
        JsonNode input = body.path("input");
        return new Happening.Called(
                input.path("callID").asText(""), input.path("tool").asText(""), Contents.arguments(arguments));
    }

    private static ToolResult result(JsonNode output) {
        String text = Contents.output(output.path("output"));
        JsonNode exit = output.path("metadata").path("exit");
        if (!exit.isInt()) {
            return ToolResult.of("", text, Status.OK);
        }
        return ToolResult.of("", text, exit.intValue() == 0 ? Status.OK : Status.ERROR)
                .withExitCode(exit.intValue());
    }
}
