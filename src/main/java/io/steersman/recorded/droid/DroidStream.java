package io.steersman.recorded.droid;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.Certainty;
import io.steersman.recorded.Contents;
import io.steersman.recorded.Format;
import io.steersman.recorded.Notes;
import io.steersman.recorded.Results;
import io.steersman.recorded.Sample;
import io.steersman.recorded.Source;
import io.steersman.recorded.Transcript;
import io.steersman.recorded.Value;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Trajectory;
import java.util.List;
import java.util.Set;

/** What {@code droid exec --output-format stream-json} prints, one event a line. */
public final class DroidStream implements Format {

    private static final Set<String> OTHERS = Set.of("system", "error", "reasoning", "completion", "result");

    @Override
    public String name() {
        return "droid-stream-json";
    }

    @Override
    public Certainty certainty(Sample sample) {
        boolean marked = sample.any(value -> value.has("toolName") && value.has("messageId") || isCompletion(value))
                || sample.any(value -> isMessage(value) && value.has("text"));
        return marked ? Certainty.of(sample, "a type of Droid's stream", DroidStream::isLine) : Certainty.NONE;
    }

    private static boolean isCompletion(JsonNode value) {
        return value.path("type").asText("").equals("completion") && value.has("finalText");
    }

    private static boolean isMessage(JsonNode value) {
        return value.path("type").asText("").equals("message") && value.has("role") && value.has("session_id");
    }

    private static boolean isLine(JsonNode value) {
        String type = value.path("type").asText("");
        boolean tool = (type.equals("tool_call") || type.equals("tool_result"))
                && (value.has("toolId") || value.has("toolName"));
        return tool || isMessage(value) || OTHERS.contains(type) && value.has("session_id") && !value.has("uuid");
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        Transcript transcript = new Transcript(source, this, notes);
        source.forEach(line -> line(transcript, line), notes);
        return transcript.finish();
    }

    private static void line(Transcript transcript, Value line) {
        transcript.identify(line.text("session_id"));
        JsonNode json = line.json();
        String id = Results.first(json, "id", "toolCallId").asText("");
        Meta agent = line.meta().withTurn(line.text("messageId").isEmpty() ? "m" + id : line.text("messageId"));
        switch (line.text("type")) {
            case "message" -> message(transcript, line, agent);
            case "reasoning" -> transcript.say(agent, "", line.text("text"));
            case "tool_call" ->
                transcript.call(
                        agent,
                        id,
                        Results.first(json, "toolName", "toolId").asText(""),
                        Contents.arguments(Results.first(json, "parameters", "input")));
            case "tool_result" ->
                transcript.answer(Results.of(id, json, Results.first(json, "value", "error", "content"))
                        .with(line.meta()));
            case "completion", "result" ->
                transcript.end(line.meta(), json.path("is_error").asBoolean() ? "error" : "completed");
            case "system", "error" -> {}
            default -> transcript.unknown("event of type \"%s\"".formatted(line.text("type")), json);
        }
    }

    private static void message(Transcript transcript, Value line, Meta agent) {
        JsonNode said = Results.first(line.json(), "text", "content");
        if (said.isMissingNode()) {
            transcript.unknown("message without text", line.json());
        }
        String text = Contents.text(said);
        if (line.text("role").equals("user")) {
            transcript.hear(line.meta(), text);
        } else {
            transcript.say(agent, text, "");
        }
    }
}
