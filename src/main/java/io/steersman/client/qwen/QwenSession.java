package io.steersman.client.qwen;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.Certainty;
import io.steersman.recorded.Format;
import io.steersman.recorded.Notes;
import io.steersman.recorded.Sample;
import io.steersman.recorded.Source;
import io.steersman.recorded.Transcript;
import io.steersman.trajectory.Trajectory;
import java.util.List;
import java.util.Set;

/** The session files of Qwen Code, one JSON object a line: contents as Gemini's API takes them, in an envelope of their own. */
public final class QwenSession implements Format {

    private static final Set<String> TYPES = Set.of("user", "assistant", "tool_result", "system");

    @Override
    public String name() {
        return "qwen-code";
    }

    @Override
    public Certainty certainty(Sample sample) {
        boolean marked =
                sample.any(value -> isLine(value) && value.path("message").has("parts"));
        return marked
                ? Certainty.of(sample, "sessionId, uuid and parts of Qwen Code's sessions", QwenSession::isLine)
                : Certainty.NONE;
    }

    private static boolean isLine(JsonNode value) {
        String type = value.path("type").asText("");
        JsonNode message = value.path("message");
        boolean said = message.has("parts") || type.equals("system") || value.has("toolCallResult");
        return TYPES.contains(type) && value.has("sessionId") && value.has("uuid") && said && !message.has("content");
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        Transcript transcript = new Transcript(source, this, notes);
        QwenLines lines = new QwenLines(transcript);
        source.forEach(lines::read, notes);
        return transcript.finish();
    }
}
