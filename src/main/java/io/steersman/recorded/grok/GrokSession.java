package io.steersman.recorded.grok;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.Certainty;
import io.steersman.recorded.Contents;
import io.steersman.recorded.Format;
import io.steersman.recorded.Messages;
import io.steersman.recorded.Notes;
import io.steersman.recorded.Sample;
import io.steersman.recorded.Source;
import io.steersman.recorded.Transcript;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Trajectory;
import java.util.List;
import java.util.Set;

/** The {@code chat_history.jsonl} of Grok, one message a line. */
public final class GrokSession implements Format {

    private static final Set<String> TYPES = Set.of("system", "user", "assistant", "reasoning", "tool_result");

    @Override
    public String name() {
        return "grok";
    }

    @Override
    public Certainty certainty(Sample sample) {
        boolean marked = sample.any(value -> isLine(value)
                && (value.has("tool_calls")
                        || value.has("tool_call_id")
                        || value.has("synthetic_reason")
                        || value.has("model_id")));
        return marked
                ? Certainty.of(sample, "a type and content of Grok's history", GrokSession::isLine)
                : Certainty.NONE;
    }

    private static boolean isLine(JsonNode value) {
        boolean said = value.has("content") || value.has("summary") || value.has("tool_calls");
        return TYPES.contains(value.path("type").asText(""))
                && said
                && !value.has("role")
                && !value.has("message")
                && !value.has("sessionId")
                && !value.has("session_id");
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        Transcript transcript = new Transcript(source, this, notes);
        Messages messages = new Messages(transcript);
        source.forEach(
                line -> {
                    boolean ofClient = !line.text("synthetic_reason").isEmpty();
                    if (ofClient) {
                        transcript.instruct(
                                line.meta(), Contents.text(line.json().path("content")), Instruction.Source.HARNESS);
                    } else {
                        messages.read(line);
                    }
                },
                notes);
        return transcript.finish();
    }
}
