package io.steersman.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.trajectory.Problem;
import io.steersman.trajectory.Trajectory;
import java.util.List;
import java.util.Set;

/** What Claude Code prints with {@code --output-format stream-json}; it does not hold the user's prompt. */
final class ClaudeStream implements Format {

    private static final Set<String> TYPES = Set.of("system", "assistant", "user", "result", "stream_event");

    @Override
    public String name() {
        return "claude-stream-json";
    }

    @Override
    public boolean recognises(Sample sample) {
        return sample.any(ClaudeStream::line);
    }

    private static boolean line(JsonNode value) {
        return value.has("session_id") && TYPES.contains(value.path("type").asText(""));
    }

    @Override
    public List<Trajectory> read(Source source, List<Problem> problems) {
        Transcript transcript = new Transcript(source, this, problems);
        ClaudeLines lines = new ClaudeLines(transcript);
        source.forEach(lines::read, problems);
        return transcript.finish();
    }
}
