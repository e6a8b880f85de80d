package io.steersman.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(TempFolders.class)
class ReloadTest {

    /** What a change may take; generous where the machine is busy. */
    private static final Duration SOON = Duration.ofSeconds(Integer.getInteger("reload.seconds", 60));

    private static final String REPLAY = "reasoning_problems.infinite_loops.failing-replay";
    private static final Path LOOPS = Path.of("reasoning_problems", "infinite_loops.drl");
    private String policy = "";
    private String loops = "";

    @BeforeEach
    void keep() throws IOException {
        policy = Files.readString(TempFolders.policy());
        loops = Files.readString(TempFolders.rules().resolve(LOOPS));
    }

    @AfterEach
    void restore() throws IOException {
        String before = version();
        boolean changed = !policy.equals(Files.readString(TempFolders.policy()))
                || !loops.equals(Files.readString(TempFolders.rules().resolve(LOOPS)));
        Files.writeString(TempFolders.policy(), policy);
        Files.writeString(TempFolders.rules().resolve(LOOPS), loops);
        if (changed) {
            await().atMost(SOON).until(() -> !version().equals(before));
        }
    }

    @Test
    void anEditedLadderAndTextTakeEffectForTheNextInterventionOfALiveTrajectory() throws IOException {
        // Given
        String before = version();
        Client.post("ladder", Client.failing("c1", "q") + Client.failing("c2", "q") + Client.failing("c3", "q"));
        // When
        Files.writeString(
                TempFolders.policy(),
                policy.replace(
                                REPLAY + ":\n    limits: { repeats: 3 }\n    ladder: [notice, warn, ask, block, halt]",
                                REPLAY + ":\n    limits: { repeats: 3 }\n    ladder: [notice, ask]")
                        .replace(
                                "    ladder: [notice, ask]\n    text: |\n",
                                "    ladder: [notice, ask]\n    text: |\n      Edited. "));
        await().atMost(SOON).until(() -> !version().equals(before));
        JsonPath answer = Client.post("ladder", Client.failing("c4", "q") + Client.failing("c5", "q"))
                .jsonPath();
        // Then
        assertThat(answer.getString("interventions[0].level")).isEqualTo("ask");
        assertThat(answer.getString("interventions[0].text")).startsWith("[Steersman] Edited.");
    }

    @Test
    void anEditedLimitTakesEffectForALiveTrajectory() throws IOException {
        // Given
        String before = version();
        Client.post("limit", Client.failing("c1", "z") + Client.failing("c2", "z"));
        // When
        Files.writeString(
                TempFolders.policy(),
                policy.replace(REPLAY + ":\n    limits: { repeats: 3 }", REPLAY + ":\n    limits: { repeats: 2 }"));
        await().atMost(SOON).until(() -> !version().equals(before));
        // Then
        JsonPath answer =
                Client.post("limit", "{\"kind\":\"message\",\"text\":\"Hm.\"}").jsonPath();
        assertThat(answer.getList("findings.rule")).contains(REPLAY);
    }

    @Test
    void filesAreCheckedWithoutChangingAnything() {
        // Given
        String before = version();
        String broken = loops.replace("identicalRun()", "identicalRuns()");
        // When
        JsonPath answer = check(Map.of("files", Map.of("rules/" + LOOPS, broken)));
        JsonPath good = check(Map.of("files", Map.of("rules/" + LOOPS, loops)));
        // Then
        assertThat(answer.getBoolean("good")).isFalse();
        assertThat(answer.getList("diagnostics.file")).containsOnly("rules/" + LOOPS);
        assertThat(answer.getString("diagnostics[0].message")).contains("Maybe you mean 'identicalRun'");
        assertThat(good.getBoolean("good")).isTrue();
        assertThat(good.getInt("rules")).isPositive();
        assertThat(version()).isEqualTo(before);
    }

    @Test
    void aStoredTrajectoryIsExplained() {
        // Given
        Client.post("explained", Client.failing("c1", "e") + Client.failing("c2", "e"));
        // When
        JsonPath answer = Client.get("/v1/trajectories/explained/explain?rule=failing-replay")
                .jsonPath();
        // Then
        assertThat(answer.getBoolean("[0].fired")).isFalse();
        assertThat(answer.getList("[0].patterns.state")).containsExactly("met", "met", "failed");
        assertThat(answer.getList("[0].patterns[2].values")).containsExactly("$same.size() = 2", "$repeats = 3");
        assertThat(Client.get("/v1/trajectories/explained/explain?step=99")
                        .jsonPath()
                        .getString("detail"))
                .contains("There is no step '99'");
    }

