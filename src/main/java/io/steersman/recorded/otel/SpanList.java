package io.steersman.recorded.otel;

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
import java.util.List;
import java.util.Set;

/** A list of spans of model calls and tool calls, alone or as {@code trajectory} of an object. */
public final class SpanList implements Format {

    private static final Set<String> TYPES = Set.of("llm_call", "tool_call");

    @Override
    public String name() {
        return "span-list";
    }

    @Override
    public Certainty certainty(Sample sample) {
        return Certainty.of(
                sample,
                "a span of a model or a tool",
                value -> isSpan(value) || isSpan(value.path("trajectory").path(0)));
    }

    private static boolean isSpan(JsonNode value) {
        return TYPES.contains(value.path("type").asText("")) && value.has("timestamp");
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        Transcript transcript = new Transcript(source, this, notes);
        Spans spans = new Spans(transcript);
        source.forEach(
                value -> {
                    if (value.json().path("trajectory").isArray()) {
                        transcript.identify(value.text("instance_id"));
                        transcript.identify(value.text("session_id"));
                        int index = 0;
                        for (JsonNode span : value.json().path("trajectory")) {
                            spans.read(new Value(new Position(0, Integer.toString(index++)), span));
                        }
                    } else {
                        spans.read(value);
                    }
                },
                notes);
        return transcript.finish();
    }
}
