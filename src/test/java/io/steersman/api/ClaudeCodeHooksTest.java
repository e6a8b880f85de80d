package io.steersman.api;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.steersman.api.trajectories.StepsApi;
import io.steersman.supervision.Supervisor;
import io.steersman.trajectory.TrajectoryId;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(TempFolders.class)
class ClaudeCodeHooksTest {

    @Inject
    Supervisor supervisor;

    @Test
    void aStuckSessionIsToldWithItsThirdFailure() {
        // Given
        fail("stuck", 1);
        fail("stuck", 2);
        // When
        JsonPath reply = fail("stuck", 3).jsonPath();
        // Then
        assertThat(reply.getString("hookSpecificOutput.hookEventName")).isEqualTo("PostToolUseFailure");
        assertThat(reply.getString("hookSpecificOutput.additionalContext")).startsWith("[Steersman] ");
        assertThat(reply.getMap("")).containsOnlyKeys("hookSpecificOutput", "systemMessage");
        JsonPath steps = Client.get("/v1/trajectories/claude-code:stuck/steps").jsonPath();
        assertThat(steps.getList("steps.kind")).containsExactly("call", "result", "call", "result", "call", "result");
        assertThat(steps.getInt("steps[1].exitCode")).isEqualTo(1);
        assertThat(steps.getString("steps[1].output")).isEqualTo("Exit code 1\nFAILED test_login");
    }

    @Test
    void guidanceThatIsDueNeverPartsACallFromItsResult() {
        // Given
        String steps = Client.failing("c1", "x") + Client.failing("c2", "x") + Client.failing("c3", "x");
        supervisor
                .submitSilently(TrajectoryId.local("claude-code:parted"), StepsApi.steps(steps.getBytes(UTF_8)))
                .join();
        // When
        String before = Client.hook(event("parted", "PreToolUse", tool(4))).asString();
        // Then
        assertThat(before).isEqualTo("{}");
        assertThat(Client.hook(failure("parted", 4)).asString()).contains("[Steersman]");
    }

    @Test
    void aHookThatIsSentThreeTimesIsOneStepAndOneIntervention() {
        // Given
        fail("again", 1);
        fail("again", 2);
        Client.hook(event("again", "PreToolUse", tool(3)));
        String first = Client.hook(failure("again", 3)).asString();
        // When
        List<String> others = List.of(
                Client.hook(failure("again", 3)).asString(),
                Client.hook(failure("again", 3)).asString());
        // Then
        assertThat(first).contains("[Steersman]");
        assertThat(others).containsOnly(first);
        assertThat(Client.get("/v1/trajectories/claude-code:again").jsonPath().getInt("steps"))
                .isEqualTo(6);
        assertThat(Client.get("/v1/trajectories/claude-code:again/interventions")
                        .jsonPath()
                        .getList(""))
                .hasSize(1);
    }

    @Test
    void aCallThatOnlyItsResultTellsOfIsMade() {
        // When
        Client.hook(failure("late", 1));
        // Then
        JsonPath steps = Client.get("/v1/trajectories/claude-code:late/steps").jsonPath();
        assertThat(steps.getList("steps.kind")).containsExactly("call", "result");
        assertThat(steps.getString("steps[0].input.command")).isEqualTo("npm test");
    }

    @Test
    void aResultIsWordedAsTheSessionFileWordsIt() {
        // When
        Client.hook(event("worded", "PostToolUse", """
                "tool_name": "Read", "tool_use_id": "r1", "tool_input": {"file_path": "/a"},
                "tool_response": {"type": "text", "file": {"filePath": "/a", "content": "x\\ny", "startLine": 9}}"""));
        Client.hook(event("worded", "PostToolUse", """
                "tool_name": "Bash", "tool_use_id": "b1", "tool_input": {"command": "ls"}, "duration_ms": 5,
                "tool_response": {"stdout": "a\\n", "stderr": "warning", "interrupted": false}"""));
        // Then
        JsonPath steps = Client.get("/v1/trajectories/claude-code:worded/steps").jsonPath();
        assertThat(steps.getString("steps[1].output")).isEqualTo("9\tx\n10\ty");
        assertThat(steps.getString("steps[3].output")).isEqualTo("a\nwarning");
        assertThat(steps.getInt("steps[3].durationMs")).isEqualTo(5);
    }

    @Test
    void aCallThatSomebodyRefusedIsClosedByTheBatch() {
        // Given
        Client.hook(event("refused", "PreToolUse", tool(1)));
        // When
        Client.hook(event("refused", "PostToolBatch", """
                "tool_calls": [{%s, "tool_response": "PreToolUse:Bash hook error: not here"}]""".formatted(tool(1))));
        // Then
        JsonPath steps =
                Client.get("/v1/trajectories/claude-code:refused/steps").jsonPath();
        assertThat(steps.getList("steps.kind")).containsExactly("call", "result");
        assertThat(steps.getString("steps[1].refusal")).isEqualTo("harness");
    }

