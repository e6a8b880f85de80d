package io.steersman.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.steersman.access.KeyFile;
import io.steersman.access.KeyText;
import io.steersman.access.Limits;
import io.steersman.access.Scope;
import io.steersman.trajectory.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may do what, with keys of two tenants, over every route that the service describes. */
@QuarkusTest
@TestProfile(Keyed.class)
class AccessTest {

    private static final String OURS = "run-of-acme";
    private static final String NOBODYS = "run-of-nobody";
    private static final String SECRET = "zebra-of-acme";
    private static final String STEPS =
            Client.failing("c1", SECRET) + Client.failing("c2", SECRET) + Client.failing("c3", SECRET);

    private static final String INITIALIZE = """
            {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},
            "clientInfo":{"name":"test","version":"1"}}}""";

    /** A route about all tenants together: no scope of another tenant than the service's own opens it. */
    private static final String ANY = "ingest, relay, read, rules:write, admin";

    /** The scope that opens each route, and what to send there; a route that is not here fails the test. */
    private static final Map<String, Route> ROUTES = new TreeMap<>(Map.ofEntries(
            Map.entry(
                    "POST /v1/trajectories/{id}/steps", new Route("ingest", "{\"kind\":\"message\",\"text\":\"Hm.\"}")),
            Map.entry("GET /v1/trajectories", new Route("read", "")),
            Map.entry("GET /v1/trajectories/{id}", new Route("read", "")),
            Map.entry("GET /v1/trajectories/{id}/steps", new Route("read", "")),
            Map.entry("GET /v1/trajectories/{id}/atif", new Route("read", "")),
            Map.entry("GET /v1/trajectories/{id}/findings", new Route("read", "")),
            Map.entry("GET /v1/trajectories/{id}/interventions", new Route("read", "")),
            Map.entry("GET /v1/trajectories/{id}/outcomes", new Route("read", "")),
            Map.entry("POST /v1/trajectories/{id}/interventions/{number}/ack", new Route("ingest", "")),
            Map.entry("GET /v1/trajectories/{id}/feedback", new Route("read", "")),
            Map.entry("POST /v1/trajectories/{id}/feedback", new Route("read", "{\"intervention\":1,\"right\":true}")),
            Map.entry("GET /v1/events", new Route("read", "")),
            Map.entry("GET /v1/reports/prevalence", new Route("read", "")),
            Map.entry("GET /v1/reports/recovery", new Route("read", "")),
            Map.entry("GET /v1/reports/rules", new Route("read", "")),
            Map.entry("GET /v1/runs", new Route("read", "")),
            Map.entry("GET /v1/trajectories/{id}/outline", new Route("read", "")),
            Map.entry("GET /v1/reports/trajectories", new Route("read", "")),
            Map.entry("GET /v1/silences", new Route("read", "")),
            Map.entry("POST /v1/silences", new Route("rules:write", "{\"rule\":\"x\"}")),
            Map.entry("DELETE /v1/silences/{id}", new Route("rules:write", "{}")),
            Map.entry("GET /v1/session", new Route(ANY, "")),
            Map.entry("POST /v1/session", new Route(ANY, "{}")),
            Map.entry("DELETE /v1/session", new Route(ANY, "{}")),
            Map.entry("GET /v1/reports/html", new Route("read", "")),
            Map.entry("GET /v1/reports/experiments", new Route("read", "")),
            Map.entry("GET /v1/reports/experiments/html", new Route("read", "")),
            Map.entry("GET /v1/reports/experiments/text", new Route("read", "")),
            Map.entry("GET /v1/reports/judge", new Route("read", "")),
            Map.entry("GET /v1/clients", new Route("read", "")),
            Map.entry("GET /v1/fleet", new Route("read", "")),
            Map.entry("GET /v1/rules", new Route("read", "")),
            Map.entry("GET /v1/rules/health", new Route("read", "")),
            Map.entry("GET /v1/rulebooks", new Route("read", "")),
            Map.entry("GET /v1/rulebooks/{hash}/bundle", new Route("read", "")),
            Map.entry("POST /v1/rulebooks/bundle", new Route("rules:write", "{}")),
            Map.entry("GET /v1/rulebooks/{hash}", new Route("read", "")),
            Map.entry("GET /v1/rulebooks/{hash}/diff", new Route("read", "")),
            Map.entry("POST /v1/rulebooks/{hash}/activate", new Route("rules:write", "{}")),
            Map.entry("POST /v1/rulebooks/rollback", new Route("rules:write", "{}")),
            Map.entry("POST /v1/rulebooks/release", new Route("rules:write", "{}")),
            Map.entry("POST /v1/rulebooks", new Route("rules:write", "{\"files\":{\"x\":\"y\"}}")),
            Map.entry("POST /v1/rulebooks/{hash}/try", new Route("rules:write", "{}")),
            Map.entry("GET /v1/rulebooks/trial", new Route("read", "")),
            Map.entry("DELETE /v1/rulebooks/trial", new Route("rules:write", "")),
            Map.entry("POST /v1/rulebooks/trial/promote", new Route("rules:write", "{}")),
            Map.entry("POST /v1/backtests", new Route("read", "{\"candidate\":\"00000000\"}")),
            Map.entry("GET /v1/backtests", new Route("read", "")),
            Map.entry("GET /v1/backtests/{id}", new Route("read", "")),
            Map.entry("GET /v1/backtests/{id}/events", new Route("read", "")),
            Map.entry("DELETE /v1/backtests/{id}", new Route("read", "")),
            Map.entry("GET /v1/trajectories/{id}/explain", new Route("read", "")),
            Map.entry("POST /v1/rules/check", new Route("rules:write, admin", "{\"files\":{}}")),
            Map.entry("GET /v1/policies/explain", new Route("read", "")),
            Map.entry("GET /v1/audit", new Route("admin", "")),
            Map.entry("POST /v1/otlp/v1/traces", new Route("ingest", "{\"resourceSpans\":[]}")),
            Map.entry("POST /v1/hooks/{client}", new Route("ingest", hook("x"))),
            Map.entry("POST /v1/hooks/{client}/{event}", new Route("ingest", hook("x")))));

