package io.steersman.api.trajectories;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.protobuf.InvalidProtocolBufferException;
import io.steersman.access.Scope;
import io.steersman.api.access.Body;
import io.steersman.api.access.Callers;
import io.steersman.api.access.Needs;
import io.steersman.api.problem.Failure;
import io.steersman.api.problem.ProblemKind;
import io.steersman.recorded.otel.OtelSpan;
import io.steersman.recorded.otel.OtelSteps;
import io.steersman.recorded.otel.OtlpTraces;
import io.steersman.service.Meters;
import io.steersman.service.SpanBuffer;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.NativeFormat;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes traces in as OTLP/HTTP has it. */
@Path("/v1/otlp/v1/traces")
@Tag(name = "OpenTelemetry")
@Needs(Scope.INGEST)
public final class OtlpApi {

    private static final String PROTOBUF = "application/x-protobuf";

    private final Callers callers;
    private final SpanBuffer buffer;
    private final Meters meters;

    OtlpApi(Callers callers, SpanBuffer buffer, Meters meters) {
        this.callers = callers;
        this.buffer = buffer;
        this.meters = meters;
    }

    /** Takes spans; those of models and tools become steps once their trace is quiet. */
    @POST
    @Consumes({MediaType.APPLICATION_JSON, PROTOBUF})
    @Operation(
            operationId = "reportSpans",
            summary = "Report spans of generative AI (OTLP/HTTP, protobuf or JSON)",
            description = "Set OTEL_EXPORTER_OTLP_ENDPOINT to http://HOST/v1/otlp. The conversation is the trajectory"
                    + " 'otlp:CONVERSATION'; it is recorded and judged, and nothing is sent because of it.")
    @APIResponse(
            responseCode = "200",
            description = "They are kept",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "Hook")))
    public Response traces(
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @DefaultValue(MediaType.APPLICATION_JSON) String type,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) @DefaultValue("") String encoding,
            InputStream body) {
        boolean protobuf = type.startsWith(PROTOBUF);
        byte[] content = Body.read(encoding.equals("gzip") ? unzipped(body) : body);
        List<OtelSpan> spans = protobuf ? protobuf(content) : json(content);
        spans.stream().filter(OtelSteps::isUnclear).forEach(span -> meters.unclear(callers.tenant(), "otlp", "span"));
        buffer.add(callers.tenant(), spans.stream().filter(OtelSteps::tells).toList());
        return protobuf
                ? Response.ok(new byte[0], PROTOBUF).build()
                : Response.ok("{}", MediaType.APPLICATION_JSON).build();
    }

    private static InputStream unzipped(InputStream body) {
        try {
            return new GZIPInputStream(body);
        } catch (IOException e) {
            throw invalid("The body is not compressed as it says.");
        }
    }

    private static List<OtelSpan> protobuf(byte[] content) {
        try {
            return OtlpTraces.protobuf(content);
        } catch (InvalidProtocolBufferException e) {
            throw invalid(
                    "The body is no request for traces in protobuf. Maybe it is JSON: then say so in Content-Type.");
        }
    }

    private static List<OtelSpan> json(byte[] content) {
        try {
            return OtlpTraces.json(Json.MAPPER.readTree(content));
        } catch (JsonProcessingException e) {
            throw invalid(NativeFormat.explain(e));
        } catch (IOException e) {
            throw invalid("The body is not valid UTF-8.");
        }
    }

    private static Failure invalid(String detail) {
        return new Failure(ProblemKind.INVALID_REQUEST, detail);
    }
}