    @Test
    void aCallThatTheClientFindsWrongIsAnErrorThoughOnlyTheBatchTellsOfIt() {
        // When
        Client.hook(event("wrong", "PostToolBatch", """
                "tool_calls": [{"tool_name": "Nope", "tool_input": {}, "tool_use_id": "n1",
                "tool_response": "<tool_use_error>Error: No such tool available: Nope</tool_use_error>"}]"""));
        // Then
        JsonPath steps = Client.get("/v1/trajectories/claude-code:wrong/steps").jsonPath();
        assertThat(steps.getList("steps.kind")).containsExactly("call", "result");
        assertThat(steps.getBoolean("steps[1].error")).isTrue();
    }

    @Test
    void wordsOfUserAndAgentAndCompactionsAreStepsAndAnEndIsNot() {
        // Given
        List<String> events = List.of(
                event("told", "UserPromptSubmit", "\"prompt\": \"Mend it.<system-reminder>x</system-reminder>\""),
                event("told", "PreCompact", "\"trigger\": \"auto\""),
                event("told", "PostCompact", "\"trigger\": \"auto\""),
                event("told", "Stop", "\"stop_hook_active\": false, \"last_assistant_message\": \"I looked.\""),
                event("told", "SessionEnd", "\"reason\": \"other\""),
                event("told", "UserPromptSubmit", "\"prompt\": \"Go on.\""));
        // When
        events.forEach(Client::hook);
        events.forEach(Client::hook);
        // Then
        JsonPath steps = Client.get("/v1/trajectories/claude-code:told/steps").jsonPath();
        assertThat(steps.getList("steps.kind"))
                .startsWith("instruction", "instruction", "compaction", "message", "instruction");
        assertThat(steps.getList("steps.findAll { it.kind != 'compaction' }")).hasSize(4);
        assertThat(steps.getString("steps[1].source")).isEqualTo("harness");
    }

    @Test
    void whatASubagentDoesIsItsOwn() {
        // Given
        String subagent = "\"agent_id\": \"a7\", ";
        Client.hook(event("sub", "PreToolUse", subagent + tool(1)));
        // When
        Client.hook(event("sub", "SubagentStop", subagent + "\"last_assistant_message\": \"report\""));
        // Then
        JsonPath steps = Client.get("/v1/trajectories/claude-code:sub/steps").jsonPath();
        assertThat(steps.getList("steps.agent")).containsExactly("a7", "a7");
    }

    @Test
    void unknownEventsAndFieldsAreAnsweredNeutrally() {
        assertThat(Client.hook(event("new", "Tomorrow", "\"x\": [1]")).asString())
                .isEqualTo("{}");
        assertThat(Client.hook(event("new", "PreToolUse", "\"tool_input\": 7")).asString())
                .isEqualTo("{}");
        assertThat(Client.hook(event("new", "PostToolBatch", "\"tool_calls\": {\"a\": null}"))
                        .asString())
                .isEqualTo("{}");
        assertThat(Client.get("/q/metrics").asString())
                .contains("steersman_hooks_total{client=\"claude-code\",event=\"other\",outcome=\"ignored\"}");
    }

    @Test
    void theAddressMayNameTheEvent() {
        // When
        Response response = given().contentType("application/json")
                .body("{\"session_id\":\"named\",%s}".formatted(tool(1)))
                .post("/v1/hooks/claude-code/PreToolUse");
        // Then
        assertThat(response.asString()).isEqualTo("{}");
        assertThat(Client.get("/v1/trajectories/claude-code:named").jsonPath().getInt("steps"))
                .isEqualTo(1);
    }

    @Test
    void oddSessionIdsDoNoHarm() {
        // Given
        String odd = "../" + "\u00e9 /\\u0000".repeat(500);
        // When
        Response response = Client.hook(event(odd, "PreToolUse", tool(1)));
        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Client.get("/v1/trajectories?after=claude-code:&limit=1000")
                        .jsonPath()
                        .<String>getList("trajectories.id"))
                .anyMatch(id -> id.matches("claude-code:[0-9a-f]{32}"));
    }

    @Test
    void aBodyThatIsNoHookIsAProblem() {
        Failed.of(Client.hook("{oops")).is(400, "invalid-request").says("Malformed JSON");
        Failed.of(Client.hook("[]")).is(400, "invalid-request").says("one JSON object");
        Failed.of(Client.hook("{}")).is(400, "invalid-request").says("id of the session");
    }

    private static Response fail(String session, int call) {
        Client.hook(event(session, "PreToolUse", tool(call)));
        return Client.hook(failure(session, call));
    }

    private static String failure(String session, int call) {
        return event(session, "PostToolUseFailure", tool(call) + ", \"error\": \"Exit code 1\\nFAILED test_login\"");
    }

    private static String tool(int call) {
        return """
                "tool_name": "Bash", "tool_use_id": "toolu_%d", "tool_input": {"command": "npm test"}""".formatted(call);
    }

    private static String event(String session, String event, String fields) {
        return """
                {"session_id": "%s", "prompt_id": "p1", "cwd": "/w", "hook_event_name": "%s", %s}""".formatted(session, event, fields);
    }
}
