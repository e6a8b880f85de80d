package io.steersman.client.opencode;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.Certainty;
import io.steersman.recorded.Format;
import io.steersman.recorded.Notes;
import io.steersman.recorded.Sample;
import io.steersman.recorded.Source;
import io.steersman.recorded.Transcript;
import io.steersman.recorded.Value;
import io.steersman.trajectory.Position;
import io.steersman.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;

/** What {@code opencode export} prints: a document with {@code info} and {@code messages}, each of which has parts. */
public final class OpencodeExport implements Format {

    @Override
    public String name() {
        return "opencode";
    }

    @Override
    public Certainty certainty(Sample sample) {
        return Certainty.of(sample, "messages with info and parts of opencode", OpencodeExport::isExport);
    }

    private static boolean isExport(JsonNode value) {
        return isMessage(value) || isMessage(value.path("messages").path(0));
    }

    private static boolean isMessage(JsonNode value) {
        return value.path("info").path("role").isTextual()
                && value.path("parts").isArray();
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        List<Trajectory> trajectories = new ArrayList<>();
        Transcript loose = new Transcript(source, this, notes);
        OpencodeMessages messages = new OpencodeMessages(loose);
        source.forEach(
                value -> {
                    if (isMessage(value.json())) {
                        read(messages, value, value.json());
                    } else {
                        trajectories.addAll(session(new Transcript(source, this, notes), value));
                    }
                },
                notes);
        trajectories.addAll(0, loose.finish());
        return trajectories;
    }

    private static List<Trajectory> session(Transcript transcript, Value value) {
        transcript.identify(value.json().path("info").path("id").asText(""));
        OpencodeMessages messages = new OpencodeMessages(transcript);
        for (JsonNode message : value.json().path("messages")) {
            read(messages, value, message);
        }
        if (!value.json().has("messages")) {
            transcript.unknown("value without messages", value.json());
        }
        return transcript.finish();
    }

    private static void read(OpencodeMessages messages, Value value, JsonNode message) {
        JsonNode info = message.path("info");
        Position position =
                new Position(value.position().line(), info.path("id").asText(""));
        messages.read(new Value(position, info), message.path("parts"));
    }
}
