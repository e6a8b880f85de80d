package io.steersman.client.openhands;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.Certainty;
import io.steersman.recorded.Format;
import io.steersman.recorded.Notes;
import io.steersman.recorded.Sample;
import io.steersman.recorded.Source;
import io.steersman.recorded.Transcript;
import io.steersman.trajectory.Trajectory;
import java.util.List;

/** The events of one OpenHands conversation: a list of actions and observations, or of the events of its newer SDK. */
public final class OpenHandsEvents implements Format {

    @Override
    public String name() {
        return "openhands";
    }

    @Override
    public Certainty certainty(Sample sample) {
        return Certainty.of(
                sample, "an action, an observation or a kind of event of OpenHands", OpenHandsEvents::isEvent);
    }

    /** Whether a value is one event, in any version. */
    static boolean isEvent(JsonNode value) {
        boolean action = value.path("action").isTextual() && !value.has("observation");
        boolean observation = value.path("observation").isTextual() && value.has("content");
        return action || observation || isSdkEvent(value);
    }

    private static boolean isSdkEvent(JsonNode value) {
        String kind = value.path("kind").asText("");
        boolean marked = value.has("source") || value.has("id") || value.has("tool_call_id");
        return marked && !value.has("apiVersion") && (kind.endsWith("Event") || kind.equals("Condensation"));
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        Transcript transcript = new Transcript(source, this, notes);
        OpenHandsLog log = new OpenHandsLog(transcript);
        source.forEach(log::read, notes);
        return transcript.finish();
    }
}
