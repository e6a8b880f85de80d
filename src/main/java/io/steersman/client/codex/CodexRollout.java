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

/** The rollout files of Codex, one JSON object a line; before version 0.3 the items stood without a wrapper. */
public final class CodexRollout implements Format {

    private static final Set<String> TYPES =
            Set.of("session_meta", "response_item", "event_msg", "turn_context", "compacted");
    private static final Set<String> MESSAGE = Set.of("user", "assistant", "developer", "system");
    private static final Set<String> ITEMS =
            Set.of("function_call", "function_call_output", "local_shell_call", "reasoning");

    @Override
    public String name() {
        return "codex-rollout";
    }

    @Override
    public Certainty certainty(Sample sample) {
        return Certainty.of(sample, "a type of Codex's rollouts", CodexRollout::line);
    }

    private static boolean line(JsonNode value) {
        String type = value.path("type").asText("");
        return TYPES.contains(type) && value.path("payload").isObject()
                || ITEMS.contains(type) && (value.has("call_id") || value.has("summary"))
                || value.has("record_type")
                || value.has("instructions") && value.has("timestamp") && value.has("id")
                || MESSAGE.contains(value.path("role").asText(""))
                        && type.equals("message")
                        && value.path("content").isArray();
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        Transcript transcript = new Transcript(source, this, notes);
        CodexLines lines = new CodexLines(transcript);
        source.forEach(lines::read, notes);
        return transcript.finish();
    }
}
