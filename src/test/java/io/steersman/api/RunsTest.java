package io.steersman.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.steersman.trajectory.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people look at: runs at a glance, those behind a figure, and one in outline. */
@QuarkusTest
@TestProfile(TempFolders.class)
class RunsTest {

    private static final String ID = "glance-1";
    private static final String BEGIN = """
            {"kind":"instruction","text":"Fix\\nthe  login.","at":"2026-03-01T12:00:00Z","context":{"client":"codex",\
            "agent":"fixer","model":"m-1","repository":"acme/web"}}
            """;

    @BeforeEach
    void aRunThatFailsInTheSameWayIsThere() {
        if (Client.get("/v1/trajectories/" + ID).statusCode() != 200) {
            post(ID, BEGIN);
            for (int i = 1; i <= 3; i++) {
                post(ID, Client.failing("c" + i, "npm test"));
            }
            post("glance-2", "{\"kind\":\"message\",\"text\":\"Done.\"}\n{\"kind\":\"end\",\"reason\":\"completed\"}");
        }
    }

    @Test
    void aRunIsTakenInAtAGlance() throws IOException {
        // When
        JsonNode run = json("/v1/runs?named=glance-1").at("/runs/0");
        // Then
        assertThat(run.path("id").asText()).isEqualTo(ID);
        assertThat(run.path("client").asText()).isEqualTo("codex");
        assertThat(run.path("agent").asText()).isEqualTo("fixer");
        assertThat(run.path("repository").asText()).isEqualTo("acme/web");
        assertThat(run.path("model").asText()).isEqualTo("m-1");
        assertThat(run.path("calls").asInt()).isEqualTo(3);
        assertThat(run.path("failedCalls").asInt()).isEqualTo(3);
        assertThat(run.path("open").asInt()).isEqualTo(1);
        assertThat(run.path("rules")
                        .path("reasoning_problems.infinite_loops.failing-replay")
                        .asInt())
                .isEqualTo(1);
        assertThat(run.path("told").asInt()).isEqualTo(1);
        assertThat(run.at("/last/kind").asText()).isEqualTo("result");
    }

    @Test
    void theOneHeardOfLastComesFirst() throws IOException {
        // When
        JsonNode page = json("/v1/runs?named=glance-&limit=1");
        // Then
        assertThat(page.at("/runs/0/id").asText()).isEqualTo("glance-2");
        assertThat(page.at("/runs/0/ended").asBoolean()).isTrue();
        assertThat(page.path("runs")).hasSize(1);
        assertThat(page.path("more").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "client=gemini,                0",
        "rule=exact-replay,            0",
        "outcome=recovered,            0",
        "level=block,                  0",
        "day=2026-03-01,               0",
        "since=2999-01-01,             0",
        "model=M-1,                    1",
        "repository=web,               1",
        "rule=failing-replay,          1",
        "rule=reasoning_problems,      1",
        "level=notice,                 1",
        "rule=failing-replay&level=notice&client=codex, 1"
    })
    void thoseBehindAFigureAreFound(String asked, int runs) throws IOException {
        // When
        JsonNode page = json("/v1/runs?named=glance-1&" + asked);
        // Then
        assertThat(page.path("runs")).hasSize(runs);
    }

    @Test
    void eachStepIsALineThatSaysWhatMatters() throws IOException {
        // When
        JsonNode outline = json("/v1/trajectories/" + ID + "/outline?from=0&limit=3");
        // Then
        assertThat(outline.path("total").asInt()).isEqualTo(7);
        assertThat(outline.path("rows").toString()).isEqualTo("""
                [{"step":0,"kind":"instruction","at":"2026-03-01T12:00:00Z","by":"user","text":"Fix the login."},\
                {"step":1,"kind":"call","call":"c1","tool":"Bash","text":"npm test"},\
                {"step":2,"kind":"result","call":"c1","text":"FAILED test_login: fixture missing","failed":true,"exitCode":1}]""");
        assertThat(json("/v1/trajectories/" + ID + "/outline?from=7").path("rows"))
                .isEmpty();
    }

    @Test
    void aTimeThatCannotBeReadIsRefusedAndWhatIsNotThereIsNot() {
        Failed.of(Client.get("/v1/runs?since=lately"))
                .is(400, "invalid-request")
                .says("Maybe write a day");
        Failed.of(Client.get("/v1/trajectories/nobody/outline")).is(404, "not-found");
    }

    private static void post(String id, String steps) {
        Client.post(id, steps.getBytes(StandardCharsets.UTF_8)).then().statusCode(200);
    }

    private static JsonNode json(String path) throws IOException {
        return Json.MAPPER.readTree(Client.get(path).asByteArray());
    }
}
