package io.steersman.recorded.otel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Reads what exporters send to OTLP/HTTP, in both of its encodings.
 *
 * <p>The JSON one is not that of protobuf: ids are hexadecimal, and whole numbers come as text or as numbers.
 */
public final class OtlpTraces {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private OtlpTraces() {}

    /**
     * The spans of a request in protobuf.
     *
     * @throws InvalidProtocolBufferException when it is none
     */
    public static List<OtelSpan> protobuf(byte[] request) throws InvalidProtocolBufferException {
        List<OtelSpan> spans = new ArrayList<>();
        ExportTraceServiceRequest.parseFrom(request)
                .getResourceSpansList()
                .forEach(resource -> resource.getScopeSpansList()
                        .forEach(scope -> scope.getSpansList().forEach(span -> spans.add(of(span)))));
        return spans;
    }

    private static OtelSpan of(Span span) {
        return new OtelSpan(
                hex(span.getTraceId()),
                hex(span.getSpanId()),
                span.getStartTimeUnixNano(),
                span.getEndTimeUnixNano(),
                span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR,
                attributes(span.getAttributesList()));
    }

    private static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }

    private static Map<String, JsonNode> attributes(List<KeyValue> pairs) {
        Map<String, JsonNode> attributes = new HashMap<>();
        pairs.forEach(pair -> attributes.put(pair.getKey(), value(pair.getValue())));
        return attributes;
    }

    private static JsonNode value(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> JSON.textNode(value.getStringValue());
            case BOOL_VALUE -> JSON.booleanNode(value.getBoolValue());
            case INT_VALUE -> JSON.numberNode(value.getIntValue());
            case DOUBLE_VALUE -> JSON.numberNode(value.getDoubleValue());
            case ARRAY_VALUE -> {
                ArrayNode array = JSON.arrayNode();
                value.getArrayValue().getValuesList().forEach(element -> array.add(value(element)));
                yield array;
            }
            case KVLIST_VALUE -> {
                ObjectNode object = JSON.objectNode();
                object.setAll(attributes(value.getKvlistValue().getValuesList()));
                yield object;
            }
            default -> JSON.nullNode();
        };
    }

    /** The spans of a request in JSON; fields that are not known are passed over. */
    public static List<OtelSpan> json(JsonNode request) {
        List<OtelSpan> spans = new ArrayList<>();
        for (JsonNode resource : request.path("resourceSpans")) {
            for (JsonNode scope : resource.path("scopeSpans")) {
                scope.path("spans").forEach(span -> spans.add(of(span)));
            }
        }
        return spans;
    }

    private static OtelSpan of(JsonNode span) {
        JsonNode status = span.path("status").path("code");
        return new OtelSpan(
                span.path("traceId").asText(""),
                span.path("spanId").asText(""),
                whole(span.path("startTimeUnixNano")).asLong(),
                whole(span.path("endTimeUnixNano")).asLong(),
                status.asInt() == Status.StatusCode.STATUS_CODE_ERROR_VALUE
                        || status.asText("").equals("STATUS_CODE_ERROR"),
                attributes(span.path("attributes")));
    }

    private static Map<String, JsonNode> attributes(JsonNode pairs) {
        Map<String, JsonNode> attributes = new HashMap<>();
        pairs.forEach(pair -> attributes.put(pair.path("key").asText(""), value(pair.path("value"))));
        return attributes;
    }

    /** A whole number, written as a number or as a text; nothing when it is none of 64 bits. */
    private static JsonNode whole(JsonNode value) {
        try {
            return JSON.numberNode(Long.parseLong(value.asText("")));
        } catch (NumberFormatException e) {
            return JSON.nullNode();
        }
    }

    private static JsonNode value(JsonNode value) {
        if (value.has("intValue")) {
            return whole(value.path("intValue"));
        }
        if (value.has("arrayValue")) {
            ArrayNode array = JSON.arrayNode();
            value.path("arrayValue").path("values").forEach(element -> array.add(value(element)));
            return array;
        }
        if (value.has("kvlistValue")) {
            ObjectNode object = JSON.objectNode();
            object.setAll(attributes(value.path("kvlistValue").path("values")));
            return object;
        }
        for (String field : new String[] {"stringValue", "boolValue", "doubleValue"}) {
            if (value.has(field)) {
                return value.path(field);
            }
        }
        return JSON.nullNode();
    }
}
