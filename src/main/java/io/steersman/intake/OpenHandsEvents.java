package io.steersman.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.trajectory.Problem;
import io.steersman.trajectory.Trajectory;
import java.util.List;

/** The events of one OpenHands conversation: a list of actions and observations, or of the events of its newer SDK. */
final class OpenHandsEvents implements Format {

    @Override
    public String name() {
        return "openhands";
    }

    @Override
    public boolean recognises(Sample sample) {
        return sample.any(OpenHandsEvents::isEvent);
    }

    /** Whether a value is one event, in any version. */
    static boolean isEvent(JsonNode value) {
        boolean action = value.path("action").isTextual() && !value.has("observation");
        boolean observation = value.path("observation").isTextual() && value.has("content");
        return action || observation || isSdkEvent(value);
    }

    private static boolean isSdkEvent(JsonNode value) {
        String kind = value.path("kind").asText("");
        return value.has("source") && (kind.endsWith("Event") || kind.equals("Condensation"));
    }

    @Override
    public List<Trajectory> read(Source source, List<Problem> problems) {
        Transcript transcript = new Transcript(source, this, problems);
        OpenHandsLog log = new OpenHandsLog(transcript);
        source.forEach(log::read, problems);
        return transcript.finish();
    }
}
