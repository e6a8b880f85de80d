package io.steersman.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.steersman.redaction.CleanSteps;
import io.steersman.redaction.Redaction;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of spans that the Collector wrote in protobuf, without brokers. */
final class ObserverTest {

    private static final Duration QUIET = Duration.ofSeconds(3);

    private TopologyTestDriver driver;
    private TestInputTopic<String, byte[]> theirs;
    private TestOutputTopic<String, String> inputs;
    private TestOutputTopic<String, String> dead;

    @BeforeEach
    void begin() throws IOException {
        Observed observed = new Observed("theirs", Observed.Format.OTLP_PROTO, "local", QUIET);
        FleetSettings fleet = Nodes.settings("nowhere:1", "o", Optional.of(observed));
        driver = new TopologyTestDriver(
                ObservedTopology.of(fleet, observed, new CleanSteps(Redaction.standard())),
                KafkaSettings.observing(fleet, "here:1"));
        theirs = driver.createInputTopic("theirs", new StringSerializer(), new ByteArraySerializer());
        inputs = driver.createOutputTopic("o.inputs", new StringDeserializer(), new StringDeserializer());
        dead = driver.createOutputTopic("o.dead", new StringDeserializer(), new StringDeserializer());
    }

    @AfterEach
    void close() {
        driver.close();
    }

    private static byte[] call(String trace, int at) {
        Span span = Span.newBuilder()
                .setTraceId(ByteString.copyFromUtf8(trace))
                .setSpanId(ByteString.copyFromUtf8("s" + at))
                .setStartTimeUnixNano(at)
                .setEndTimeUnixNano(at + 1)
                .addAttributes(text("gen_ai.operation.name", "execute_tool"))
                .addAttributes(text("gen_ai.tool.name", "shell"))
                .addAttributes(text("gen_ai.tool.call.arguments", "{\"command\":\"step " + at + "\"}"))
                .build();
        return ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(ResourceSpans.newBuilder()
                        .addScopeSpans(ScopeSpans.newBuilder().addSpans(span)))
                .build()
                .toByteArray();
    }

    private static KeyValue text(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }

    @Test
    void spansWaitUntilTheirTraceIsQuietAndComeInTheirOrder() {
        // Given
        theirs.pipeInput(call("a", 20));
        driver.advanceWallClockTime(QUIET.minusSeconds(1));
        theirs.pipeInput(call("a", 10));
        driver.advanceWallClockTime(QUIET.minusSeconds(1));
        boolean early = !inputs.isEmpty();
        // When
        driver.advanceWallClockTime(QUIET);
        // Then
        String steps = inputs.readValue();
        assertThat(early).isFalse();
        assertThat(steps).contains("\"manner\":\"new\"");
        assertThat(steps.indexOf("step 10")).isPositive().isLessThan(steps.indexOf("step 20"));
        assertThat(inputs.isEmpty()).isTrue();
        assertThat(driver.getKeyValueStore(ObservedTopology.STORE).all().hasNext())
                .isFalse();
    }

    @Test
    void anotherTraceIsAnotherTrajectory() {
        // Given
        theirs.pipeInput(call("a", 1));
        theirs.pipeInput(call("ab", 2));
        // When
        driver.advanceWallClockTime(QUIET);
        // Then
        assertThat(inputs.readKeyValuesToList())
                .extracting(record -> record.key)
                .containsExactlyInAnyOrder("local\0otlp:61", "local\0otlp:6162");
    }

    @Test
    void whatIsNoRequestIsPutAsideSoThatItCanBeHadAgain() {
        // When
        theirs.pipeInput("k", new byte[] {1, 2, 3});
        // Then
        assertThat(dead.readValue()).contains("protobuf", "AQID");
        assertThat(inputs.isEmpty()).isTrue();
    }
}
