package io.steersman.recorded.sweagent;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.Certainty;
import io.steersman.recorded.Format;
import io.steersman.recorded.Notes;
import io.steersman.recorded.Sample;
import io.steersman.recorded.Source;
import io.steersman.recorded.Transcript;
import io.steersman.trajectory.Trajectory;
import java.util.List;

/**
 * The {@code .traj} files of SWE-agent: the steps are read from {@code trajectory}, the instructions and the arguments of calls from
 * {@code history}; demonstrations hold nothing but a history.
 */
public final class SweAgent implements Format {

    @Override
    public String name() {
        return "swe-agent";
    }

    @Override
    public Certainty certainty(Sample sample) {
        return Certainty.of(
                sample.document().filter(SweAgent::isTraj).isPresent(),
                "a trajectory or history as SWE-agent writes them");
    }

    private static boolean isTraj(JsonNode document) {
        JsonNode step = document.path("trajectory").path(0);
        JsonNode message = document.path("history").path(0);
        return step.has("action") && step.has("observation")
                || message.has("role") && isHistory(document.path("history"));
    }

    /** Others keep messages under the same name; SWE-agent says of each who it is for. */
    private static boolean isHistory(JsonNode history) {
        for (JsonNode message : history) {
            boolean marked = message.has("is_demo") || message.has("message_type") || message.has("agent");
            if (marked || message.has("thought") && message.has("action")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        Transcript transcript = new Transcript(source, this, notes);
        source.forEach(value -> new SweSteps(transcript, value.json()).read(), notes);
        return transcript.finish();
    }
}
