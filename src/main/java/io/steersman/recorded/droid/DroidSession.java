package io.steersman.recorded.droid;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.Certainty;
import io.steersman.recorded.Format;
import io.steersman.recorded.Messages;
import io.steersman.recorded.Notes;
import io.steersman.recorded.Sample;
import io.steersman.recorded.Source;
import io.steersman.recorded.Transcript;
import io.steersman.recorded.Value;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Trajectory;
import java.util.List;
import java.util.Set;

/** The session files of Droid, one JSON object a line: messages as Anthropic's API takes them, behind a line that begins the session. */
public final class DroidSession implements Format {

    private static final Set<String> BOOKKEEPING = Set.of(
            "session_start",
            "session_end",
            "todo_state",
            "compaction_state",
            "settings",
            "token_usage",
            "title",
            "mission_state");

    @Override
    public String name() {
        return "droid";
    }

    @Override
    public Certainty certainty(Sample sample) {
        return Certainty.of(sample, "a type of Droid's sessions", DroidSession::isLine);
    }

    private static boolean isLine(JsonNode value) {
        String type = value.path("type").asText("");
        JsonNode message = value.path("message");
        boolean pi = message.has("timestamp") || message.has("stopReason") || message.has("provider");
        String role = message.path("role").asText("");
        boolean said = type.equals("message") && !pi && (role.equals("user") || role.equals("assistant"));
        return said || BOOKKEEPING.contains(type) && !value.has("sessionId");
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        Transcript transcript = new Transcript(source, this, notes);
        Messages messages = new Messages(transcript);
        source.forEach(line -> line(transcript, messages, line), notes);
        return transcript.finish();
    }

    private static void line(Transcript transcript, Messages messages, Value line) {
        switch (line.text("type")) {
            case "message" -> messages.read(line);
            case "session_start" ->
                transcript.identify(
                        line.text("id").isEmpty()
                                ? line.json().path("session").path("id").asText("")
                                : line.text("id"));
            case "compaction_state" -> {
                transcript.compact(line.meta());
                String summary = line.json().path("summary").path("body").asText(line.text("summaryText"));
                transcript.instruct(line.meta(), summary, Instruction.Source.HARNESS);
            }
            default -> {
                if (!BOOKKEEPING.contains(line.text("type"))) {
                    transcript.unknown("line of type \"%s\"".formatted(line.text("type")), line.json());
                }
            }
        }
    }
}
