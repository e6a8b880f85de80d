package io.steersman.recorded.traces;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.steersman.recorded.Certainty;
import io.steersman.recorded.Contents;
import io.steersman.recorded.Format;
import io.steersman.recorded.Notes;
import io.steersman.recorded.Results;
import io.steersman.recorded.Sample;
import io.steersman.recorded.Source;
import io.steersman.recorded.Times;
import io.steersman.recorded.Value;
import io.steersman.trajectory.Position;
import io.steersman.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Traces that Langfuse exports: documents with observations, or observations alone; each trace is a trajectory. */
public final class LangfuseTraces implements Format {

    private static final Set<String> TYPES = Set.of(
            "GENERATION",
            "SPAN",
            "EVENT",
            "TOOL",
            "AGENT",
            "CHAIN",
            "RETRIEVER",
            "EVALUATOR",
            "EMBEDDING",
            "GUARDRAIL");

    @Override
    public String name() {
        return "langfuse";
    }

    @Override
    public Certainty certainty(Sample sample) {
        return Certainty.of(
                sample,
                "observations of Langfuse",
                value -> isObservation(value) || isObservation(list(value).path(0)));
    }

    private static boolean isObservation(JsonNode value) {
        boolean timed = value.has("startTime") || value.has("start_time");
        return TYPES.contains(value.path("type").asText("")) && timed && value.has("id");
    }

    private static JsonNode list(JsonNode value) {
        return Results.first(
                value.path("trace").has("observations") ? value.path("trace") : value, "observations", "data");
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        Map<String, List<TracedRun>> traces = new LinkedHashMap<>();
        source.forEach(
                value -> {
                    if (isObservation(value.json())) {
                        gather(traces, value, value.json());
                    } else if (!list(value.json()).isArray()) {
                        notes.unknown("value that is no observation", value.json());
                    }
                    root(traces, value);
                    list(value.json()).forEach(observation -> gather(traces, value, observation));
                },
                notes);
        return Traces.read(source, this, notes, traces);
    }

    /** What a trace was asked is its own input. */
    private static void root(Map<String, List<TracedRun>> traces, Value value) {
        JsonNode trace = value.json().path("trace").isObject() ? value.json().path("trace") : value.json();
        if (list(value.json()).isArray() && trace.has("input")) {
            String id = trace.path("id").asText("");
            traces.computeIfAbsent(id, any -> new ArrayList<>())
                    .add(new TracedRun(
                            id,
                            id,
                            TracedRun.Kind.OTHER,
                            "",
                            parsed(trace.path("input")),
                            MissingNode.getInstance(),
                            false,
                            "",
                            Optional.empty(),
                            value.position()));
        }
    }

    private static void gather(Map<String, List<TracedRun>> traces, Value value, JsonNode run) {
        TracedRun.Kind kind =
                switch (run.path("type").asText("")) {
                    case "GENERATION" -> TracedRun.Kind.MODEL;
                    case "TOOL" -> TracedRun.Kind.TOOL;
                    default -> isTool(run) ? TracedRun.Kind.TOOL : TracedRun.Kind.OTHER;
                };
        String id = run.path("id").asText("");
        String trace = Results.first(run, "traceId", "trace_id").asText(value.text("id"));
        traces.computeIfAbsent(trace, any -> new ArrayList<>())
                .add(new TracedRun(
                        id,
                        trace,
                        kind,
                        run.path("name").asText(""),
                        parsed(run.path("input")),
                        parsed(run.path("output")),
                        run.path("level").asText("").equals("ERROR"),
                        run.path("statusMessage").asText(""),
                        Times.of(Results.first(run, "startTime", "start_time")),
                        new Position(value.position().line(), id)));
    }

    /** Before there was a type for it, a tool was a span that its library marked. */
    private static boolean isTool(JsonNode run) {
        JsonNode metadata = run.path("metadata");
        String name = run.path("name").asText("");
        return run.path("type").asText("").equals("SPAN")
                && (metadata.has("tool_name")
                        || metadata.has("toolName")
                        || name.startsWith("tool")
                        || name.startsWith("execute_tool"));
    }

    private static JsonNode parsed(JsonNode value) {
        return value.isTextual() && value.textValue().stripLeading().startsWith("{")
                ? Contents.arguments(value)
                : value;
    }
}
