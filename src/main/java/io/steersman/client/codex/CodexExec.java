package io.steersman.client.codex;

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

/** What {@code codex exec --json} prints, one event a line; items that were begun come again when they are done. */
public final class CodexExec implements Format {

    private static final Set<String> OTHERS =
            Set.of("thread.started", "turn.started", "turn.completed", "turn.failed", "error");

    @Override
    public String name() {
        return "codex-exec";
    }

    @Override
    public Certainty certainty(Sample sample) {
        return Certainty.of(sample, "a type of what codex exec prints", CodexExec::isLine);
    }

    private static boolean isLine(JsonNode value) {
        String type = value.path("type").asText("");
        boolean item =
                type.startsWith("item.") && value.path("item").path("type").isTextual();
        return item || OTHERS.contains(type) && !value.has("session_id") && !value.has("sessionId");
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        Transcript transcript = new Transcript(source, this, notes);
        CodexItems items = new CodexItems(transcript);
        source.forEach(items::read, notes);
        return transcript.finish();
    }
}