    @Test
    void aCheckOfSomethingElseIsAProblem() {
        assertThat(check(Map.of("file", "x")).getString("detail")).contains("'files' is missing");
        assertThat(check(Map.of("files", Map.of("../x.drl", ""))).getString("detail"))
                .contains("'../x.drl'", "Maybe write");
    }

    private static JsonPath check(Map<String, Object> body) {
        return given().contentType("application/json")
                .body(body)
                .post("/v1/rules/check")
                .jsonPath();
    }

    @Test
    void aBrokenRuleChangesNothingAndSaysWhere() throws IOException {
        // Given
        String rulebook = rules().getString("rulebook");
        // When
        Files.writeString(TempFolders.rules().resolve(LOOPS), loops.replaceFirst("(?m)^rule ", "rul "));
        await().atMost(SOON).until(() -> rules().get("refused") != null);
        // Then
        JsonPath said = rules();
        assertThat(said.getString("rulebook")).isEqualTo(rulebook);
        assertThat(said.getString("refused.diagnostics[0].file"))
                .isEqualTo("rules/reasoning_problems/infinite_loops.drl");
        assertThat(said.getInt("refused.diagnostics[0].line")).isPositive();
        assertThat(said.getInt("refused.diagnostics[0].column")).isPositive();
        assertThat(said.getString("refused.diagnostics[0].message")).isNotBlank();
        JsonPath health = Client.get("/q/health/ready").jsonPath();
        assertThat(health.getString("status")).isEqualTo("UP");
        assertThat(health.getString("checks.find { it.name == 'rules' }.data.refused"))
                .isNotBlank();
        assertThat(Client.post(
                                "unharmed",
                                Client.failing("c1", "z") + Client.failing("c2", "z") + Client.failing("c3", "z"))
                        .jsonPath()
                        .getList("findings.rule"))
                .contains(REPLAY);
    }

    @Test
    void aRuleAddedMeanwhileSeesWhatHappenedBefore() throws IOException {
        // Given
        String before = version();
        Client.post("history", Client.failing("c1", "z") + Client.failing("c2", "z"));
        int start = loops.indexOf("rule \"failing-replay\"");
        String twin = loops.substring(start, loops.indexOf("\nend", start) + 4)
                .replace("\"failing-replay\"", "\"twin\"")
                .replace("!polls()", "!polls(), !stateful()")
                .replace("\"" + REPLAY, "\"" + REPLAY.replace("failing-replay", "twin"));
        // When
        Files.writeString(
                TempFolders.policy(),
                policy + "\n  " + REPLAY.replace("failing-replay", "twin")
                        + ":\n    limits: { repeats: 2 }\n    text: again\n");
        Files.writeString(TempFolders.rules().resolve(LOOPS), loops + "\n" + twin + "\n");
        await().atMost(SOON).until(() -> !version().equals(before));
        // Then
        JsonPath answer = Client.post("history", "{\"kind\":\"message\",\"text\":\"Hm.\"}")
                .jsonPath();
        assertThat(answer.getList("findings.rule")).contains(REPLAY.replace("failing-replay", "twin"));
    }

    @Test
    void everyRuleSaysWhatItIsAndWhatIsMadeOfIt() {
        // When
        JsonPath rule = rules().setRootPath("rules.find { it.id == '%s' }".formatted(REPLAY));
        // Then
        assertThat(rule.getString("kind")).isEqualTo("detection");
        assertThat(rule.getString("mode")).isEqualTo("enforce");
        assertThat(rule.getString("title")).isNotBlank();
        assertThat(rule.getString("file")).isEqualTo("reasoning_problems/infinite_loops.drl");
        assertThat(rule.getInt("line")).isPositive();
        assertThat(rule.getInt("limits.repeats")).isEqualTo(3);
    }

    private static JsonPath rules() {
        return Client.get("/v1/rules").jsonPath();
    }

    /** Changes with every attempt that came into force or was refused. */
    private static String version() {
        return rules().getString("rulebook") + rules().getString("policy") + rules().getString("refused");
    }
}