    /** What opens a route and what is sent to it. */
    private record Route(String scope, String body) {}

    @BeforeEach
    void aRunOfAcmeWithAFaultIsThere() {
        if (as("acme").get("/v1/trajectories/" + OURS).statusCode() != 200) {
            Response answer =
                    as("acme").contentType("application/json").body(STEPS).post("/v1/trajectories/" + OURS + "/steps");
            assertThat(answer.jsonPath().getList("interventions")).isNotEmpty();
        }
    }

    @Test
    void everyRouteIsKnownHere() {
        assertThat(ROUTES.keySet()).containsExactlyInAnyOrderElementsOf(routes());
    }

    @Test
    void noRouteOpensWithoutAKey() {
        for (String route : routes()) {
            for (String credential :
                    List.of("", "Bearer st_key_00000000_" + "0".repeat(40), "Bearer " + key("expired"), "Basic eDp5")) {
                // When
                Response answer =
                        ask(route, OURS, credential.isEmpty() ? given() : given().header("Authorization", credential));
                // Then
                Failed.of(answer).is(401, "unauthenticated");
                assertThat(answer.header("WWW-Authenticate")).as(route).startsWith("Bearer");
            }
        }
    }

    @Test
    void everyRouteWantsItsScopeAndSaysWhich() {
        for (String route : routes()) {
            String wanted = ROUTES.get(route).scope();
            for (Scope scope : Scope.values()) {
                // When
                Response answer = ask(route, OURS, as("acme." + scope.display()));
                // Then
                if (List.of(wanted.split(", ")).contains(scope.display())) {
                    assertThat(answer.statusCode()).as(route).isNotIn(401, 403).isLessThan(500);
                } else {
                    Failed.of(answer).is(403, "forbidden").says(wanted);
                }
            }
        }
    }

