package io.steersman.recorded.sweagent;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.Certainty;
import io.steersman.recorded.Contents;
import io.steersman.recorded.Format;
import io.steersman.recorded.Notes;
import io.steersman.recorded.Sample;
import io.steersman.recorded.Source;
import io.steersman.recorded.Transcript;
import io.steersman.recorded.Value;
import io.steersman.trajectory.Position;
import io.steersman.trajectory.Trajectory;
import java.util.List;

/** The trajectories of mini-swe-agent, an object with {@code messages} or, in old files, the bare list of messages. */
public final class MiniSweAgent implements Format {

    @Override
    public String name() {
        return "mini-swe-agent";
    }

    @Override
    public Certainty certainty(Sample sample) {
        return sample.document()
                .map(document -> Certainty.of(isRun(document), "messages and marks of mini-swe-agent"))
                .orElseGet(() -> isWritten(sample.values())
                        ? Certainty.of(
                                sample, "a role and content, commands being written in blocks", MiniSweAgent::isMessage)
                        : Certainty.NONE);
    }

    private static boolean isRun(JsonNode document) {
        JsonNode messages = document.path("messages");
        boolean marked = document.path("trajectory_format").asText("").startsWith("mini-swe-agent")
                || document.path("info").has("mini_version")
                || document.path("info").has("exit_status");
        return messages.isArray() && isMessage(messages.path(0)) && (marked || isWritten(messages));
    }

    /** Whether commands stand in the agent's words, and what came of them in the words after: other messages have calls. */
    private static boolean isWritten(Iterable<JsonNode> messages) {
        boolean asked = false;
        for (JsonNode message : messages) {
            String text = Contents.text(message.path("content"));
            boolean agent = message.path("role").asText("").equals("assistant");
            if (!agent && asked && (text.startsWith("<returncode>") || text.startsWith("Observation:"))) {
                return true;
            }
            asked = agent && CodeBlock.of(text).size() == 1;
        }
        return false;
    }

    private static boolean isMessage(JsonNode message) {
        return message.path("role").isTextual() && (message.has("content") || message.has("tool_calls"));
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        Transcript transcript = new Transcript(source, this, notes);
        MiniMessages messages = new MiniMessages(transcript);
        source.forEach(value -> value(value, transcript, messages), notes);
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
