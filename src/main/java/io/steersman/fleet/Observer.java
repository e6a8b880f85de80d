package io.steersman.fleet;

import io.steersman.fleet.Input.Manner;
import io.steersman.recorded.otel.OtelSpan;
import io.steersman.recorded.otel.OtelSteps;
import io.steersman.redaction.CleanSteps;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Brings what others put into a topic of theirs to the inputs, without secrets: steps at once, spans by way of those that wait for the
 * rest of their trace.
 */
final class Observer implements Processor<String, byte[], String, String> {

    private final Observed observed;
    private final CleanSteps cleaning;
    private @Nullable ProcessorContext<String, String> context;

    Observer(Observed observed, CleanSteps cleaning) {
        this.observed = observed;
        this.cleaning = cleaning;
    }

    @Override
    public void init(ProcessorContext<String, String> given) {
        context = given;
    }

    @Override
    public void process(Record<String, byte[]> record) {
        byte[] value = Optional.ofNullable(record.value()).orElse(new byte[0]);
        try {
            if (observed.format() == Observed.Format.NATIVE) {
                steps(record, value);
            } else {
                spans(record, value);
            }
        } catch (IllegalArgumentException e) {
            forward(
                    record,
                    String.valueOf(record.key()),
                    dead(value, String.valueOf(e.getMessage())),
                    JudgeTopology.DEAD);
        }
    }

    private void steps(Record<String, byte[]> record, byte[] value) {
        if (record.key() == null || record.key().isEmpty()) {
            throw new IllegalArgumentException("The key is missing. It must be the id of the trajectory.");
        }
        TrajectoryId named = Keys.id(record.key());
        TrajectoryId id = record.key().indexOf('\0') < 0 ? new TrajectoryId(observed.tenant(), named.id()) : named;
        List<Step> clean = Observed.steps(value).stream().map(cleaning::clean).toList();
        forward(record, Keys.of(id), InputJson.write(new Input.Steps(clean, Manner.SILENT)), ObservedTopology.INPUTS);
    }

    private void spans(Record<String, byte[]> record, byte[] value) {
        Map<String, List<OtelSpan>> traces = observed.spans(value).stream()
                .filter(OtelSteps::tells)
                .collect(Collectors.groupingBy(OtelSpan::trace, LinkedHashMap::new, Collectors.toList()));
        traces.forEach((trace, spans) -> forward(
                record,
                Keys.of(new TrajectoryId(observed.tenant(), trace)),
                cleaning.json(Json.MAPPER.valueToTree(spans)).toString(),
                ObservedTopology.SPANS));
    }

    /** A text as it is, anything else so that it can be had again. */
    private String dead(byte[] value, String why) {
        String text = observed.format() == Observed.Format.OTLP_PROTO
                ? Base64.getEncoder().encodeToString(value)
                : new String(value, StandardCharsets.UTF_8);
        return JudgeProcessor.dead(why, text);
    }

    private void forward(Record<String, byte[]> record, String key, String text, String to) {
        Optional.ofNullable(context).orElseThrow().forward(new Record<>(key, text, record.timestamp()), to);
    }
}
