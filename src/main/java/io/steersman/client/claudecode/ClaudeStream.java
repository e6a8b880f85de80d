package io.steersman.client.claudecode;

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

/** What Claude Code prints with {@code --output-format stream-json}; it does not hold the user's prompt. */
public final class ClaudeStream implements Format {

    private static final Set<String> TYPES = Set.of(
            "system",
            "assistant",
            "user",
            "result",
            "stream_event",
            "rate_limit_event",
            "tool_progress",
            "tool_use_summary",
            "auth_status",
            "keep_alive",
            "control_request",
            "control_response");

    @Override
    public String name() {
        return "claude-stream-json";
    }

    @Override
    public Certainty certainty(Sample sample) {
        return Certainty.of(sample, "session_id and a type of Claude Code's stream", ClaudeStream::line);
    }

    private static boolean line(JsonNode value) {
        String type = value.path("type").asText("");
        boolean message = type.equals("assistant") || type.equals("user");
        boolean cursor = message && !value.has("parent_tool_use_id") && !value.has("uuid");
        return value.has("session_id") && !value.has("sessionId") && TYPES.contains(type) && !cursor;
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        Transcript transcript = new Transcript(source, this, notes);
        ClaudeLines lines = new ClaudeLines(transcript);
        source.forEach(lines::read, notes);
        return transcript.finish();
    }
}
