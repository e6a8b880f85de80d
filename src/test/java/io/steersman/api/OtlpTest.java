package io.steersman.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(TempFolders.class)
class OtlpTest {

    private static final String TOOL = """
            {"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"%1$s","spanId":"%2$s","startTimeUnixNano":"%3$d",
            "endTimeUnixNano":"%3$d","attributes":[
            {"key":"gen_ai.operation.name","value":{"stringValue":"execute_tool"}},
            {"key":"gen_ai.tool.name","value":{"stringValue":"bash"}},
            {"key":"gen_ai.tool.call.id","value":{"stringValue":"%2$s"}}]}]}]}]}""";

    @Test
    void spansThatComeLateAreStepsInTheirOrderAndNothingIsSent() throws IOException {
        // Given
        byte[] second = zipped(TOOL.formatted("ab", "two", 2));
        Response late = given().contentType("application/json")
                .header("Content-Encoding", "gzip")
                .body(second)
                .post("/v1/otlp/v1/traces");
        // When
        Response first = post("application/json", TOOL.formatted("ab", "one", 1).getBytes(StandardCharsets.UTF_8));
        // Then
        assertThat(late.asString()).isEqualTo("{}");
        assertThat(first.asString()).isEqualTo("{}");
        await().until(() -> Client.get("/v1/trajectories/otlp:ab").statusCode() == 200);
        assertThat(Client.get("/v1/trajectories/otlp:ab/steps")
                        .jsonPath()
                        .getList("steps.findAll { it.kind == 'call' }.id"))
                .containsExactly("one", "two");
    }

    @Test
    void whatIsNoRequestIsAProblem() {
        Failed.of(post("application/json", "{oops".getBytes(StandardCharsets.UTF_8)))
                .is(400, "invalid-request")
                .says("Malformed JSON");
        Failed.of(post("application/x-protobuf", "{}".getBytes(StandardCharsets.UTF_8)))
                .is(400, "invalid-request")
                .says("no request for traces");
    }

    @Test
    void spansOfAnAgentInAnotherConventionAreCounted() {
        // Given
        String span = TOOL.formatted("cd", "three", 3).replace("gen_ai.operation.name", "openinference.span.kind");
        // When
        post("application/json", span.getBytes(StandardCharsets.UTF_8));
        // Then
        assertThat(Client.get("/v1/clients").jsonPath().<String>getList("unclear.findAll { it.from == 'otlp' }.what"))
                .containsExactly("span");
        assertThat(Client.get("/q/metrics").asString())
                .contains("steersman_unclear_total{from=\"otlp\",what=\"span\"}");
    }

    @Test
    void protobufIsAnsweredInProtobuf() {
        // When
        Response response = post("application/x-protobuf", new byte[0]);
        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.contentType()).isEqualTo("application/x-protobuf");
    }

    private static Response post(String type, byte[] body) {
        return given().contentType(type).body(body).post("/v1/otlp/v1/traces");
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