    @Test
    void aRunOfAnotherTenantIsAsOneThatIsNotThere() {
        // Given
        String interventions = "/v1/trajectories/" + OURS + "/interventions";
        String before = as("acme").get(interventions).asString();
        for (String route : routes()) {
            boolean reads = ROUTES.get(route).body().isEmpty() || route.contains("feedback");
            if (reads) {
                // When
                Response theirs = ask(route, OURS, as("beta"));
                Response none = ask(route, NOBODYS, as("beta"));
                // Then
                assertThat(theirs.statusCode()).as(route).isEqualTo(none.statusCode());
                assertThat(theirs.asString().replace(OURS, NOBODYS)).as(route).isEqualTo(none.asString());
                assertThat(theirs.asString()).as(route).doesNotContain(SECRET);
                // A service that is alone has no fleet to show, and one that tries nothing has no trial.
                boolean missing = route.contains("{id}")
                        || route.contains("{hash}")
                        || route.endsWith("/fleet")
                        || route.endsWith("/trial");
                assertThat(theirs.statusCode()).as(route).isEqualTo(missing ? 404 : 200);
            }
        }
        Failed.of(as("beta").get("/v1/trajectories/" + OURS + "/interventions?after=0"))
                .is(404, "not-found");
        Failed.of(as("beta").get("/v1/policies/explain?trajectory=" + OURS)).is(404, "not-found");
        assertThat(as("acme").get(interventions).asString())
                .as("nothing was changed by another")
                .isEqualTo(before);
    }

    @Test
    void theSameIdInTwoTenantsIsTwoRuns() {
        // Given
        String id = "shared-name";
        report("acme", id, Client.failing("c1", SECRET) + Client.failing("c2", SECRET));
        // When
        JsonNode answer = report("beta", id, Client.failing("c1", SECRET));
        // Then
        assertThat(answer.path("accepted").path("first").asInt()).isZero();
        assertThat(answer.path("findings")).isEmpty();
        assertThat(as("acme").get("/v1/trajectories/" + id).jsonPath().getInt("steps"))
                .isEqualTo(4);
        assertThat(as("beta").get("/v1/trajectories/" + id).jsonPath().getInt("steps"))
                .isEqualTo(2);
    }

    @Test
    void aTenantIsNeverTakenFromTheRequest() {
        // Given
        String id = "claims-to-be-of-acme";
        String step = "{\"kind\":\"message\",\"text\":\"Hm.\",\"tenant\":\"acme\",\"context\":{\"tenant\":\"acme\"}}";
        // When
        as("beta")
                .header("X-Tenant", "acme")
                .contentType("application/json")
                .body(step)
                .post("/v1/trajectories/" + id + "/steps?tenant=acme");
        // Then
        Failed.of(as("acme").get("/v1/trajectories/" + id)).is(404, "not-found");
        assertThat(as("beta").get("/v1/trajectories/" + id).statusCode()).isEqualTo(200);
    }

    @Test
    void hooksAndSpansGoToTheTenantOfTheirKey() {
        // Given
        ask("POST /v1/hooks/{client}", OURS, as("beta"));
        String spans = """
                {"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b174",
                "name":"execute_tool Bash","startTimeUnixNano":"1","endTimeUnixNano":"2","attributes":[
                {"key":"gen_ai.operation.name","value":{"stringValue":"execute_tool"}},
                {"key":"gen_ai.tool.name","value":{"stringValue":"Bash"}},
                {"key":"gen_ai.conversation.id","value":{"stringValue":"conv"}}]}]}]}]}""";
        // When
        as("beta").contentType("application/json").body(spans).post("/v1/otlp/v1/traces");
        // Then
        await().atMost(Duration.ofSeconds(30))
                .until(() -> as("beta").get("/v1/trajectories/otlp:conv").statusCode() == 200);
        Failed.of(as("acme").get("/v1/trajectories/otlp:conv")).is(404, "not-found");
        assertThat(as("beta").get("/v1/trajectories/claude-code:x").statusCode())
                .isEqualTo(200);
    }

