package io.steersman.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.trajectory.Problem;
import io.steersman.trajectory.Trajectory;
import java.util.List;
import java.util.Set;

/** The session files of Claude Code, one JSON object a line; the format is internal to it and changes. */
final class ClaudeSession implements Format {

    private static final Set<String> MARKED = Set.of("user", "assistant", "system", "progress", "attachment");
    private static final Set<String> UNMARKED =
            Set.of("queue-operation", "file-history-snapshot", "summary", "last-prompt");

    @Override
    public String name() {
        return "claude-code";
    }

    @Override
    public boolean recognises(Sample sample) {
        return sample.any(ClaudeSession::line);
    }

    private static boolean line(JsonNode value) {
        String type = value.path("type").asText("");
        boolean session = value.has("sessionId") && (value.has("uuid") || value.has("parentUuid"));
        boolean unmarked = value.has("sessionId") || value.has("leafUuid") || value.has("messageId");
        return MARKED.contains(type) && session && !value.path("message").has("parts")
                || UNMARKED.contains(type) && unmarked;
    }

    @Override
    public List<Trajectory> read(Source source, List<Problem> problems) {
        Transcript transcript = new Transcript(source, this, problems);
        ClaudeLines lines = new ClaudeLines(transcript);
        source.forEach(lines::read, problems);
        return transcript.finish();
    }
}
