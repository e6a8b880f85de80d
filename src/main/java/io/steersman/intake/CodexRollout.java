package io.steersman.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.trajectory.Problem;
import io.steersman.trajectory.Trajectory;
import java.util.List;
import java.util.Set;

/** The rollout files of Codex, one JSON object a line; before version 0.3 the items stood without a wrapper. */
final class CodexRollout implements Format {

    private static final Set<String> TYPES =
            Set.of("session_meta", "response_item", "event_msg", "turn_context", "compacted");
    private static final Set<String> ITEMS =
            Set.of("function_call", "function_call_output", "local_shell_call", "reasoning");

    @Override
    public String name() {
        return "codex-rollout";
    }

    @Override
    public boolean recognises(Sample sample) {
        return sample.any(CodexRollout::line);
    }

    private static boolean line(JsonNode value) {
        String type = value.path("type").asText("");
        return TYPES.contains(type) && value.path("payload").isObject()
                || ITEMS.contains(type) && (value.has("call_id") || value.has("summary"))
                || value.has("record_type");
    }

    @Override
    public List<Trajectory> read(Source source, List<Problem> problems) {
        Transcript transcript = new Transcript(source, this, problems);
        CodexLines lines = new CodexLines(transcript);
        source.forEach(lines::read, problems);
        return transcript.finish();
    }
}