    @Test
    void toolsOfMcpAreConfinedLikeTheRest() throws IOException {
        // Given
        String rule = as("acme")
                .get("/v1/trajectories/" + OURS + "/findings")
                .jsonPath()
                .getString("[0].rule");
        ObjectNode about = Json.emptyObject().put("trajectory", OURS).put("rule", rule);
        // Then
        Failed.of(mcp(given(), "explain_finding", about)).is(401, "unauthenticated");
        assertThat(mcp(as("acme"), "explain_finding", about).asString()).contains("Seen in steps");
        assertThat(mcp(as("beta"), "explain_finding", about).asString())
                .contains("Why it does harm")
                .doesNotContain("Seen in steps", SECRET);
        assertThat(mcp(as("beta"), "get_guidance", Json.emptyObject().put("trajectory", OURS))
                        .asString())
                .contains("There is nothing to say");
        assertThat(mcp(as("acme.read"), "get_guidance", Json.emptyObject().put("trajectory", OURS))
                        .asString())
                .contains("\"isError\":true", "scope that is needed here is ingest");
        assertThat(mcp(as("acme.ingest"), "explain_finding", about).asString())
                .contains("\"isError\":true", "scope that is needed here is read");
    }

    @Test
    void guidanceIsPolledByWhoReportsNotByWhoReads() {
        Failed.of(as("acme.read").get("/v1/trajectories/" + OURS + "/interventions?after=0"))
                .is(403, "forbidden")
                .says("ingest");
        assertThat(as("acme.ingest")
                        .get("/v1/trajectories/" + OURS + "/interventions?after=0")
                        .statusCode())
                .isEqualTo(200);
        Failed.of(as("acme.ingest").get("/v1/trajectories/" + OURS + "/interventions"))
                .is(403, "forbidden")
                .says("read");
    }

    @Test
    void whatConcernsAllTenantsIsForWhoRunsTheService() {
        Failed.of(given().get("/q/metrics")).is(401, "unauthenticated");
        Failed.of(as("acme").get("/q/metrics")).is(403, "forbidden");
        assertThat(as("local").get("/q/metrics").asString()).contains("steersman_requests_refused_total");
        assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(200);
        Failed.of(given().get("/q/health/../metrics")).is(401, "unauthenticated");
        Failed.of(given().urlEncodingEnabled(false).get("/q/health/..%2fmetrics"))
                .is(401, "unauthenticated");
    }

    @Test
    void tokensOfTheIssuerOpenWhatTheySay() throws IOException {
        // Given
        Issuer issuer = new Issuer(Files.readString(Keyed.folder().resolve("private.json")));
        // Then
        assertThat(bearer(issuer.token("acme", "read openid"))
                        .get("/v1/trajectories/" + OURS)
                        .statusCode())
                .isEqualTo(200);
        Failed.of(bearer(issuer.token("beta", "read")).get("/v1/trajectories/" + OURS))
                .is(404, "not-found");
        Failed.of(bearer(issuer.token("acme", "read"))
                        .contentType("application/json")
                        .body(STEPS)
                        .post("/v1/trajectories/t/steps"))
                .is(403, "forbidden")
                .says("ingest");
        assertThat(bearer(issuer.token("acme", "ingest"))
                        .contentType("application/json")
                        .body(STEPS)
                        .post("/v1/trajectories/by-token/steps")
                        .statusCode())
                .isEqualTo(200);
        for (String forged : issuer.forged()) {
            Failed.of(bearer(forged).get("/v1/trajectories")).is(401, "unauthenticated");
        }
    }

