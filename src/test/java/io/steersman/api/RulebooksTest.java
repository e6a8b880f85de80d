package io.steersman.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.config.HeaderConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.steersman.cli.Shell;
import io.steersman.cli.terminal.ExitCode;
import io.steersman.trajectory.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Versions of rules, put in force by somebody whose key may. */
@QuarkusTest
@TestProfile(Keyed.class)
class RulebooksTest {

    private static final Duration SOON = Duration.ofSeconds(Integer.getInteger("reload.seconds", 60));
    private static final String REPLAY = "reasoning_problems.infinite_loops.failing-replay";

    @BeforeEach
    void everyRequestBringsTheKey() {
        RestAssured.requestSpecification = new RequestSpecBuilder()
                .addHeader("Authorization", "Bearer " + Keyed.key("local"))
                .build();
    }

    @AfterEach
    void nothingIsTriedAnyMoreAndNoRequestBringsTheKey() {
        given().delete("/v1/rulebooks/trial");
        RestAssured.requestSpecification = null;
    }

    @Test
    void rollingBackRestoresTheFormerBehaviourAtTheNextStepAndFindingsSayWhoMadeThem() throws IOException {
        // Given
        String before = Files.readString(TempFolders.policy());
        String first = active();
        Files.writeString(
                TempFolders.policy(),
                before.replace(REPLAY + ":\n    limits: { repeats: 3 }", REPLAY + ":\n    limits: { repeats: 2 }"));
        await().atMost(SOON).until(() -> !active().equals(first));
        String second = active();
        Client.post("sharper", Client.failing("c1", "z") + Client.failing("c2", "z"));
        Client.post("milder", Client.failing("c1", "z"));
        // When
        JsonPath back = given().body("{\"reason\":\"too loud\",\"by\":\"ada\"}")
                .post("/v1/rulebooks/rollback")
                .jsonPath();
        // Then
        assertThat(back.getString("hash")).isEqualTo(first);
        assertThat(back.getString("activations[0].how")).isEqualTo("rolled-back");
        assertThat(back.getString("activations[0].by")).isEqualTo("ada");
        assertThat(Client.post("milder", Client.failing("c2", "z")).jsonPath().getList("findings"))
                .isEmpty();
        JsonPath sharper = Client.get("/v1/trajectories/sharper/findings")
                .jsonPath()
                .setRootPath("find { it.rule == '%s' }".formatted(REPLAY));
        JsonPath made = Client.get("/v1/rulebooks/" + second.substring(0, 10)).jsonPath();
        assertThat(sharper.getString("policy")).isEqualTo(made.getString("policy"));
        assertThat(sharper.getString("rulebook")).isEqualTo(made.getString("rulebook"));
        JsonPath difference = Client.get("/v1/rulebooks/{hash}/diff?from={from}", second, first)
                .jsonPath();
        assertThat(difference.getList("files.'policies/default.yaml'", String.class))
                .anyMatch(line -> line.startsWith("+") && line.contains("repeats: 2"));
        Files.writeString(TempFolders.policy(), before);
        await().atMost(SOON).until(() -> Client.get("/v1/rulebooks")
                .jsonPath()
                .getString("versions[0].activations[0].how")
                .equals("changed"));
    }

