package io.steersman.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.trajectory.Problem;
import io.steersman.trajectory.Trajectory;
import java.util.List;

/**
 * The {@code .traj} files of SWE-agent: the steps are read from {@code trajectory}, the instructions and the arguments of calls from
 * {@code history}; demonstrations hold nothing but a history.
 */
final class SweAgent implements Format {

    @Override
    public String name() {
        return "swe-agent";
    }

    @Override
    public boolean recognises(Sample sample) {
        return sample.document().filter(SweAgent::isTraj).isPresent();
    }

    private static boolean isTraj(JsonNode document) {
        JsonNode step = document.path("trajectory").path(0);
        JsonNode message = document.path("history").path(0);
        return step.has("action") && step.has("observation") || message.has("role") && message.has("content");
    }

    @Override
    public List<Trajectory> read(Source source, List<Problem> problems) {
        Transcript transcript = new Transcript(source, this, problems);
        source.forEach(value -> new SweSteps(transcript, value.json()).read(), problems);
        return transcript.finish();
    }
}
