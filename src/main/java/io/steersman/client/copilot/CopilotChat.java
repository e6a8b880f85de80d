package io.steersman.client.copilot;

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
 * The sessions that Copilot's chat in VS Code keeps and exports: a document with requests, each with its response in pieces; newer
 * versions write down changes of that document, one a line.
 */
public final class CopilotChat implements Format {

    @Override
    public String name() {
        return "copilot-chat";
    }

    @Override
    public Certainty certainty(Sample sample) {
        boolean document = sample.document().filter(CopilotChat::isSession).isPresent();
        boolean changes = sample.values().stream().limit(1).anyMatch(value -> isSession(value.path("v")));
        return Certainty.of(document, "requests with responses of Copilot's chat")
                .or(
                        changes
                                ? Certainty.of(sample, "a change of a session of Copilot's chat", CopilotChat::isChange)
                                : Certainty.NONE);
    }

    private static boolean isSession(JsonNode value) {
        JsonNode request = value.path("requests").path(0);
        boolean marked = value.has("requesterUsername") || value.has("responderUsername") || value.has("sessionId");
        return value.path("requests").isArray()
                && (request.has("message") && request.has("response") || request.isMissingNode() && marked);
    }

    private static boolean isChange(JsonNode value) {
        return value.path("kind").isInt() && (value.has("v") || value.has("k"));
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        Transcript transcript = new Transcript(source, this, notes);
        ChatChanges changes = new ChatChanges();
        source.forEach(
                value -> {
                    if (value.json().has("requests")) {
                        changes.begin(value.json());
                    } else if (!isChange(value.json()) || !changes.apply(value.json())) {
                        transcript.unknown("line that is no change", value.json());
                    }
                },
                notes);
        new ChatRequests(transcript).read(changes.document());
        return transcript.finish();
    }
}
