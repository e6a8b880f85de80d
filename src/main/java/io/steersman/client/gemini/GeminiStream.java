package io.steersman.client.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.Certainty;
import io.steersman.recorded.Format;
import io.steersman.recorded.Notes;
import io.steersman.recorded.Sample;
import io.steersman.recorded.Source;
import io.steersman.recorded.Transcript;
import io.steersman.trajectory.Trajectory;
import java.util.List;

/** What {@code gemini --output-format stream-json} prints, one event a line; Qwen Code's older versions print the same. */
public final class GeminiStream implements Format {

    @Override
    public String name() {
        return "gemini-stream-json";
    }

    @Override
    public Certainty certainty(Sample sample) {
        return Certainty.of(sample, "a type of Gemini CLI's stream", GeminiStream::isLine);
    }

    private static boolean isLine(JsonNode value) {
        return switch (value.path("type").asText("")) {
            case "init" -> value.has("session_id") && value.has("model");
            case "message" ->
                value.path("role").isTextual() && value.path("content").isTextual() && !value.has("session_id");
            case "tool_use" -> value.has("tool_name") && value.has("tool_id");
            case "tool_result" -> value.has("tool_id") && value.has("status");
            case "error" -> value.has("severity");
            case "result" -> value.has("stats") || value.has("status") && !value.has("session_id");
            default -> false;
        };
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        Transcript transcript = new Transcript(source, this, notes);
        GeminiEvents events = new GeminiEvents(transcript);
        source.forEach(events::read, notes);
        events.finish();
        return transcript.finish();
    }
}
