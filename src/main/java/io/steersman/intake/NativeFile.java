package io.steersman.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.Certainty;
import io.steersman.recorded.Format;
import io.steersman.recorded.Notes;
import io.steersman.recorded.Sample;
import io.steersman.recorded.Source;
import io.steersman.recorded.Transcript;
import io.steersman.trajectory.NativeFormat;
import io.steersman.trajectory.NativeFormat.Parsed;
import io.steersman.trajectory.Trajectory;
import java.util.List;

/** The native format of steps. */
final class NativeFile implements Format {

    @Override
    public String name() {
        return "native";
    }

    @Override
    public Certainty certainty(Sample sample) {
        return Certainty.of(sample, "a kind of step and its field", NativeFile::isStep);
    }

    private static boolean isStep(JsonNode value) {
        return switch (value.path("kind").asText("")) {
            case "instruction", "message" -> value.has("text") || value.has("reasoning");
            case "call" -> value.has("tool");
            case "result" -> value.has("call");
            case "compaction", "end" -> !value.has("source");
            default -> false;
        };
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        Parsed parsed = NativeFormat.parse(source.content());
        notes.addAll(parsed.problems());
        return parsed.steps().isEmpty()
                ? List.of()
                : List.of(new Trajectory(Transcript.fileName(source.name()), source.name(), name(), parsed.steps()));
    }
}
