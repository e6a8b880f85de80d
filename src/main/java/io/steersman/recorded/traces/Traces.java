package io.steersman.recorded.traces;

import io.steersman.recorded.Format;
import io.steersman.recorded.Notes;
import io.steersman.recorded.Source;
import io.steersman.recorded.Transcript;
import io.steersman.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes a trajectory of each trace. */
final class Traces {

    private Traces() {}

    static List<Trajectory> read(Source source, Format format, Notes notes, Map<String, List<TracedRun>> traces) {
        List<Trajectory> trajectories = new ArrayList<>();
        traces.forEach((trace, runs) -> {
            Transcript transcript = new Transcript(source, format, notes);
            transcript.identify(trace);
            new TraceReader(transcript).read(runs);
            trajectories.addAll(transcript.finish());
        });
        return trajectories;
    }
}
