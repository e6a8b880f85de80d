package io.steersman.client.cursor;

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

/** What {@code cursor-agent --output-format stream-json} prints, one event a line. */
public final class CursorStream implements Format {

    private static final Set<String> TYPES = Set.of("system", "user", "assistant", "thinking", "tool_call", "result");

    @Override
    public String name() {
        return "cursor-stream-json";
    }

    @Override
    public Certainty certainty(Sample sample) {
        return Certainty.of(sample, "session_id and a type of Cursor's stream", CursorStream::isLine);
    }

    private static boolean isLine(JsonNode value) {
        String type = value.path("type").asText("");
        boolean known = TYPES.contains(type) && value.has("session_id") && !value.has("sessionId");
        boolean claude = value.has("parent_tool_use_id") || value.has("uuid");
        return type.equals("tool_call") ? value.path("tool_call").isObject() : known && !claude;
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        Transcript transcript = new Transcript(source, this, notes);
        CursorLines lines = new CursorLines(transcript);
        source.forEach(lines::read, notes);
        lines.finish();
        return transcript.finish();
    }
}
