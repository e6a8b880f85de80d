package io.steersman.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.fleet.Observed.Format;
import io.steersman.journal.InterventionEntry.Delivery;
import io.steersman.journal.Journal;
import io.steersman.journal.MemoryJournal;
import io.steersman.trajectory.NativeFormat;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Steps that others put into a topic of theirs are judged like all others. */
final class ObservedTest {

    private static final Duration LONG = Duration.ofSeconds(60);
    /** Steps of a run after which something is to be said, once. */
    private static final int FEW = 8;

    private static final String SECRET = "ghp_" + "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String SPANS = """
            {"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"%s","spanId":"%s","startTimeUnixNano":"%d",\
            "endTimeUnixNano":"%d","status":{},"attributes":[\
            {"key":"gen_ai.operation.name","value":{"stringValue":"execute_tool"}},\
            {"key":"gen_ai.conversation.id","value":{"stringValue":"c1"}},\
            {"key":"gen_ai.tool.name","value":{"stringValue":"shell"}},\
            {"key":"gen_ai.tool.call.id","value":{"stringValue":"call-%s"}},\
            {"key":"gen_ai.tool.call.arguments","value":{"stringValue":"{\\"command\\":\\"ls\\"}"}},\
            {"key":"gen_ai.tool.call.result","value":{"stringValue":"a b"}}]}]}]}]}
            """;

    private static Broker broker;

    private final Journal reads = new MemoryJournal();

    @BeforeAll
    static void start() throws Exception {
        broker = Broker.start();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    private static Optional<Observed> of(String topic, Format format) {
        return Optional.of(new Observed(topic, format, "acme", Duration.ofSeconds(2)));
    }

    private static void put(FleetSettings fleet, List<ProducerRecord<String, String>> records) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(KafkaSettings.producer(fleet))) {
            records.forEach(producer::send);
        }
    }

    private static List<String> values(FleetSettings fleet, String topic) {
        Properties settings = KafkaSettings.consumer(fleet);
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }

    @Test
    void stepsInTheNativeFormatAreJudgedWithoutSecretsAndWhatIsToBeSaidIsInTheOutputs() throws Exception {
        // Given
        try (Nodes nodes = new Nodes(broker.address(), "observing", reads)) {
            nodes.observed = of("theirs", Format.NATIVE);
            nodes.join();
            nodes.ready();
            FleetSettings fleet = Nodes.settings(broker.address(), "observing");
            TrajectoryId id = new TrajectoryId("acme", "run");
            String lines = Runs.of(0).stream()
                    .limit(FEW)
                    .map(step -> NativeFormat.write(step).toString())
                    .collect(Collectors.joining("\n"));
            // When
            put(
                    fleet,
                    List.of(
                            new ProducerRecord<>("theirs", "run", lines.replace("Fix the", SECRET + " Fix the")),
                            new ProducerRecord<>("theirs", "run", "{\"kind\":\"dance\"}"),
                            new ProducerRecord<>("theirs", null, lines)));
            Awaitility.await().atMost(LONG).until(() -> !reads.interventions(id).isEmpty());
            Awaitility.await()
                    .atMost(LONG)
                    .until(() -> values(fleet, fleet.dead()).size() == 2);
            // Then
            Committed committed = Committed.of(fleet);
            assertThat(committed.steps()).hasSize(FEW);
            assertThat(committed.journal().interventions(id))
                    .isNotEmpty()
                    .allSatisfy(entry -> assertThat(entry.delivery()).isEqualTo(Delivery.PENDING))
                    .allSatisfy(entry -> assertThat(entry.intervention().text()).isNotEmpty());
            assertThat(values(fleet, fleet.inputs())).hasSize(1).noneMatch(text -> text.contains(SECRET));
            assertThat(values(fleet, fleet.dead()))
                    .anyMatch(text -> text.contains("dance") && text.contains("kind"))
                    .anyMatch(text -> text.contains("The key is missing."));
        }
    }

    @Test
    void whoHasToldTheAgentSaysSoThroughTheLog() throws Exception {
        // Given
        try (Nodes nodes = new Nodes(broker.address(), "telling", reads)) {
            nodes.observed = of("told", Format.NATIVE);
            nodes.join();
            nodes.ready();
            FleetSettings fleet = Nodes.settings(broker.address(), "telling");
            TrajectoryId id = new TrajectoryId("acme", "run");
            String lines = Runs.of(0).stream()
                    .limit(FEW)
                    .map(step -> NativeFormat.write(step).toString())
                    .collect(Collectors.joining("\n"));
            put(fleet, List.of(new ProducerRecord<>("told", Keys.of(id), lines)));
            Awaitility.await().atMost(LONG).until(() -> !reads.interventions(id).isEmpty());
            int number = reads.interventions(id).get(0).intervention().number();
            // When
            put(
                    fleet,
                    List.of(new ProducerRecord<>(
                            fleet.inputs(), Keys.of(id), InputJson.write(new Input.Acknowledge(number)))));
            // Then
            Awaitility.await()
                    .atMost(LONG)
                    .until(() -> reads.interventions(id).get(0).delivery() == Delivery.ACKNOWLEDGED);
        }
    }

    @Test
    void spansOfOneTraceFromSeveralPartitionsAreOneTrajectory() throws Exception {
        // Given
        try (Nodes nodes = new Nodes(broker.address(), "tracing", reads)) {
            nodes.observed = of("otlp_spans", Format.OTLP_JSON);
            nodes.join();
            nodes.ready();
            FleetSettings fleet = Nodes.settings(broker.address(), "tracing");
            TrajectoryId id = new TrajectoryId("acme", "otlp:c1");
            List<ProducerRecord<String, String>> records = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String span =
                        SPANS.formatted("0af7651916cd43dd8448eb211c80319c", "000000000000000" + i, 100 - i, 101 - i, i);
                records.add(new ProducerRecord<>("otlp_spans", i, null, span));
            }
            records.add(new ProducerRecord<>("otlp_spans", "{\"resourceSpans\":"));
            // When
            put(fleet, records);
            Awaitility.await().atMost(LONG).until(() -> reads.find(id).isPresent());
            // Then
            List<Step> steps = reads.steps(id, 0, 100);
            assertThat(steps).hasSize(8);
            assertThat(steps).extracting(step -> step.meta().at().orElseThrow()).isSorted();
            assertThat(values(fleet, fleet.dead())).hasSize(1);
        }
    }
}
