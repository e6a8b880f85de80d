package io.steersman.api.hooks;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.steersman.Corpus;
import io.steersman.api.Client;
import io.steersman.api.Failed;
import io.steersman.api.ResultHook;
import io.steersman.api.TempFolders;
import io.steersman.trajectory.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The hooks of all clients over HTTP; what each body and reply is in detail, the tests of the adapters say. */
@QuarkusTest
@TestProfile(TempFolders.class)
class HooksTest {

    /** Three failures of one call, each as that client tells of it; the last is told to the agent where that client shows it. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("io.steersman.api.ResultHook#all")
    void aStuckAgentIsToldWithItsThirdFailure(ResultHook hook) {
        // Given
        String first = hook.post(hook.of("stuck-thrice", 1)).body();
        String second = hook.post(hook.of("stuck-thrice", 2)).body();
        // When
        String third = hook.post(hook.of("stuck-thrice", 3)).body();
        // Then
        assertThat(first).isEqualTo("{}");
        assertThat(second).isEqualTo("{}");
        JsonPath sent = Client.get("/v1/trajectories/%s:stuck-thrice/interventions".formatted(hook))
                .jsonPath();
        if (hook.told().equals("-")) {
            assertThat(third).isEqualTo("{}");
            return;
        }
        assertThat(JsonPath.from(third).getString(hook.told())).as(third).contains("[Steersman] ");
        assertThat(sent.getString("[0].delivery")).isEqualTo("sent");
        assertThat(sent.getString("[0].channel")).startsWith(hook + " ");
        assertThat(sent.getString("[0].carried")).isEqualTo(sent.getString("[0].level"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"claude-code, true", "gemini-cli, true", "codex, false"})
    void thePersonAtTheClientSeesALineWhereItHasAPlaceForOne(String client, boolean shown) {
        // Given
        ResultHook hook = ResultHook.all().stream()
                .filter(one -> one.toString().equals(client))
                .findFirst()
                .orElseThrow();
        hook.post(hook.of("seen-by-the-person", 1));
        hook.post(hook.of("seen-by-the-person", 2));
        // When
        String third = hook.post(hook.of("seen-by-the-person", 3)).body();
        // Then
        String line = JsonPath.from(third).getString("systemMessage");
        assertThat(line != null && line.startsWith("Steersman told the agent: "))
                .isEqualTo(shown);
    }

    @Test
    void aProbeIsAnsweredAndLeavesNoTrace() {
        // When
        String reply = Client.hook("cursor", "{\"hook_event_name\":\"steersman-probe\",\"session_id\":\"p\"}")
                .asString();
        // Then
        assertThat(reply).contains("steersman-probe");
        assertThat(Client.get("/v1/trajectories/cursor:p").statusCode()).isEqualTo(404);
    }

    @Test
    void everyRecordedBodyIsAnswered() throws IOException {
        // Given
        List<Path> files = recorded();
        for (Path file : files) {
            JsonNode recorded = Json.MAPPER.readTree(file.toFile());
            JsonNode body = recorded.has("body") ? recorded.path("body") : recorded.path("stdin");
            JsonNode arguments = recorded.path("argv");
            String event = recorded.path("path")
                    .asText(arguments.path(arguments.size() - 1).asText(""))
                    .replaceFirst(".*/", "");
            String client = file.getParent().getFileName().toString().replaceAll("-(command|pascalcase|[0-9.]+)$", "");
            // When
            Response response = Client.hook(client + "/" + event, body.toString());
            // Then
            assertThat(response.statusCode()).as(file.toString()).isEqualTo(200);
            assertThat(response.asString()).as(file.toString()).startsWith("{");
        }
        assertThat(files).hasSizeGreaterThan(100);
        assertThat(Client.get("/q/metrics").asString()).doesNotContain("outcome=\"failed\"");
    }

    @Test
    void aForkedSessionBeginsWithWhatItsParentDid(@TempDir Path folder) throws IOException {
        // Given
        for (int call = 1; call <= 2; call++) {
            Client.hook("codex", codex("parent", call, "ok"));
        }
        Path file = Files.writeString(
                folder.resolve("rollout-1-fork.jsonl"),
                "{\"type\":\"session_meta\",\"payload\":{\"id\":\"fork\",\"forked_from_id\":\"parent\"}}\n");
        String start = "{\"session_id\":\"fork\",\"hook_event_name\":\"SessionStart\",\"source\":\"fork\","
                + "\"transcript_path\":\"%s\"}".formatted(file);
        // When
        Client.hook("codex", start);
        Client.hook("codex", start);
        Client.hook("codex", codex("fork", 3, "ok"));
        // Then
        assertThat(Client.get("/v1/trajectories/codex:fork/steps").jsonPath().getList("steps.kind"))
                .containsExactly("call", "result", "call", "result", "call", "result");
        assertThat(Client.get("/v1/trajectories/codex:parent").jsonPath().getInt("steps"))
                .isEqualTo(4);
    }

    @Test
    void aForkFromAnEarlierPointBeginsWithWhatWasDoneUpToThere(@TempDir Path folder) throws IOException {
        // Given
        for (int call = 1; call <= 4; call++) {
            Client.hook("codex", codex("root", call, "ok"));
        }
        Path file = Files.writeString(folder.resolve("rollout-1-branch.jsonl"), """
                {"type":"session_meta","payload":{"id":"branch","forked_from_id":"root"}}
                {"type":"session_meta","payload":{"id":"root"}}
                {"type":"response_item","payload":{"type":"function_call","name":"shell","arguments":"{}","call_id":"c1"}}
                {"type":"response_item","payload":{"type":"function_call","name":"shell","arguments":"{}","call_id":"c2"}}
                {"type":"response_item","payload":{"type":"function_call_output","call_id":"c2","output":"ok"}}
                """);
        // When
        Client.hook(
                "codex",
                "{\"session_id\":\"branch\",\"hook_event_name\":\"SessionStart\",\"source\":\"fork\",\"transcript_path\":\"%s\"}"
                        .formatted(file));
        // Then
        assertThat(Client.get("/v1/trajectories/codex:branch/steps")
                        .jsonPath()
                        .getList("steps.findAll { it.kind == 'call' }.id"))
                .containsExactly("c1", "c2");
        assertThat(Client.get("/v1/trajectories/codex:branch").jsonPath().getInt("steps"))
                .isEqualTo(4);
    }

    @Test
    void aForkOfClaudeCodeLeavesOutWhatItsParentDidSince(@TempDir Path folder) throws IOException {
        // Given
        for (String call : List.of("e1", "e2", "e3")) {
            Client.hook("{\"session_id\":\"older\",\"hook_event_name\":\"PostToolUse\",\"tool_name\":\"Bash\","
                    + "\"tool_use_id\":\"%s\",\"tool_input\":{\"command\":\"ls\"},\"tool_response\":{\"stdout\":\"a\"}}"
                            .formatted(call));
        }
        Path file = Files.writeString(folder.resolve("newer.jsonl"), """
                {"type":"assistant","requestSessionId":"older","message":{"id":"m1","content":[{"type":"tool_use","id":"e1"}]}}
                {"type":"assistant","requestSessionId":"older","message":{"id":"m2","content":[{"type":"text","text":"Hm."}]}}
                {"type":"assistant","requestSessionId":"newer","message":{"id":"m3","content":[{"type":"tool_use","id":"n1"}]}}
                """);
        // When
        Client.hook("{\"session_id\":\"newer\",\"transcript_path\":\"%s\",\"hook_event_name\":\"PreToolUse\","
                        .formatted(file)
                + "\"tool_name\":\"Bash\",\"tool_use_id\":\"n1\",\"tool_input\":{\"command\":\"pwd\"}}");
        // Then
        assertThat(Client.get("/v1/trajectories/claude-code:newer/steps")
                        .jsonPath()
                        .getList("steps.findAll { it.kind == 'call' }.id"))
                .containsExactly("e1", "n1");
    }

    @Test
    void aForkThatNamesItsParentOnlyWithItsFirstCallHearsTheUserLast(@TempDir Path folder) throws IOException {
        // Given
        Client.hook("{\"session_id\":\"elder\",\"hook_event_name\":\"PostToolUse\",\"tool_name\":\"Bash\","
                + "\"tool_use_id\":\"c1\",\"tool_input\":{\"command\":\"ls\"},\"tool_response\":{\"stdout\":\"a\"}}");
        Path file = folder.resolve("younger.jsonl");
        String common = "{\"session_id\":\"younger\",\"transcript_path\":\"%s\",\"prompt_id\":\"p\",".formatted(file);
        Client.hook(common + "\"hook_event_name\":\"UserPromptSubmit\",\"prompt\":\"Go on.\"}");
        Files.writeString(
                file,
                "{\"type\":\"assistant\",\"requestSessionId\":\"elder\",\"message\":{\"id\":\"m1\",\"content\":[]}}\n"
                        + "{\"type\":\"assistant\",\"message\":{\"id\":\"m2\",\"content\":[{\"type\":\"text\",\"text\":\"So.\"},"
                        + "{\"type\":\"tool_use\",\"id\":\"c2\"}]}}\n");
        String call = common + "\"hook_event_name\":\"PreToolUse\",\"tool_name\":\"Bash\",\"tool_use_id\":\"c2\","
                + "\"tool_input\":{\"command\":\"pwd\"}}";
        // When
        Client.hook(call);
        Client.hook(call);
        // Then
        assertThat(Client.get("/v1/trajectories/claude-code:younger/steps")
                        .jsonPath()
                        .getList("steps.kind"))
                .containsExactly("instruction", "call", "result", "instruction", "message", "call");
    }

    @Test
    void aClientThatIsNotKnownIsNotFound() {
        Failed.of(Client.hook("emacs", "{}")).is(404, "not-found").says("There is no client 'emacs'");
    }

    @ParameterizedTest
    @CsvSource({"claude", "gemini", "qwen", "copilot"})
    void aShortNameOfAClientWillDo(String client) {
        assertThat(Client.hook(client + "/SessionEnd", "{\"session_id\":\"a\"}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aClientThatSentAHookIsHeardOf() {
        // Given
        Client.hook("cline", "{\"taskId\":\"heard\",\"hookName\":\"session_shutdown\"}");
        Client.hook("codex", codex("heard", 1, "ok"));
        // When
        JsonPath heard = Client.get("/v1/clients").jsonPath();
        // Then
        assertThat(heard.<String>getList("clients.client")).contains("cline", "codex");
        assertThat(Instant.parse(heard.getString("clients.find { it.client == 'cline' }.latest")))
                .isBefore(Instant.now());
        assertThat(Instant.parse(heard.getString("latestStep"))).isBefore(Instant.now());
    }

    @Test
    void whatIsNotUnderstoodOfAHookIsCounted() {
        // Given
        Client.hook("qwen-code", "{\"session_id\":\"unclear\",\"hook_event_name\":\"OnTheMoon\"}");
        Client.hook(
                "qwen-code",
                "{\"session_id\":\"unclear\",\"hook_event_name\":\"PreToolUse\",\"tool\":{\"label\":\"x\"}}");
        // When
        JsonPath heard = Client.get("/v1/clients").jsonPath();
        // Then
        assertThat(heard.<String>getList("unclear.findAll { it.from == 'qwen-code' }.what"))
                .containsExactly("call", "event");
        assertThat(Client.get("/q/metrics").asString())
                .contains("steersman_unclear_total{from=\"qwen-code\",what=\"event\"}")
                .contains("steersman_unclear_total{from=\"qwen-code\",what=\"call\"}");
    }

    @Test
    void anyContentTypeWillDo() {
        // When
        Response response = given().contentType("application/x-www-form-urlencoded")
                .body("{\"session_id\":\"typed\",\"hook_event_name\":\"SessionEnd\"}")
                .post("/v1/hooks/codex");
        // Then
        assertThat(response.asString()).isEqualTo("{}");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "claude-code",
        "codex",
        "gemini-cli",
        "qwen-code",
        "copilot-cli",
        "cline",
        "opencode",
        "cursor",
        "openhands"
    })
    void fieldsOfOtherTypesDoNoHarm(String client) {
        // Given
        List<String> events = List.of(
                "PreToolUse",
                "PostToolUse",
                "PostToolUseFailure",
                "PostToolBatch",
                "Stop",
                "UserPromptSubmit",
                "AfterTool",
                "BeforeTool",
                "AfterAgent",
                "preToolUse",
                "postToolUse",
                "tool_call",
                "tool_result",
                "tool.execute.before",
                "tool.execute.after",
                "chat.message",
                "stop",
                "event.session.compacted");
        String odd = "{\"session_id\":7,\"sessionId\":7,\"taskId\":7,\"conversation_id\":7,\"input\":{\"sessionID\":7},"
                + "\"timestamp\":{},\"prompt_id\":[],\"tool_name\":[1],\"tool_input\":\"{\",\"tool_response\":[null,[{}]],"
                + "\"tool_calls\":[1,{\"tool_response\":{\"response_parts\":3}}],\"output\":7,\"tool_result\":[],"
                + "\"tool_call\":null,\"prompt\":{\"a\":1},\"toolArgs\":null,\"last_assistant_message\":[[]]}";
        // When
        List<Response> responses = events.stream()
                .map(event -> Client.hook(client + "/" + event, odd))
                .toList();
        // Then
        assertThat(responses).allMatch(response -> response.statusCode() == 200);
        assertThat(Client.get("/q/metrics").asString())
                .doesNotContain("client=\"%s\",event=\"other\",outcome=\"failed\"".formatted(client));
    }

    private static String codex(String session, int call, String output) {
        return "{\"session_id\":\"%s\",\"turn_id\":\"u\",\"hook_event_name\":\"PostToolUse\",\"tool_name\":\"Bash\","
                        .formatted(session)
                + "\"tool_use_id\":\"c%d\",\"tool_input\":{\"command\":\"ls\"},\"tool_response\":\"%s\"}"
                        .formatted(call, output);
    }

    private static List<Path> recorded() throws IOException {
        try (Stream<Path> files = Files.walk(Corpus.root().resolve("payloads"), 2)) {
            return files.filter(path -> path.toString().endsWith(".json"))
                    .filter(path -> !path.getParent()
                            .getFileName()
                            .toString()
                            .matches("atif|codex-hook-schemas|mcp|replies-used"))
                    .toList();
        }
    }
}
