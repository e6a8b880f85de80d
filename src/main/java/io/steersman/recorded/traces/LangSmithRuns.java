package io.steersman.recorded.traces;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.Certainty;
import io.steersman.recorded.Format;
import io.steersman.recorded.Notes;
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

/** Runs that LangSmith exports: lines, an array, or a document with {@code runs}; each trace is a trajectory. */
public final class LangSmithRuns implements Format {

    @Override
    public String name() {
        return "langsmith";
    }

    @Override
    public Certainty certainty(Sample sample) {
        return Certainty.of(
                sample,
                "a run_type, inputs and outputs of LangSmith",
                value -> isRun(value) || isRun(value.path("runs").path(0)));
    }

    private static boolean isRun(JsonNode value) {
        return value.path("run_type").isTextual() && value.has("inputs");
    }

    @Override
    public List<Trajectory> read(Source source, Notes notes) {
        Map<String, List<TracedRun>> traces = new LinkedHashMap<>();
        source.forEach(
                value -> {
                    if (isRun(value.json())) {
                        gather(traces, value, value.json());
                    } else if (!value.json().path("runs").isArray()) {
                        notes.unknown("value that is no run", value.json());
                    }
                    value.json().path("runs").forEach(run -> gather(traces, value, run));
                },
                notes);
        return Traces.read(source, this, notes, traces);
    }

    private static void gather(Map<String, List<TracedRun>> traces, Value value, JsonNode run) {
        TracedRun.Kind kind =
                switch (run.path("run_type").asText("")) {
                    case "llm" -> TracedRun.Kind.MODEL;
                    case "tool" -> TracedRun.Kind.TOOL;
                    default -> TracedRun.Kind.OTHER;
                };
        String id = run.path("id").asText("");
        String trace = run.path("trace_id").asText("");
        String error = run.path("error").asText("");
        traces.computeIfAbsent(trace, any -> new ArrayList<>())
                .add(new TracedRun(
                        id,
                        trace,
                        kind,
                        run.path("name").asText(""),
                        run.path("inputs"),
                        run.path("outputs"),
                        !error.isEmpty() && !error.equals("null")
                                || run.path("status").asText("").equals("error"),
                        error,
                        Times.of(run.path("start_time")),
                        new Position(value.position().line(), id)));
        for (JsonNode child : run.path("child_runs")) {
            gather(traces, value, child);
        }
    }
}
