package io.steersman.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.steersman.Shipped;
import io.steersman.report.run.Analysis;
import io.steersman.report.run.Analyst;
import io.steersman.trajectory.NativeFormat;
import io.steersman.trajectory.Trajectory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(TempFolders.class)
class OutcomesTest {

    @Test
    void aRunOverHttpAndItsReplayFromAFileAreTheSame() {
        // Given
        List<String> lines = ignoringTheFirstHint();
        // When
        List<String> texts = new ArrayList<>();
        for (String line : lines) {
            texts.addAll(Client.post("same", line).jsonPath().getList("interventions.text", String.class));
        }
        Analysis replayed = replay(lines);
        // Then
        assertThat(texts)
                .isEqualTo(replayed.interventions().stream()
                        .filter(intervention -> intervention.step() < lines.size() - 1)
                        .map(intervention -> intervention.text())
                        .toList())
                .hasSize(2);
        JsonPath live = Client.get("/v1/trajectories/same/outcomes").jsonPath();
        assertThat(live.getList("outcome")).startsWith("ignored", "recovered");
        assertThat(live.getList("outcome", String.class))
                .isEqualTo(replayed.outcomes().stream()
                        .map(outcome -> outcome.kind().display())
                        .toList());
        assertThat(live.getList("step", Integer.class))
                .isEqualTo(replayed.outcomes().stream()
                        .map(outcome -> outcome.step())
                        .toList());
        assertThat(Client.get("/v1/trajectories/same/findings").jsonPath().getList("identity", String.class))
                .containsExactlyInAnyOrderElementsOf(replayed.findings().stream()
                        .map(found -> found.finding().identity())
                        .toList());
    }

    @Test
    void reportsCountWhatWasToldAndWhatPeopleSay() {
        // Given
        ignoringTheFirstHint().forEach(line -> Client.post("reported", line));
        Response said = given().contentType("application/json")
                .body("{\"intervention\":1,\"right\":false,\"by\":\"ada\",\"note\":\"it was progress\"}")
                .post("/v1/trajectories/reported/feedback");
        // When
        JsonPath recovery = Client.get("/v1/reports/recovery").jsonPath();
        // Then
        assertThat(said.statusCode()).isEqualTo(204);
        assertThat(recovery.getInt("cases.multi.count")).isPositive();
        assertThat(recovery.getInt("cases.multi.of")).isBetween(1, recovery.getInt("cases.count"));
        assertThat(recovery.getFloat("cases.multi.high")).isPositive();
        assertThat(Client.get("/v1/reports/rules").jsonPath().getInt("[0].wrong"))
                .isPositive();
        assertThat(Client.get("/v1/reports/prevalence").jsonPath().getInt("any.count"))
                .isPositive();
        assertThat(Client.get("/v1/trajectories/reported/feedback").jsonPath().getString("[0].note"))
                .isEqualTo("it was progress");
        assertThat(given().get("/v1/reports/html").asString()).startsWith("<!doctype html>");
    }

    @Test
    void feedbackOnWhatIsNotThereIsRefused() {
        // Given
        Client.post("unsaid", Client.failing("c1", "x"));
        // When
        Response said = given().contentType("application/json")
                .body("{\"intervention\":9,\"right\":true}")
                .post("/v1/trajectories/unsaid/feedback");
        Response unclear = given().contentType("application/json")
                .body("{\"intervention\":9}")
                .post("/v1/trajectories/unsaid/feedback");
        // Then
        assertThat(said.statusCode()).isEqualTo(404);
        assertThat(unclear.statusCode()).isEqualTo(400);
    }

    @Test
    void whatAppliesToATrajectoryIsExplained() {
        // Given
        Client.post(
                "explained",
                "{\"kind\":\"instruction\",\"text\":\"Fix it.\",\"context\":{\"client\":\"mine\",\"attended\":false}}");
        // When
        JsonPath explained =
                Client.get("/v1/policies/explain?trajectory=explained").jsonPath();
        // Then
        assertThat(explained.getBoolean("values.attended.value")).isFalse();
        assertThat(explained.getString("values.attended.file")).isEqualTo("the run itself");
        assertThat(explained.getList("values.reach.value")).containsExactly("notice", "warn", "block", "halt");
        assertThat(explained.getString("values.budget.file")).isEqualTo("default.yaml");
    }

    private static List<String> ignoringTheFirstHint() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            lines.add(Client.failing("c" + i, "npm test").strip().split("\n", -1)[0]);
            lines.add(Client.failing("c" + i, "npm test").strip().split("\n", -1)[1]);
        }
        for (int i = 0; i < 9; i++) {
            lines.add("{\"kind\":\"call\",\"id\":\"r%d\",\"tool\":\"Read\",\"input\":{\"file_path\":\"src/f%d.py\"}}"
                    .formatted(i, i));
            lines.add("{\"kind\":\"result\",\"call\":\"r%d\",\"output\":\"content %d\"}".formatted(i, i));
        }
        lines.add("{\"kind\":\"end\"}");
        return lines;
    }

    private static Analysis replay(List<String> lines) {
        NativeFormat.Parsed parsed = NativeFormat.parse(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        return new Analyst(Shipped.inForce()).analyse(new Trajectory("same", "same.jsonl", "native", parsed.steps()));
    }
}
