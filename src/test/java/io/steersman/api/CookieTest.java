package io.steersman.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A browser shows its key once; its pages hold no data and stand open, so that a key can be asked for. */
@QuarkusTest
@TestProfile(Keyed.class)
class CookieTest {

    private static final String COOKIE = "steersman_session";

    @Test
    void aCookieThatScriptsCannotReadStandsForTheKey() {
        // When
        Response begun = as("acme.read").post("/v1/session");
        // Then
        assertThat(begun.statusCode()).isEqualTo(200);
        assertThat(begun.header("Set-Cookie"))
                .contains("HttpOnly", "SameSite=Strict", "Path=/")
                .doesNotContain(Keyed.key("acme.read"));
        assertThat(with(begun).get("/v1/session").jsonPath().getString("tenant"))
                .isEqualTo("acme");
        Failed.of(with(begun).get("/v1/audit")).is(403, "forbidden");
    }

    @Test
    void whenTheSessionIsOverTheKeyIsAskedForAgain() {
        // Given
        Response begun = as("acme").post("/v1/session");
        // When
        Response ended = with(begun).delete("/v1/session");
        // Then
        assertThat(ended.statusCode()).isEqualTo(204);
        assertThat(ended.header("Set-Cookie")).contains("Max-Age=0");
        Failed.of(with(begun).get("/v1/session")).is(401, "unauthenticated");
    }

    @Test
    void aPageOfAnotherSiteCannotUseIt() {
        // Given
        Response begun = as("acme").post("/v1/session");
        // When
        Response foreign = with(begun).header("Sec-Fetch-Site", "cross-site").delete("/v1/session");
        // Then
        Failed.of(foreign).is(403, "forbidden");
        assertThat(with(begun).get("/v1/session").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/icon.svg"})
    void thePagesStandOpenAlsoForALinkFromElsewhereAndAreAskedForAnew(String path) {
        // When
        Response page = given().header("Sec-Fetch-Site", "cross-site").get(path);
        // Then
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void whatPagesAreMadeOfIsKeptForGoodSinceItsNameChangesWithIt() {
        // Given
        String page = given().get("/").asString();
        String script = page.substring(page.indexOf("/static/"), page.indexOf(".js") + 3);
        // When
        Response bundle = given().get(script);
        // Then
        assertThat(bundle.statusCode()).isEqualTo(200);
        assertThat(bundle.header("Cache-Control")).contains("immutable", "max-age=31536000");
    }

    @Test
    void whatIsSilencedIsWithheldAndTheRecordSaysWhy() {
        // Given
        Response begun = as("acme")
                .contentType("application/json")
                .body("{\"rule\":\"reasoning_problems\",\"minutes\":30,\"reason\":\"known to be red\",\"by\":\"ada\"}")
                .post("/v1/silences");
        // When
        Response quiet = as("acme")
                .contentType("application/x-ndjson")
                .body(stuck().getBytes(StandardCharsets.UTF_8))
                .post(steps("silenced-1"));
        Response ended = as("acme").delete("/v1/silences/" + begun.jsonPath().getString("id"));
        Response told = as("acme")
                .contentType("application/x-ndjson")
                .body(stuck().getBytes(StandardCharsets.UTF_8))
                .post(steps("silenced-2"));
        // Then
        assertThat(quiet.jsonPath().getList("findings")).isNotEmpty();
        assertThat(quiet.jsonPath().getList("interventions")).isEmpty();
        assertThat(as("acme")
                        .get("/v1/trajectories/silenced-1/interventions")
                        .jsonPath()
                        .getString("[0].reason"))
                .startsWith("silenced by ada until")
                .endsWith("known to be red");
        assertThat(ended.jsonPath().getBoolean("lasting")).isFalse();
        assertThat(told.jsonPath().getList("interventions")).isNotEmpty();
        assertThat(as("beta").get("/v1/silences").jsonPath().getList("")).isEmpty();
        assertThat(as("acme").get("/v1/audit?limit=1000").jsonPath().getList("changes.what"))
                .contains("silence.began", "silence.ended");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"minutes\":30,\"reason\":\"so\"}",
                "{\"rule\":\"x\",\"minutes\":30}",
                "{\"rule\":\"x\",\"minutes\":0,\"reason\":\"so\"}",
                "{\"rule\":\"x\",\"reason\":\"so\"}"
            })
    void aSilenceOfEverythingOrForEverOrWithoutAReasonIsRefused(String wish) {
        // When
        Response answer = as("acme").contentType("application/json").body(wish).post("/v1/silences");
        // Then
        Failed.of(answer).is(400, "invalid-request");
    }

    private static String steps(String id) {
        return "/v1/trajectories/" + id + "/steps";
    }

    private static String stuck() {
        return Client.failing("c1", "make") + Client.failing("c2", "make") + Client.failing("c3", "make");
    }

    private static RequestSpecification as(String name) {
        return given().header("Authorization", "Bearer " + Keyed.key(name));
    }

    private static RequestSpecification with(Response begun) {
        return given().cookie(COOKIE, begun.cookie(COOKIE));
    }
}
