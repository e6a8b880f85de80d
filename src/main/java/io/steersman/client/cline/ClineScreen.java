package io.steersman.client.cline;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.Certainty;
import io.steersman.recorded.Format;
import io.steersman.recorded.Notes;
import io.steersman.recorded.Sample;
import io.steersman.recorded.Source;
import io.steersman.recorded.Transcript;
import io.steersman.trajectory.Trajectory;
import java.util.List;
import java.util.Set;

/**
 * The {@code ui_messages.json} of Cline, Roo Code and Kilo Code: what the screen shows of one task.
 *
 * <p>It has no ids. A tool is shown with what it did; the output of a command follows it in pieces.
 */
public final class ClineScreen implements Format {

    private static final Set<String> KINDS = Set.of("say", "ask");

    @Override
    public String name() {
        return "cline-ui";
    }

    @Override
    public Certainty certainty(Sample sample) {
        return Certainty.of(sample, "ts, and a say or an ask of Cline's screen", ClineScreen::isMessage);
    }

    private static boolean isMessage(JsonNode value) {
        String type = value.path("type").asText("");
        return KINDS.contains(type) && value.path(type).isTextual() && value.has("ts");
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        Transcript transcript = new Transcript(source, this, notes);
        ClineScreenMessages messages = new ClineScreenMessages(transcript);
        source.forEach(messages::read, notes);
        messages.finish();
        return transcript.finish();
    }
}
