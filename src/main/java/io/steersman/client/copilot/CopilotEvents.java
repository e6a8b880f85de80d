package io.steersman.client.copilot;

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

/** The {@code events.jsonl} of a GitHub Copilot CLI session. */
public final class CopilotEvents implements Format {

    private static final Set<String> SUBJECTS = Set.of(
            "session", "user", "assistant", "tool", "system", "hook", "permission", "subagent", "skill", "abort");

    @Override
    public String name() {
        return "copilot-cli";
    }

    @Override
    public Certainty certainty(Sample sample) {
        return Certainty.of(sample, "data and a type of Copilot CLI's events", CopilotEvents::line);
    }

    private static boolean line(JsonNode value) {
        String type = value.path("type").asText("");
        int dot = type.indexOf('.');
        return value.path("data").isObject() && SUBJECTS.contains(dot < 0 ? type : type.substring(0, dot));
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        Transcript transcript = new Transcript(source, this, notes);
        CopilotLines lines = new CopilotLines(transcript);
        source.forEach(lines::read, notes);
        return transcript.finish();
    }
}
