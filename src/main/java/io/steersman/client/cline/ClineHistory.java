package io.steersman.client.cline;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.Certainty;
import io.steersman.recorded.Contents;
import io.steersman.recorded.Conversations;
import io.steersman.recorded.Format;
import io.steersman.recorded.Notes;
import io.steersman.recorded.Sample;
import io.steersman.recorded.Source;
import io.steersman.recorded.Transcript;
import io.steersman.recorded.Value;
import io.steersman.trajectory.Trajectory;
import java.util.List;

/** The {@code api_conversation_history.json} of Cline, Roo Code and Kilo Code: the messages of one task. */
public final class ClineHistory implements Format {

    private static final List<String> MARKS =
            List.of("<environment_details>", "<task>", "<user_message>", "<feedback>");

    @Override
    public String name() {
        return "cline";
    }

    @Override
    public Certainty certainty(Sample sample) {
        return Conversations.certainty(
                sample, "a role and blocks, and marks of Cline", ClineHistory::isMessage, ClineHistory::isMarked);
    }

    private static boolean isMessage(JsonNode message) {
        String role = message.path("role").asText("");
        return (role.equals("user") || role.equals("assistant"))
                && message.has("content")
                && !message.has("tool_calls");
    }

    private static boolean isMarked(JsonNode message) {
        if (!message.path("role").asText("").equals("user")) {
            return false;
        }
        String text = Contents.text(message.path("content"));
        boolean result = text.startsWith("[") && text.indexOf("] Result:") > 0 && text.indexOf("] Result:") < 2000;
        return result
                || text.startsWith(MARKS.get(1))
                || MARKS.stream().filter(mark -> !mark.equals("<task>")).anyMatch(text::contains);
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        Transcript transcript = new Transcript(source, this, notes);
        ClineMessages messages = new ClineMessages(transcript);
        source.forEach(
                value -> {
                    JsonNode list = Conversations.list(value.json());
                    if (list.isMissingNode()) {
                        read(transcript, messages, value);
                    }
                    int index = 0;
                    for (JsonNode message : list) {
                        read(transcript, messages, Conversations.element(value, message, index++));
                    }
                },
                notes);
        return transcript.finish();
    }

    private static void read(Transcript transcript, ClineMessages messages, Value value) {
        if (isMessage(value.json())) {
            messages.read(value);
        } else {
            transcript.unknown("message of role \"%s\"".formatted(value.text("role")), value.json());
        }
    }
}
