package io.steersman.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.protobuf.InvalidProtocolBufferException;
import io.steersman.recorded.otel.OtelSpan;
import io.steersman.recorded.otel.OtlpTraces;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.NativeFormat;
import io.steersman.trajectory.Problem;
import io.steersman.trajectory.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A topic of somebody else's that steps are taken from.
 *
 * @param topic its name
 * @param format how its records are written
 * @param tenant whose they are, where their keys do not say so
 * @param quiet how long nothing may come of a trace before its spans are steps
 */
public record Observed(String topic, Format format, String tenant, Duration quiet) {

    /** How records are written. */
    public enum Format {
        /** Steps in the native format; the key is the trajectory. */
        NATIVE,
        /** What the exporter of the OpenTelemetry Collector writes as {@code otlp_json}. */
        OTLP_JSON,
        /** What the exporter of the OpenTelemetry Collector writes as {@code otlp_proto}. */
        OTLP_PROTO;

        /** The format of a name, if there is one. */
        public static Optional<Format> named(String name) {
            return Arrays.stream(values())
                    .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(name))
                    .findFirst();
        }
    }

    /**
     * The spans of a record.
     *
     * @throws IllegalArgumentException when it has none, saying why
     */
    List<OtelSpan> spans(byte[] value) {
        try {
            return format == Format.OTLP_PROTO
                    ? OtlpTraces.protobuf(value)
                    : OtlpTraces.json(Json.MAPPER.readTree(value));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("This is no request for traces in protobuf.", e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(NativeFormat.explain(e), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("This is not valid UTF-8.", e);
        }
    }

    /**
     * The steps of a record.
     *
     * @throws IllegalArgumentException when it has none, saying why
     */
    static List<Step> steps(byte[] value) {
        NativeFormat.Parsed parsed = NativeFormat.parse(value);
        if (!parsed.problems().isEmpty() || parsed.steps().isEmpty()) {
            throw new IllegalArgumentException(
                    parsed.problems().stream().map(Problem::display).collect(Collectors.joining("; ")));
        }
        return parsed.steps();
    }
}
