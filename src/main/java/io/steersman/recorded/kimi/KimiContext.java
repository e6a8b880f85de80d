package io.steersman.recorded.kimi;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.Certainty;
import io.steersman.recorded.Contents;
import io.steersman.recorded.Format;
import io.steersman.recorded.Messages;
import io.steersman.recorded.Notes;
import io.steersman.recorded.Sample;
import io.steersman.recorded.Source;
import io.steersman.recorded.Transcript;
import io.steersman.trajectory.Trajectory;
import java.util.List;

/** The {@code context.jsonl} of Kimi CLI: the messages for the model, with marks of the client between them. */
public final class KimiContext implements Format {

    @Override
    public String name() {
        return "kimi-cli";
    }

    @Override
    public Certainty certainty(Sample sample) {
        boolean marked = sample.any(value -> value.path("role").asText("").startsWith("_"));
        return marked
                ? Certainty.of(sample, "a role of Kimi's context", value -> isMark(value) || Messages.isMessage(value))
                : Certainty.NONE;
    }

    private static boolean isMark(JsonNode value) {
        return value.path("role").asText("").startsWith("_");
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        Transcript transcript = new Transcript(source, this, notes);
        Messages messages = new Messages(transcript);
        source.forEach(
                line -> {
                    if (line.text("role").equals("_system_prompt")) {
                        messages.system(line.meta(), Contents.text(line.json().path("content")));
                    } else {
                        messages.read(line);
                    }
                },
                notes);
        return transcript.finish();
    }
}
