package io.steersman.recorded.otel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.recorded.Certainty;
import io.steersman.recorded.Format;
import io.steersman.recorded.Notes;
import io.steersman.recorded.Sample;
import io.steersman.recorded.Source;
import io.steersman.recorded.Transcript;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Spans as exporters of OpenTelemetry write them to files, in OTLP/JSON: one request a line, or one document. */
public final class OtlpFile implements Format {

    @Override
    public String name() {
        return "otlp-json";
    }

    @Override
    public Certainty certainty(Sample sample) {
        return Certainty.of(sample, "resourceSpans of OTLP", value -> value.path("resourceSpans")
                .isArray());
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        Map<String, List<OtelSpan>> traces = new LinkedHashMap<>();
        source.forEach(
                value -> {
                    if (!value.json().path("resourceSpans").isArray()) {
                        notes.unknown("value without resourceSpans", value.json());
                    }
                    OtlpTraces.json(value.json())
                            .forEach(span -> traces.computeIfAbsent(span.trace(), any -> new ArrayList<>())
                                    .add(span));
                },
                notes);
        Map<String, List<OtelSpan>> conversations = new LinkedHashMap<>();
        traces.values().forEach(spans -> conversations
                .computeIfAbsent(OtelSteps.conversation(spans), any -> new ArrayList<>())
                .addAll(spans));
        List<Trajectory> trajectories = new ArrayList<>();
        conversations.forEach((name, spans) -> {
            spans.stream().filter(span -> !OtelSteps.tells(span)).forEach(span -> unknown(span, notes));
            List<Step> steps = OtelSteps.of(spans, number -> false);
            if (!steps.isEmpty()) {
                String id = name.isBlank() ? Transcript.fileName(source.name()) : name;
                trajectories.add(new Trajectory(id, source.name(), name(), steps));
            }
        });
        return trajectories;
    }

    /** A span of another convention may well be a call; one of HTTP is none. */
    private static void unknown(OtelSpan span, Notes notes) {
        ObjectNode attributes = Json.emptyObject();
        attributes.setAll(span.attributes());
        String operation = span.text("gen_ai.operation.name");
        notes.unknown(
                operation.isEmpty() ? "span without an operation" : "span of operation \"%s\"".formatted(operation),
                attributes);
    }
}
