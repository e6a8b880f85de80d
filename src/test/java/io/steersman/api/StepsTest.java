package io.steersman.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(TempFolders.class)
class StepsTest {

    private static final String MESSAGE = "{\"kind\":\"message\",\"text\":\"hello\"}";

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-ndjson", "application/jsonl", "text/plain"})
    void jsonIsTakenUnderEveryUsualType(String type) {
        // When
        Response response = given().contentType(type)
                .body(MESSAGE.getBytes(StandardCharsets.UTF_8))
                .post("/v1/trajectories/{id}/steps", "type " + type.replace('/', ' '));
        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.jsonPath().getInt("accepted.first")).isZero();
    }

    @Test
    void anArrayIsTakenAsItsSteps() {
        // When
        JsonPath answer =
                Client.post("array", "[%s,%s]".formatted(MESSAGE, MESSAGE)).jsonPath();
        // Then
        assertThat(answer.getInt("accepted.last")).isEqualTo(1);
        assertThat(answer.getInt("accepted.duplicates")).isZero();
        assertThat(answer.getList("findings")).isEmpty();
        assertThat(answer.getList("interventions")).isEmpty();
    }

    @Test
    void aStuckAgentIsToldAtItsThirdFailingCall() {
        // Given
        Client.post("stuck", Client.failing("c1", "npm test") + Client.failing("c2", "npm test"));
        // When
        JsonPath answer = Client.post("stuck", Client.failing("c3", "npm test")).jsonPath();
        // Then
        assertThat(answer.getString("findings[0].rule")).isEqualTo("reasoning_problems.infinite_loops.failing-replay");
        assertThat(answer.getInt("interventions[0].number")).isEqualTo(1);
        assertThat(answer.getString("interventions[0].level")).isEqualTo("notice");
        assertThat(answer.getString("interventions[0].text"))
                .startsWith("[Steersman] ")
                .contains("npm test");
    }

    @Test
    void guidanceThatNobodyWaitsForIsPolledAndAcknowledged() {
        // Given
        String steps = Client.failing("c1", "x") + Client.failing("c2", "x") + Client.failing("c3", "x");
        List<Object> answered = given().contentType("text/plain")
                .body(steps)
                .queryParam("wait", "0")
                .post("/v1/trajectories/polled/steps")
                .jsonPath()
                .getList("interventions");
        String waiting =
                Client.get("/v1/trajectories/polled/interventions").jsonPath().getString("[0].delivery");
        // When
        JsonPath polled =
                Client.get("/v1/trajectories/polled/interventions?after=0").jsonPath();
        // Then
        assertThat(answered).isEmpty();
        assertThat(waiting).isEqualTo("pending");
        assertThat(polled.getString("[0].delivery")).isEqualTo("sent");
        assertThat(Client.get("/v1/trajectories/polled/interventions?after=1")
                        .jsonPath()
                        .getList(""))
                .isEmpty();
        assertThat(given().post("/v1/trajectories/polled/interventions/1/ack").statusCode())
                .isEqualTo(204);
        assertThat(given().post("/v1/trajectories/polled/interventions/2/ack").statusCode())
                .isEqualTo(404);
        assertThat(Client.get("/v1/trajectories/polled/interventions")
                        .jsonPath()
                        .getString("[0].delivery"))
                .isEqualTo("acknowledged");
    }

    @Test
    void whatWasSentIsReadBack() {
        // Given
        Client.post(
                "back",
                "{\"kind\":\"message\",\"text\":\"a\",\"step\":7,\"mood\":\"good\"}\n" + MESSAGE + "\n" + MESSAGE);
        // When
        JsonPath steps = Client.get("/v1/trajectories/back/steps?limit=2").jsonPath();
        // Then
        assertThat(steps.getInt("steps[0].step")).isEqualTo(7);
        assertThat(steps.getString("steps[0].mood")).isEqualTo("good");
        assertThat(steps.getInt("next")).isEqualTo(2);
        assertThat(Client.get("/v1/trajectories/back/steps?from=2").jsonPath().getMap(""))
                .doesNotContainKey("next");
        assertThat(Client.get("/v1/trajectories/back").jsonPath().getInt("steps"))
                .isEqualTo(3);
        assertThat(Client.get("/v1/trajectories/back/findings").jsonPath().getList(""))
                .isEmpty();
    }

    @Test
    void trajectoriesAreListedPageByPage() {
        // Given
        Client.post("page-1", MESSAGE);
        Client.post("page-2", MESSAGE);
        // When
        JsonPath page = Client.get("/v1/trajectories?after=page-&limit=1").jsonPath();
        // Then
        assertThat(page.getString("trajectories[0].id")).isEqualTo("page-1");
        assertThat(page.getString("next")).isEqualTo("page-1");
        assertThat(Client.get("/v1/trajectories?after=zzz").jsonPath().getMap(""))
                .doesNotContainKey("next");
    }

    @Test
    void aRepeatedStepIsADuplicateAndAnotherUnderItsNumberAConflict() {
        // Given
        String step = "{\"kind\":\"message\",\"text\":\"a\",\"step\":1}";
        Client.post("retry", step);
        // When
        JsonPath again = Client.post("retry", step).jsonPath();
        // Then
        assertThat(again.getInt("accepted.duplicates")).isEqualTo(1);
        assertThat(again.<Object>get("accepted.first")).isNull();
        Failed.of(Client.post("retry", step.replace("\"a\"", "\"b\"")))
                .is(409, "conflict")
                .at(1, "/step");
    }

    @Test
    void nothingFollowsAnEnd() {
        // Given
        Client.post("ended", "{\"kind\":\"end\",\"reason\":\"completed\"}");
        // When
        Response response = Client.post("ended", MESSAGE);
        // Then
        Failed.of(response).is(409, "ended").says("Maybe start another one");
    }

    @Test
    void aResultWithoutACallIsRefusedWithAllThatCameWithIt() {
        // When
        Response response = Client.post("orphan", MESSAGE + "\n{\"kind\":\"result\",\"call\":\"c9\",\"output\":\"\"}");
        // Then
        Failed.of(response).is(422, "no-call").at(2, "/call").says("Maybe report the call first");
        Failed.of(Client.get("/v1/trajectories/orphan")).is(404, "not-found");
    }

    @Test
    void allProblemsAreSaidAtOnceAndNothingIsAccepted() {
        // When
        Response response = Client.post("bad", MESSAGE + "\n{\"kind\":\"cal\"}\n{oops\n{\"kind\":\"call\",\"id\":1}");
        // Then
        Failed.of(response)
                .is(400, "invalid-steps")
                .at(2, "/kind")
                .at(3, "")
                .at(4, "/id")
                .at(4, "/tool");
        Failed.of(Client.get("/v1/trajectories/bad")).is(404, "not-found");
    }

    @Test
    void anEmptyBodyIsNoStep() {
        Failed.of(Client.post("empty", " \n")).is(400, "invalid-steps").says("holds no step");
    }

    @Test
    void invalidUtf8IsSaid() {
        // Given
        byte[] body = "{\"kind\":\"message\",\"text\":\"?\"}".getBytes(StandardCharsets.UTF_8);
        body[26] = (byte) 0xff;
        // When
        Response response = Client.post("utf8", body);
        // Then
        Failed.of(response).is(400, "invalid-steps").says("UTF-8");
    }

    @Test
    void deepNestingIsSaid() {
        // Given
        String deep = "[".repeat(100_000);
        // When
        HttpResponse<String> response = Client.send(
                "deep",
                ("{\"kind\":\"call\",\"id\":\"c\",\"tool\":\"t\",\"input\":" + deep).getBytes(StandardCharsets.UTF_8));
        // Then
        Failed.of(response).is(400, "invalid-steps").says("nested deeper");
        Failed.of(Client.send("deep", deep.getBytes(StandardCharsets.UTF_8)))
                .is(400, "invalid-steps")
                .says("nested deeper");
    }

    @Test
    void aLineOf50MegabytesIsSaidToBeTooLong() {
        // Given
        byte[] line = new byte[50 * 1024 * 1024];
        Arrays.fill(line, (byte) 'a');
        line[0] = '{';
        // When
        HttpResponse<String> response = Client.send("long", line);
        // Then
        Failed.of(response).is(400, "invalid-steps").says("Maybe cut the output of the tool");
    }

    @Test
    void aClientThatLeavesInTheMiddleOfABodyLeavesNothing() throws Exception {
        // Given
        String half =
                "POST /v1/trajectories/gone/steps HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 500\r\n\r\n{\"kind\":\"message\",\"text\":\"half";
        // When
        try (Socket client = new Socket("localhost", RestAssured.port)) {
            client.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
        }
        // Then
        Failed.of(given().get("/v1/trajectories/gone")).is(404, "not-found");
        assertThat(Client.send("gone", "{\"kind\":\"message\",\"text\":\"whole\"}".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void aClientThatAsksBeforeItSendsABodyIsToldToSendIt() throws Exception {
        // Given
        HttpRequest asking = HttpRequest.newBuilder(
                        URI.create("http://localhost:%d/v1/trajectories/asked/steps".formatted(RestAssured.port)))
                .version(HttpClient.Version.HTTP_1_1)
                .expectContinue(true)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"kind\":\"message\",\"text\":\"hello\"}"))
                .build();
        // When
        HttpResponse<String> answer = HttpClient.newHttpClient().send(asking, HttpResponse.BodyHandlers.ofString());
        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void aBodyOver64MegabytesIsTooLarge() {
        Failed.of(Client.send("large", new byte[64 * 1024 * 1024 + 1])).is(413, "too-large");
    }

    @Test
    void aBadIdIsSaid() {
        Failed.of(Client.post("x".repeat(201), MESSAGE))
                .is(400, "invalid-request")
                .says("1 to 200 characters");
        Failed.of(Client.post("a\u0007b", MESSAGE)).is(400, "invalid-request").says("no control characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/trajectories?limit=many", "/v1/trajectories?limit=-1", "/v1/trajectories/q/steps?from=x"})
    void aBadNumberIsSaid(String path) {
        // Given
        Client.post("q", MESSAGE);
        // When
        Response response = Client.get(path);
        // Then
        Failed.of(response).is(400, "invalid-request").says("must be a whole number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1",
                "/v1/nowhere",
                "/v1/trajectories/none",
                "/v1/trajectories/none/steps",
                "/v1/trajectories/none/findings",
                "/v1/trajectories/none/interventions",
                "/v1/trajectories/none/interventions?after=0"
            })
    void nothingThereIsAProblemEvenForABrowser(String path) {
        Failed.of(given().accept("text/html,*/*").get(path)).is(404, "not-found");
    }

    @Test
    void anotherMethodOrTypeIsAProblem() {
        Failed.of(given().delete("/v1/trajectories")).is(405, "method-not-allowed");
        Failed.of(given().contentType("application/xml").body("<a/>").post("/v1/trajectories/a/steps"))
                .is(415, "unsupported-type");
        Failed.of(given().post("/v1/hooks/other")).is(404, "not-found");
    }

    @Test
    void healthMetricsAndDescriptionAreThere() {
        // Given
        Client.post("measured", Client.failing("c1", "y") + Client.failing("c2", "y") + Client.failing("c3", "y"));
        // When
        String metrics = Client.get("/q/metrics").asString();
        // Then
        assertThat(metrics)
                .contains(
                        "steersman_steps_total",
                        "steersman_findings_total{rule=\"reasoning_problems.",
                        "steersman_interventions_total{level=\"notice\"}",
                        "steersman_sessions_live",
                        "steersman_step_time_seconds_bucket");
        assertThat(Client.get("/q/health").jsonPath().getString("checks.find { it.name == 'rules' }.status"))
                .isEqualTo("UP");
        assertThat(Client.get("/q/openapi").asString())
                .contains("/v1/trajectories/{id}/steps:", "/v1/hooks/{client}", "Report steps and get guidance");
    }

    @Test
    void theDocumentationIsServedWithTheService() {
        assertThat(Client.get("/docs/index.md").asString()).contains("Steersman");
        assertThat(Client.get("/docs/facts.md").asString()).contains("Action");
        assertThat(Client.get("/docs").asString()).contains("<title>Steersman: documentation", "href=\"http.html\"");
        assertThat(Client.get("/docs/pages.css").contentType()).startsWith("text/css");
    }
}
