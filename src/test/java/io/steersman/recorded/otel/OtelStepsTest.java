package io.steersman.recorded.otel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.NativeFormat;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.Tokens;
import io.steersman.trajectory.ToolResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtelStepsTest {

    /** Two requests to a model with one failing command between them, inside the span of the agent, as exporters write it. */
    private static final String REQUEST = """
            {"resourceSpans":[{"unknown":1,"scopeSpans":[{"spans":[
            {"traceId":"0a0b","spanId":"a1","startTimeUnixNano":"1000000000","endTimeUnixNano":"9000000000",
             "attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"invoke_agent"}},
                           {"key":"gen_ai.conversation.id","value":{"stringValue":"conv"}}]},
            {"traceId":"0a0b","spanId":"b1","startTimeUnixNano":"2000000000","endTimeUnixNano":"3000000000",
             "attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},
              {"key":"gen_ai.usage.input_tokens","value":{"intValue":"100"}},
              {"key":"gen_ai.usage.output_tokens","value":{"intValue":7}},
              {"key":"gen_ai.input.messages","value":{"stringValue":"[{\\"role\\":\\"user\\",\\"parts\\":[{\\"type\\":\\"text\\",\\"content\\":\\"Fix it.\\"}]}]"}},
              {"key":"gen_ai.output.messages","value":{"stringValue":"[{\\"role\\":\\"assistant\\",\\"parts\\":[{\\"type\\":\\"text\\",\\"content\\":\\"On it.\\"},{\\"type\\":\\"tool_call\\",\\"id\\":\\"k\\",\\"name\\":\\"bash\\",\\"arguments\\":{\\"command\\":\\"npm test\\"}}]}]"}}]},
            {"traceId":"0a0b","spanId":"c1","startTimeUnixNano":"4000000000","endTimeUnixNano":"4012000000","status":{"code":2},
             "attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"execute_tool"}},
              {"key":"gen_ai.tool.name","value":{"stringValue":"bash"}},
              {"key":"gen_ai.tool.call.id","value":{"stringValue":"k"}},
              {"key":"gen_ai.tool.call.result","value":{"stringValue":"2 failed"}},
              {"key":"process.exit.code","value":{"intValue":"1"}}]},
            {"traceId":"0a0b","spanId":"d1","startTimeUnixNano":"5000000000","endTimeUnixNano":"6000000000",
             "attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},
              {"key":"gen_ai.input.messages","value":{"stringValue":"[{\\"role\\":\\"user\\",\\"parts\\":[{\\"type\\":\\"text\\",\\"content\\":\\"Fix it.\\"}]},{\\"role\\":\\"assistant\\",\\"parts\\":[]},{\\"role\\":\\"tool\\",\\"parts\\":[{\\"type\\":\\"tool_call_response\\",\\"id\\":\\"k\\",\\"response\\":\\"2 failed\\"}]}]"}},
              {"key":"gen_ai.output.messages","value":{"stringValue":"[{\\"role\\":\\"assistant\\",\\"parts\\":[{\\"type\\":\\"text\\",\\"content\\":\\"Done.\\"}]}]"}}]},
            {"traceId":"0a0b","spanId":"e1","attributes":[{"key":"http.method","value":{"stringValue":"GET"}}]}
            ]}]}]}
            """;

    @Test
    void spansInAnyOrderAreStepsInTheirOrder() throws JsonProcessingException {
        // Given
        List<OtelSpan> spans = new ArrayList<>(OtlpTraces.json(Json.MAPPER.readTree(REQUEST)));
        Collections.reverse(spans);
        // When
        List<Step> steps = OtelSteps.of(spans, number -> false);
        // Then
        assertThat(OtelSteps.conversation(spans)).isEqualTo("conv");
        assertThat(steps.stream().map(OtelStepsTest::brief))
                .containsExactly(
                        "instruction Fix it.",
                        "message On it. 100/7",
                        "call k bash",
                        "result k 2 failed error=true exit=1 12",
                        "message Done. 0/0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"18446744073709551715", "-100", "1e300", "1.5", "many"})
    void aNumberThatDoesNotFitIsNone(String number) throws JsonProcessingException {
        // Given
        String request = REQUEST.replace("\"100\"", '"' + number + '"')
                .replace("\"intValue\":\"1\"", "\"intValue\":\"" + number + '"')
                .replace("\"3000000000\"", '"' + number + '"')
                .replace("\"4012000000\"", '"' + number + '"');
        // When
        List<Step> steps = OtelSteps.of(OtlpTraces.json(Json.MAPPER.readTree(request)), any -> false);
        // Then
        assertThat(steps.get(1).meta().tokens()).contains(new Tokens(0, 7));
        assertThat(steps.get(1).meta().at()).isEmpty();
        assertThat(steps.get(3)).isInstanceOfSatisfying(ToolResult.class, result -> {
            assertThat(result.durationMs()).hasValue(0);
            assertThat(result.exitCode()).isEqualTo(number.equals("-100") ? OptionalInt.of(-100) : OptionalInt.empty());
        });
    }

    @Test
    void whatComesTwiceIsOneStep() throws JsonProcessingException {
        // Given
        List<OtelSpan> spans = OtlpTraces.json(Json.MAPPER.readTree(REQUEST));
        Set<Long> numbers = new HashSet<>();
        OtelSteps.of(spans, number -> false)
                .forEach(step -> step.meta().number().ifPresent(numbers::add));
        // When
        List<Step> again = OtelSteps.of(spans, numbers::contains);
        // Then
        assertThat(again).isEmpty();
    }

    @Test
    void bothEncodingsSayTheSame() throws InvalidProtocolBufferException, JsonProcessingException {
        // Given
        Span span = Span.newBuilder()
                .setTraceId(ByteString.fromHex("0a0b"))
                .setSpanId(ByteString.fromHex("c1"))
                .setStartTimeUnixNano(4_000_000_000L)
                .setEndTimeUnixNano(4_012_000_000L)
                .setStatus(Status.newBuilder().setCode(Status.StatusCode.STATUS_CODE_ERROR))
                .addAttributes(text("gen_ai.operation.name", "execute_tool"))
                .addAttributes(text("gen_ai.tool.name", "bash"))
                .addAttributes(text("gen_ai.tool.call.id", "k"))
                .addAttributes(text("gen_ai.tool.call.result", "2 failed"))
                .addAttributes(KeyValue.newBuilder()
                        .setKey("process.exit.code")
                        .setValue(AnyValue.newBuilder().setIntValue(1)))
                .build();
        byte[] request = ExportTraceServiceRequest.newBuilder()
                .addResourceSpans(ResourceSpans.newBuilder()
                        .addScopeSpans(ScopeSpans.newBuilder().addSpans(span)))
                .build()
                .toByteArray();
        // When
        List<OtelSpan> read = OtlpTraces.protobuf(request);
        // Then
        assertThat(read).hasSize(1);
        assertThat(read.get(0).trace()).isEqualTo("0a0b");
        OtelSpan inJson = OtlpTraces.json(Json.MAPPER.readTree(REQUEST)).get(2);
        assertThat(OtelSteps.of(read, number -> false)).isEqualTo(OtelSteps.of(List.of(inJson), number -> false));
    }

    @Test
    void attributesOfOtherTypesDoNoHarm() throws JsonProcessingException {
        // Given
        String odd = """
                {"resourceSpans":[{"scopeSpans":[{"spans":[7,{"attributes":[
                {"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},
                {"key":"gen_ai.input.messages","value":{"arrayValue":{"values":[{"intValue":"x"},{"kvlistValue":{}}]}}},
                {"key":"gen_ai.output.messages","value":{"stringValue":"[{broken"}},{"value":{}}]}]}]}]}""";
        // When
        List<Step> steps = OtelSteps.of(OtlpTraces.json(Json.MAPPER.readTree(odd)), number -> false);
        // Then
        assertThat(steps).isEmpty();
        assertThat(OtlpTraces.json(Json.MAPPER.readTree("[1]"))).isEmpty();
    }

    private static KeyValue text(String key, String value) {
        return KeyValue.newBuilder()
                .setKey(key)
                .setValue(AnyValue.newBuilder().setStringValue(value))
                .build();
    }

    private static String brief(Step step) {
        JsonNode json = NativeFormat.write(step);
        JsonNode tokens = json.path("tokens");
        return switch (json.path("kind").asText()) {
            case "call" ->
                "call %s %s"
                        .formatted(json.path("id").asText(), json.path("tool").asText());
            case "result" ->
                "result %s %s error=%s exit=%s %s"
                        .formatted(
                                json.path("call").asText(),
                                json.path("output").asText(),
                                json.path("error"),
                                json.path("exitCode"),
                                json.path("durationMs"));
            case "message" ->
                "message %s %s/%s".formatted(json.path("text").asText(), tokens.path("input"), tokens.path("output"));
            default -> json.path("kind").asText() + " " + json.path("text").asText();
        };
    }
}
