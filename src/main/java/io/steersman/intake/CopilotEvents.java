package io.steersman.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.trajectory.Problem;
import io.steersman.trajectory.Trajectory;
import java.util.List;
import java.util.Set;

/** The {@code events.jsonl} of a GitHub Copilot CLI session. */
final class CopilotEvents implements Format {

    private static final Set<String> TYPES = Set.of(
            "session.start",
            "user.message",
            "assistant.message",
            "assistant.turn_start",
            "tool.execution_start",
            "tool.execution_complete");

    @Override
    public String name() {
        return "copilot-cli";
    }

    @Override
    public boolean recognises(Sample sample) {
        return sample.any(CopilotEvents::line);
    }

    private static boolean line(JsonNode value) {
        return value.path("data").isObject()
                && TYPES.contains(value.path("type").asText(""));
    }

    @Override
    public List<Trajectory> read(Source source, List<Problem> problems) {
        Transcript transcript = new Transcript(source, this, problems);
        CopilotLines lines = new CopilotLines(transcript);
        source.forEach(lines::read, problems);
        return transcript.finish();
    }
}
