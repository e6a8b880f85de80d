package io.steersman.recorded.kimi;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.Certainty;
import io.steersman.recorded.Format;
import io.steersman.recorded.Notes;
import io.steersman.recorded.Sample;
import io.steersman.recorded.Source;
import io.steersman.recorded.Transcript;
import io.steersman.trajectory.Trajectory;
import java.util.List;

/** The {@code wire.jsonl} of Kimi Code, which came after Kimi CLI: records with dotted names, one a line. */
public final class KimiCodeWire implements Format {

    private static final List<String> OWN = List.of("context.append_", "agent.message.", "turn.", "usage.record");

    @Override
    public String name() {
        return "kimi-wire";
    }

    @Override
    public Certainty certainty(Sample sample) {
        boolean marked = sample.any(
                value -> OWN.stream().anyMatch(value.path("type").asText("")::startsWith) && !value.has("properties"));
        return marked ? Certainty.of(sample, "a type of Kimi Code's wire", KimiCodeWire::isRecord) : Certainty.NONE;
    }

    private static boolean isRecord(JsonNode value) {
        String type = value.path("type").asText("");
        boolean dotted = type.indexOf('.') > 0 && !value.has("payload") && !value.has("properties");
        return dotted || type.equals("metadata") && value.has("protocol_version");
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        Transcript transcript = new Transcript(source, this, notes);
        KimiRecords records = new KimiRecords(transcript);
        source.forEach(records::read, notes);
        return transcript.finish();
    }
}