    @Test
    void aVersionThatNobodyKnowsIsNotActivated() {
        // When
        var answer = given().post("/v1/rulebooks/0000000000/activate");
        // Then
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.jsonPath().getString("detail")).contains("/v1/rulebooks");
    }

    @Test
    void aCandidateIsKeptBacktestedAndTriedWithoutBeingInForce() throws IOException {
        // Given
        Client.post("stored", Client.failing("c1", "s") + Client.failing("c2", "s"));
        String active = Client.get("/v1/rulebooks").jsonPath().getString("active");
        String candidate = keep(Files.readString(TempFolders.policy())
                        .replace(REPLAY + ":\n    limits: { repeats: 3 }", REPLAY + ":\n    limits: { repeats: 2 }"))
                .jsonPath()
                .getString("hash");
        // When
        Response begun = given().contentType("application/json")
                .body("{\"candidate\":\"%s\"}".formatted(candidate))
                .post("/v1/backtests");
        String place = begun.getHeader("Location").replaceFirst("^https?://[^/]+", "");
        await().atMost(SOON)
                .until(() -> Client.get(place).jsonPath().getString("state").equals("done"));
        // Then
        assertThat(begun.statusCode()).isEqualTo(202);
        JsonPath done = Client.get(place).jsonPath();
        assertThat(done.getInt("result.totals.appears")).isPositive();
        assertThat(done.getString("result.rules[0].rule")).isEqualTo(REPLAY);
        assertThat(done.getList("result.rules[0].examples.run")).contains("stored");
        assertThat(Client.get(place + "/events").asString()).startsWith("data:").contains("\"result\"");
        assertThat(Client.get("/v1/rulebooks").jsonPath().getString("active")).isEqualTo(active);
    }

    @Test
    void aBrokenCandidateIsRefusedWithEveryFault() {
        // When
        Response answer = keep("rules: [");
        // Then
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.jsonPath().getString("errors[0].pointer")).isEqualTo("policies/default.yaml");
    }

    @Test
    void aPathOutsideTheFoldersIsRefused() {
        // When
        Response answer = given().contentType("application/json")
                .body("{\"files\":{\"rules/../../x.drl\":\"x\"}}")
                .post("/v1/rulebooks");
        // Then
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void aShadowSeesWhatTheActiveVersionDoesNotAndIsTakenBack() throws IOException {
        // Given
        String candidate = keep(Files.readString(TempFolders.policy())
                        .replace(REPLAY + ":\n    limits: { repeats: 3 }", REPLAY + ":\n    limits: { repeats: 2 }"))
                .jsonPath()
                .getString("hash");
        given().body("{\"by\":\"ada\",\"cost\":100000}").post("/v1/rulebooks/{hash}/try", candidate);
        // When
        Client.post("shadowed", Client.failing("c1", "s") + Client.failing("c2", "s"));
        // Then
        JsonPath trial = Client.get("/v1/rulebooks/trial").jsonPath();
        assertThat(trial.getString("kind")).isEqualTo("shadow");
        assertThat(trial.getInt("rules.'%s'.candidate".formatted(REPLAY))).isEqualTo(1);
        assertThat(Client.get("/v1/trajectories/shadowed/findings").jsonPath().getList("findings.rule"))
                .doesNotContain(REPLAY);
        assertThat(given().delete("/v1/rulebooks/trial").jsonPath().getString("state"))
                .isEqualTo("taken-back");
    }

    @Test
    void aTenantTriesOnItsOwnRunsAndNoOtherSeesOrEndsIt() throws IOException {
        // Given
        String candidate = keep(Files.readString(TempFolders.policy())
                        .replace(REPLAY + ":\n    limits: { repeats: 3 }", REPLAY + ":\n    limits: { repeats: 2 }"))
                .jsonPath()
                .getString("hash");
        as("acme").body("{\"cost\":100000}").post("/v1/rulebooks/{hash}/try", candidate);
        // When
        for (String tenant : List.of("acme", "beta")) {
            as(tenant)
                    .contentType("application/x-ndjson")
                    .body((Client.failing("c1", "s") + Client.failing("c2", "s")).getBytes(StandardCharsets.UTF_8))
                    .post("/v1/trajectories/tried-by-acme/steps");
        }
        // Then
        JsonPath own = as("acme").get("/v1/rulebooks/trial").jsonPath();
        assertThat(own.getList("examples.tenant")).contains("acme").containsOnly("acme");
        assertThat(own.getInt("rules.'%s'.candidate".formatted(REPLAY))).isEqualTo(1);
        assertThat(as("acme").get("/v1/rulebooks").jsonPath().getBoolean("tried"))
                .isTrue();
        assertThat(as("beta").get("/v1/rulebooks").jsonPath().getBoolean("tried"))
                .isFalse();
        Failed.of(as("beta").get("/v1/rulebooks/trial")).is(404, "not-found");
        Failed.of(as("beta").delete("/v1/rulebooks/trial")).is(404, "not-found");
        Failed.of(as("beta").body("{}").post("/v1/rulebooks/trial/promote")).is(404, "not-found");
        Failed.of(as("beta").body("{}").post("/v1/rulebooks/{hash}/try", candidate))
                .is(409, "tried");
        assertThat(as("acme").delete("/v1/rulebooks/trial").jsonPath().getString("state"))
                .isEqualTo("taken-back");
    }

    private static RequestSpecification as(String tenant) {
        return given().config(RestAssured.config()
                        .headerConfig(HeaderConfig.headerConfig().overwriteHeadersWithName("Authorization")))
                .header("Authorization", "Bearer " + Keyed.key(tenant));
    }

    @Test
    void theOwnerOfTheDataFolderTriesAndPromotesWithoutAKey() throws IOException {
        // Given
        String candidate = keep(Files.readString(TempFolders.policy())
                        .replace(REPLAY + ":\n    limits: { repeats: 3 }", REPLAY + ":\n    limits: { repeats: 2 }"))
                .jsonPath()
                .getString("hash");
        // When
        int stranger = rules(Keyed.folder().resolve("nobody"), "try", candidate);
        int tried = rules(Keyed.folder(), "try", candidate, "--percent", "10", "--reason", "sharper");
        int promoted = rules(Keyed.folder(), "promote", "--reason", "it helped");
        // Then
        assertThat(stranger).isEqualTo(ExitCode.INPUT);
        assertThat(tried).isZero();
        assertThat(promoted).isZero();
        assertThat(active()).isEqualTo(candidate);
        assertThat(Files.readString(Keyed.folder().resolve("audit.jsonl"))).contains("it helped", "ada");
        given().post("/v1/rulebooks/release");
    }

    /** A verb on rules as somebody gives it who has this data folder and no key. */
    private static int rules(Path data, String... words) {
        List<Object> line = new ArrayList<>(List.of("rules"));
        line.addAll(List.of(words));
        line.addAll(List.of("--by", "ada", "--url", "http://127.0.0.1:" + RestAssured.port, "--data", data));
        return new Shell().run(line.toArray());
    }

    @Test
    void everyRuleSaysHowOftenItFiresAndWhetherItIsRight() {
        // Given
        Client.post("ill", Client.failing("c1", "h") + Client.failing("c2", "h") + Client.failing("c3", "h"));
        // When
        JsonPath rule =
                Client.get("/v1/rules/health").jsonPath().setRootPath("find { it.rule == '%s' }".formatted(REPLAY));
        // Then
        assertThat(rule.getInt("findings")).isPositive();
        assertThat(rule.getInt("trajectories.part")).isPositive();
        assertThat(rule.getInt("trajectories.all")).isPositive();
        assertThat(rule.getInt("errors")).isZero();
        assertThat(rule.getInt("precision.all")).isZero();
        assertThat(rule.getFloat("cost.p99")).isNotNegative();
    }

    private static Response keep(String policy) {
        String body = Json.MAPPER
                .valueToTree(Map.of("files", Map.of("policies/default.yaml", policy)))
                .toString();
        return given().contentType("application/json").body(body).post("/v1/rulebooks");
    }

    private static String active() {
        return Client.get("/v1/rulebooks").jsonPath().getString("active");
    }
}
