package io.steersman.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.steersman.trajectory.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The MCP server as clients talk to it: streamable HTTP, protocol 2025-06-18. */
@QuarkusTest
@TestProfile(TempFolders.class)
class McpTest {

    private static final String FAILED = "FAILED test_login";

    private String session = "";

    @BeforeEach
    void initialize() {
        Response response = send("""
                {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},
                "clientInfo":{"name":"test","version":"1"}}}""");
        assertThat(response.statusCode()).isEqualTo(200);
        String given = response.header("Mcp-Session-Id");
        session = given == null ? "" : given;
        assertThat(send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}")
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void fourToolsAreOffered() {
        // When
        String tools =
                send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}").asString();
        // Then
        assertThat(tools).contains("\"report_steps\"", "\"get_guidance\"", "\"explain_finding\"", "\"hook\"");
    }

    @Test
    void aMethodThatIsNotKnownIsAnErrorSoThatClientsFallBack() {
        // When
        String answer = send("{\"jsonrpc\":\"2.0\",\"id\":\"probe\",\"method\":\"server/discover\",\"params\":{}}")
                .asString();
        // Then
        assertThat(answer).contains("-32601");
    }

    @Test
    void anAgentThatReportsItselfIsToldWithItsThirdFailure() throws JsonProcessingException {
        // Given
        String steps = Client.failing("c1", "x") + Client.failing("c2", "x") + Client.failing("c3", "x");
        ObjectNode arguments = Json.emptyObject().put("trajectory", "of-mcp").put("steps", steps);
        // When
        String told = call("report_steps", arguments);
        // Then
        assertThat(told).startsWith("[Steersman] ");
        assertThat(call("get_guidance", Json.emptyObject().put("trajectory", "of-mcp")))
                .isEqualTo("There is nothing to say.");
        String rule = Client.get("/v1/trajectories/of-mcp/findings").jsonPath().getString("[0].rule");
        assertThat(call("explain_finding", Json.emptyObject().put("rule", rule).put("trajectory", "of-mcp")))
                .contains("Why it does harm: ", "Seen in steps [");
    }

    @Test
    void whatIsWrongIsSaid() throws JsonProcessingException {
        assertThat(call(
                        "report_steps",
                        Json.emptyObject().put("trajectory", "x").put("steps", "{\"kind\":\"nap\"}")))
                .contains("None of the steps was accepted", "Maybe");
        assertThat(call("explain_finding", Json.emptyObject().put("rule", "no such")))
                .contains("There is no rule");
    }

    @Test
    void aHookOfCodexIsAnsweredAsItsCommandHookIs() throws JsonProcessingException {
        // Given
        String told = "";
        for (int i = 1; i <= 3; i++) {
            ObjectNode body = body("of-codex", i).put("turn_id", "u").put("client", "codex");
            body.putObject("tool_input").put("command", "npm test");
            body.putObject("tool_response")
                    .put("isError", true)
                    .putArray("content")
                    .addObject()
                    .put("type", "text")
                    .put("text", FAILED);
            // When
            told = call("hook", body);
        }
        // Then
        assertThat(Json.MAPPER
                        .readTree(told)
                        .path("hookSpecificOutput")
                        .path("additionalContext")
                        .asText())
                .startsWith("[Steersman] ");
    }

    @Test
    void objectsThatClaudeCodeSendsAsTextAreObjects() throws JsonProcessingException {
        // Given
        ObjectNode body = body("of-claude", 1)
                .put("tool_input", "{\"command\":\"npm test\"}")
                .put("tool_response", "{\"stdout\":\"fine\",\"stderr\":\"\"}");
        // When
        String told = call("hook", body);
        // Then
        assertThat(told).isEmpty();
        assertThat(Client.get("/v1/trajectories/claude-code:of-claude/steps")
                        .jsonPath()
                        .getString("steps[0].input.command"))
                .isEqualTo("npm test");
    }

    private static ObjectNode body(String session, int call) {
        return Json.emptyObject()
                .put("hook_event_name", "PostToolUse")
                .put("session_id", session)
                .put("tool_name", "Bash")
                .put("tool_use_id", "c" + call);
    }

    private String call(String tool, ObjectNode arguments) throws JsonProcessingException {
        ObjectNode request =
                Json.emptyObject().put("jsonrpc", "2.0").put("id", 9).put("method", "tools/call");
        request.putObject("params").put("name", tool).set("arguments", arguments);
        JsonNode answer = Json.MAPPER.readTree(send(request.toString()).asString());
        return answer.path("result").path("content").path(0).path("text").asText("no text: " + answer);
    }

    private Response send(String message) {
        RequestSpecification request = given().contentType("application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", "2025-06-18")
                .body(message);
        return (session.isEmpty() ? request : request.header("Mcp-Session-Id", session)).post("/mcp");
    }
}
