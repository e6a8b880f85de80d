package io.steersman.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.trajectory.Position;
import io.steersman.trajectory.Problem;
import io.steersman.trajectory.Trajectory;
import java.util.List;

/** The trajectories of mini-swe-agent, an object with {@code messages} or, in old files, the bare list of messages. */
final class MiniSweAgent implements Format {

    @Override
    public String name() {
        return "mini-swe-agent";
    }

    @Override
    public boolean recognises(Sample sample) {
        return sample.document()
                .map(document -> isConversation(document.path("messages")))
                .orElseGet(() -> sample.values().stream().allMatch(MiniSweAgent::isMessage));
    }

    private static boolean isConversation(JsonNode messages) {
        return messages.isArray() && !messages.isEmpty() && isMessage(messages.path(0));
    }

    private static boolean isMessage(JsonNode message) {
        return message.path("role").isTextual() && (message.has("content") || message.has("tool_calls"));
    }

    @Override
    public List<Trajectory> read(Source source, List<Problem> problems) {
        Transcript transcript = new Transcript(source, this, problems);
        MiniMessages messages = new MiniMessages(transcript);
        source.forEach(value -> value(value, transcript, messages), problems);
        return transcript.finish();
    }

    private static void value(Value value, Transcript transcript, MiniMessages messages) {
        JsonNode list = value.json().path("messages");
        if (!list.isArray()) {
            messages.read(value);
            return;
        }
        transcript.identify(value.text("instance_id"));
        int index = 0;
        for (JsonNode message : list) {
            messages.read(new Value(new Position(0, Integer.toString(index++)), message));
        }
        messages.finish(value.json().path("info"));
    }
}