    @Test
    void aRevokedKeyOpensNothingAnyMoreAndBothAreOnRecord() {
        // Given
        KeyFile file = new KeyFile(Keyed.folder().resolve("keys"));
        String text = Keyed.make(file.path(), "acme", EnumSet.of(Scope.READ), Optional.empty(), Limits.NONE);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> bearer(text).get("/v1/trajectories").statusCode() == 200);
        // When
        file.change(keys -> keys.stream()
                .map(key -> KeyText.id(text).equals(Optional.of(key.id())) ? key.revokedAt(Instant.now()) : key)
                .toList());
        // Then
        await().atMost(Duration.ofSeconds(30))
                .until(() -> bearer(text).get("/v1/trajectories").statusCode() == 401);
        assertThat(as("local").get("/v1/audit").jsonPath().getList("changes.what"))
                .contains("rules.changed", "policies.changed", "keys.edited");
        assertThat(as("acme").get("/v1/audit").jsonPath().getList("changes")).isEmpty();
    }

    @Test
    void anOpenStreamEndsWhenItsKeyIsRevoked() throws Exception {
        // Given
        KeyFile file = new KeyFile(Keyed.folder().resolve("keys"));
        String text = Keyed.make(file.path(), "acme", EnumSet.of(Scope.READ), Optional.empty(), Limits.NONE);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> bearer(text).get("/v1/trajectories").statusCode() == 200);
        CompletableFuture<HttpResponse<String>> stream = stream(text);
        CompletableFuture<HttpResponse<String>> another = stream(key("acme.read"));
        // When
        file.change(keys -> keys.stream()
                .map(key -> KeyText.id(text).equals(Optional.of(key.id())) ? key.revokedAt(Instant.now()) : key)
                .toList());
        // Then
        await().atMost(Duration.ofSeconds(30)).until(stream::isDone);
        assertThat(another.isDone()).isFalse();
        another.cancel(true);
    }

    @Test
    void anOpenStreamEndsWhenItsKeyExpires() throws Exception {
        // Given
        KeyFile file = new KeyFile(Keyed.folder().resolve("keys"));
        String text = Keyed.make(
                file.path(),
                "acme",
                EnumSet.of(Scope.READ),
                Optional.of(Instant.now().plusSeconds(6)),
                Limits.NONE);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> bearer(text).get("/v1/trajectories").statusCode() == 200);
        // When
        CompletableFuture<HttpResponse<String>> stream = stream(text);
        // Then
        await().atMost(Duration.ofSeconds(30)).until(stream::isDone);
    }

    /** Opens the stream of an MCP session, which goes on for as long as both sides want. */
    private static CompletableFuture<HttpResponse<String>> stream(String key) throws Exception {
        Response begun =
                initialized(bearer(key).contentType("application/json").accept("application/json, text/event-stream"));
        CompletableFuture<HttpResponse<String>> stream = HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(URI.create("http://localhost:%d/mcp".formatted(RestAssured.port)))
                                .header("Authorization", "Bearer " + key)
                                .header("Accept", "text/event-stream")
                                .header("Mcp-Session-Id", begun.header("Mcp-Session-Id"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        Thread.sleep(500);
        assertThat(stream.isDone()).isFalse();
        return stream;
    }

    @Test
    void aBodyThatIsTooLargeForMcpIsRefusedAlsoWhenItDoesNotSayHowLargeItIs() throws Exception {
        // Given
        String call = "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"%s\"}".formatted("x".repeat(Keyed.SMALL));
        URI address = URI.create("http://localhost:%d/mcp".formatted(RestAssured.port));
        // When
        HttpResponse<String> chunked = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .header("Authorization", "Bearer " + key("small"))
                                .header("Content-Type", "application/json")
                                .header("Accept", "application/json, text/event-stream")
                                .POST(HttpRequest.BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(call.getBytes(StandardCharsets.UTF_8))))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        // Then
        Failed.of(chunked).is(413, "too-large");
        Failed.of(as("small").contentType("application/json").body(call).post("/mcp"))
                .is(413, "too-large");
    }

    @Test
    void aBodyForMcpThatDoesNotSayHowLongItIsIsReadWhenItIsShort() throws Exception {
        // When
        HttpResponse<String> begun = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:%d/mcp".formatted(RestAssured.port)))
                                .header("Authorization", "Bearer " + key("small"))
                                .header("Content-Type", "application/json")
                                .header("Accept", "application/json, text/event-stream")
                                .POST(HttpRequest.BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(INITIALIZE.getBytes(StandardCharsets.UTF_8))))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        // Then
        assertThat(begun.statusCode()).isEqualTo(200);
        assertThat(begun.body()).contains("steersman");
    }

    @Test
    void whoIsTooFastIsToldWhenToComeAgain() {
        // Given
        Response answer = as("slow").get("/v1/trajectories");
        // When
        for (int i = 0; i < 20 && answer.statusCode() == 200; i++) {
            answer = as("slow").get("/v1/trajectories");
        }
        // Then
        Failed.of(answer).is(429, "too-fast");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
        assertThat(as("acme").get("/v1/trajectories").statusCode()).isEqualTo(200);
    }

    @Test
    void aBodyThatIsTooLargeForTheKeyIsRefusedAlsoWhenItDoesNotSayHowLargeItIs() throws Exception {
        // Given
        String step = "{\"kind\":\"message\",\"text\":\"%s\"}".formatted("x".repeat(Keyed.SMALL));
        URI address = URI.create("http://localhost:%d/v1/trajectories/small/steps".formatted(RestAssured.port));
        // When
        HttpResponse<String> chunked = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .header("Authorization", "Bearer " + key("small"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(step.getBytes(StandardCharsets.UTF_8))))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        // Then
        Failed.of(chunked).is(413, "too-large");
        Failed.of(as("small").contentType("application/json").body(step).post("/v1/trajectories/small/steps"))
                .is(413, "too-large");
    }

    @Test
    void browsersAreToldWhatNotToDoAndPagesOfOthersAreKeptOut() {
        // When
        Response answer = as("acme").get("/v1/trajectories");
        // Then
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
        Failed.of(as("acme").header("Origin", "https://evil.example").get("/v1/trajectories"))
                .is(403, "forbidden");
        assertThat(as("acme")
                        .header("Origin", Keyed.PAGE)
                        .get("/v1/trajectories")
                        .header("Access-Control-Allow-Origin"))
                .isEqualTo(Keyed.PAGE);
        Response beforehand = given().header("Origin", Keyed.PAGE)
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "authorization")
                .options("/v1/trajectories");
        assertThat(beforehand.statusCode()).isEqualTo(200);
        assertThat(beforehand.header("Access-Control-Allow-Headers")).containsIgnoringCase("authorization");
    }

    private static Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        Map<String, Map<String, Object>> paths =
                given().get("/q/openapi?format=json").jsonPath().getMap("paths");
        paths.forEach((path, item) -> item.keySet().stream()
                .filter(method ->
                        Set.of("get", "post", "put", "delete", "patch").contains(method))
                .forEach(method -> routes.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path)));
        return routes;
    }

    private static Response ask(String route, String id, RequestSpecification caller) {
        String method = route.substring(0, route.indexOf(' '));
        String path = route.substring(method.length() + 1)
                .replace("/v1/events", "/v1/events?most=1")
                .replace("{id}", id)
                .replace("{number}", "1")
                .replace("{hash}", "00000000")
                .replace("{client}", "claude-code")
                .replace("{event}", "PostToolUse");
        Route known = ROUTES.get(route);
        assertThat(known).as("route %s is not known to this test", route).isNotNull();
        RequestSpecification request = known.body().isEmpty()
                ? caller
                : caller.contentType(path.endsWith("/bundle") ? "application/octet-stream" : "application/json")
                        .body(known.body().getBytes(StandardCharsets.UTF_8));
        return request.request(method, path);
    }

    private static JsonNode report(String tenant, String id, String steps) {
        try {
            return Json.MAPPER.readTree(as(tenant)
                    .contentType("application/json")
                    .body(steps)
                    .post("/v1/trajectories/" + id + "/steps")
                    .asString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Response initialized(RequestSpecification request) {
        return given().spec(request).body(INITIALIZE).post("/mcp");
    }

    private static Response mcp(RequestSpecification caller, String tool, ObjectNode arguments) {
        RequestSpecification request =
                caller.contentType("application/json").accept("application/json, text/event-stream");
        ObjectNode call = Json.emptyObject().put("jsonrpc", "2.0").put("id", 1).put("method", "tools/call");
        call.putObject("params").put("name", tool).set("arguments", arguments);
        Response begun = initialized(request);
        if (begun.statusCode() != 200) {
            return begun;
        }
        String session = begun.header("Mcp-Session-Id");
        given().spec(request)
                .header("Mcp-Session-Id", session)
                .body("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}")
                .post("/mcp");
        return given().spec(request)
                .header("Mcp-Session-Id", session)
                .body(call.toString())
                .post("/mcp");
    }

    private static String hook(String session) {
        return """
                {"session_id":"%s","hook_event_name":"UserPromptSubmit","prompt":"Go on."}""".formatted(session);
    }

    private static String key(String name) {
        return Keyed.key(name);
    }

    private static RequestSpecification as(String name) {
        return bearer(key(name));
    }

    private static RequestSpecification bearer(String credential) {
        return given().header("Authorization", "Bearer " + credential);
    }
}
