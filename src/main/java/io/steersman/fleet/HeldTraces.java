package io.steersman.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.steersman.fleet.Input.Manner;
import io.steersman.recorded.otel.OtelSpan;
import io.steersman.recorded.otel.OtelSteps;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Holds spans until their trace is quiet, since they come late and in any order; then they are steps of their trajectory. */
final class HeldTraces implements Processor<String, String, String, String> {

    private static final Duration LOOK = Duration.ofMillis(250);
    private static final int MOST_RECORDS = 2_000;
    private static final String END = "\0\0";
    private static final TypeReference<List<OtelSpan>> SPANS = new TypeReference<>() {};

    private final Duration quiet;
    private final Map<String, Waiting> traces = new HashMap<>();
    private @Nullable ProcessorContext<String, String> context;
    private @Nullable KeyValueStore<String, String> store;

    /** How many records of a trace wait, and when the last of them came, in milliseconds since 1970. */
    private record Waiting(int records, long last) {}

    /**
     * @param quiet how long nothing may come of a trace before it counts as quiet
     */
    HeldTraces(Duration quiet) {
        this.quiet = quiet;
    }

    @Override
    public void init(ProcessorContext<String, String> given) {
        context = given;
        KeyValueStore<String, String> kept = given.getStateStore(ObservedTopology.STORE);
        store = kept;
        long now = given.currentSystemTimeMs();
        try (KeyValueIterator<String, String> all = kept.all()) {
            all.forEachRemaining(entry -> traces.merge(
                    entry.key.substring(0, entry.key.lastIndexOf(END)),
                    new Waiting(1, now),
                    (one, other) -> new Waiting(one.records() + 1, now)));
        }
        given.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, this::look);
    }

    @Override
    public void process(Record<String, String> record) {
        String trace = record.key();
        int number = traces.getOrDefault(trace, new Waiting(0, 0)).records();
        store().put(trace + END + number, record.value());
        Waiting now = new Waiting(number + 1, context().currentSystemTimeMs());
        traces.put(trace, now);
        if (now.records() >= MOST_RECORDS) {
            release(trace);
        }
    }

    private void look(long now) {
        List.copyOf(traces.entrySet()).stream()
                .filter(trace -> now - trace.getValue().last() >= quiet.toMillis())
                .forEach(trace -> release(trace.getKey()));
    }

    private void release(String trace) {
        traces.remove(trace);
        List<OtelSpan> spans = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, String> held = store().prefixScan(trace + END, new StringSerializer())) {
            while (held.hasNext()) {
                KeyValue<String, String> next = held.next();
                keys.add(next.key);
                spans.addAll(read(next.value));
            }
        }
        keys.forEach(store()::delete);
        List<Step> steps = OtelSteps.of(spans, number -> false);
        if (!steps.isEmpty()) {
            TrajectoryId id = new TrajectoryId(Keys.id(trace).tenant(), "otlp:" + OtelSteps.conversation(spans));
            String text = InputJson.write(new Input.Steps(steps, Manner.NEW));
            context().forward(new Record<>(Keys.of(id), text, context().currentSystemTimeMs()), ObservedTopology.HELD);
        }
    }

    private static List<OtelSpan> read(String spans) {
        try {
            return Json.MAPPER.readValue(spans, SPANS);
        } catch (JsonProcessingException e) {
            // Only this program writes there; what it cannot read any more is no span.
            return List.of();
        }
    }

    private KeyValueStore<String, String> store() {
        return Optional.ofNullable(store).orElseThrow();
    }

    private ProcessorContext<String, String> context() {
        return Optional.ofNullable(context).orElseThrow();
    }
}
