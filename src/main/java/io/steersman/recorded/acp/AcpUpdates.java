package io.steersman.recorded.acp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.steersman.recorded.Certainty;
import io.steersman.recorded.Format;
import io.steersman.recorded.Notes;
import io.steersman.recorded.Sample;
import io.steersman.recorded.Source;
import io.steersman.recorded.Transcript;
import io.steersman.trajectory.Trajectory;
import java.util.List;

/** Updates of the Agent Client Protocol, one a line, in the protocol's messages or bare: Grok, Zed and others write them down. */
public final class AcpUpdates implements Format {

    @Override
    public String name() {
        return "acp-updates";
    }

    @Override
    public Certainty certainty(Sample sample) {
        boolean any = sample.any(value -> !kind(value).isEmpty());
        return any
                ? Certainty.of(
                        sample,
                        "a sessionUpdate or a message of the protocol",
                        value -> !kind(value).isEmpty() || value.has("jsonrpc"))
                : Certainty.NONE;
    }

    static JsonNode update(JsonNode value) {
        for (JsonNode place : new JsonNode[] {
            value.path("params").path("update"),
            value.path("update"),
            value.path("data").path("update"),
            value
        }) {
            if (place.path("sessionUpdate").isTextual()) {
                return place;
            }
        }
        return MissingNode.getInstance();
    }

    private static String kind(JsonNode value) {
        return update(value).path("sessionUpdate").asText("");
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        Transcript transcript = new Transcript(source, this, notes);
        AcpEvents events = new AcpEvents(transcript);
        source.forEach(events::read, notes);
        events.finish();
        return transcript.finish();
    }
}
