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

/** The session files of Claude Code, one JSON object a line; the format is internal to it and changes. */
public final class ClaudeSession implements Format {

    private static final Set<String> MARKED = Set.of("user", "assistant", "system", "progress", "attachment");

    @Override
    public String name() {
        return "claude-code";
    }

    @Override
    public Certainty certainty(Sample sample) {
        return Certainty.of(sample, "sessionId and a type of Claude Code's sessions", ClaudeSession::line);
    }

    private static boolean line(JsonNode value) {
        String type = value.path("type").asText("");
        boolean session = value.has("sessionId")
                && !value.has("toolCallResult")
                && (value.has("uuid") || value.has("parentUuid"));
        boolean unmarked =
                value.has("sessionId") || value.has("leafUuid") || value.has("messageId") || value.has("session_id");
        return MARKED.contains(type) && session && !value.path("message").has("parts") && !value.has("systemPayload")
                || ClaudeLines.BOOKKEEPING.contains(type) && unmarked;
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        Transcript transcript = new Transcript(source, this, notes);
        ClaudeLines lines = new ClaudeLines(transcript);
        source.forEach(lines::read, notes);
        return transcript.finish();
    }
}
