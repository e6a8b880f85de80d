package io.steersman.intake;

import io.steersman.trajectory.NativeFormat;
import io.steersman.trajectory.NativeFormat.Parsed;
import io.steersman.trajectory.Problem;
import io.steersman.trajectory.Trajectory;
import java.util.List;
import java.util.Set;

/** The native format of steps. */
final class NativeFile implements Format {

    private static final Set<String> KINDS = Set.of("instruction", "message", "call", "result", "compaction", "end");

    @Override
    public String name() {
        return "native";
    }

    @Override
    public boolean recognises(Sample sample) {
        return sample.any(value -> KINDS.contains(value.path("kind").asText("")));
    }

    @Override
    public List<Trajectory> read(Source source, List<Problem> problems) {
        Parsed parsed = NativeFormat.parse(source.content());
        problems.addAll(parsed.problems());
        return parsed.steps().isEmpty()
                ? List.of()
                : List.of(new Trajectory(Transcript.fileName(source.name()), source.name(), name(), parsed.steps()));
    }
}
