package io.steersman.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.steersman.Corpus;
import io.steersman.intake.HookClient;
import io.steersman.intake.HookEvent;
import io.steersman.intervention.Level;
import io.steersman.trajectory.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hooks of all clients over HTTP; what each body and reply is in detail, the tests of the adapters say. */
@QuarkusTest
@TestProfile(TempFolders.class)
class HooksTest {

    private static final Map<String, String> CODEX_SCHEMAS = Map.of(
            "PreToolUse", "pre-tool-use",
            "PostToolUse", "post-tool-use",
            "Stop", "stop",
            "UserPromptSubmit", "user-prompt-submit");

    /** Three failures of one call, each as that client tells of it; the last is told to the agent where that client shows it. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            gemini-cli  | | {"session_id":"S","hook_event_name":"AfterTool","timestamp":"2026-03-01T10:00:0NZ","tool_name":"run_shell_command","tool_input":{"command":"npm test"},"tool_response":{"llmContent":"Output: FAILED test_login\\nExit Code: 1"}} | hookSpecificOutput.additionalContext
            qwen-code   | | {"session_id":"S","hook_event_name":"PostToolUseFailure","prompt_id":"p","tool_name":"run_shell_command","tool_call_id":"N","tool_input":{"command":"npm test"},"error":"Output: FAILED test_login\\nExit Code: 1"} | hookSpecificOutput.additionalContext
            copilot-cli | /postToolUse | {"sessionId":"S","timestamp":177235920000N,"toolName":"bash","toolArgs":{"command":"npm test"},"toolResult":{"resultType":"success","textResultForLlm":"FAILED test_login\\n<shellId: 0 completed with exit code 1>"}} | additionalContext
            cline       | | {"taskId":"S","hookName":"tool_result","tool_result":{"id":"N","name":"run_commands","input":{"commands":["npm test"]},"output":[{"query":"npm test","result":"FAILED test_login","success":false}]}} | contextModification
            opencode    | | {"hook_event_name":"tool.execute.after","input":{"tool":"bash","sessionID":"S","callID":"N","args":{"command":"npm test"}},"output":{"output":"FAILED test_login","metadata":{"exit":1}}} | append
            cursor      | | {"conversation_id":"S","hook_event_name":"postToolUse","tool_name":"Shell","tool_use_id":"N","tool_input":{"command":"npm test"},"tool_output":"{\\"output\\":\\"FAILED test_login\\",\\"exitCode\\":1}"} | additional_context
            """)
    void aStuckAgentIsToldWithItsThirdFailure(String client, String path, String body, String field) {
        // Given
        String address = client + (path == null ? "" : path);
        Response first = Client.hook(address, numbered(body, 1));
        Response second = Client.hook(address, numbered(body, 2));
        // When
        Response third = Client.hook(address, numbered(body, 3));
        // Then
        assertThat(first.asString()).isEqualTo("{}");
        assertThat(second.asString()).isEqualTo("{}");
        assertThat(third.jsonPath().getString(field)).as(third.asString()).contains("[Steersman] ");
        JsonPath sent = Client.get("/v1/trajectories/%s:stuck/interventions".formatted(client))
                .jsonPath();
        assertThat(sent.getString("[0].delivery")).isEqualTo("sent");
        assertThat(sent.getString("[0].channel")).startsWith(client + " ");
        assertThat(sent.getString("[0].carried")).isEqualTo(sent.getString("[0].level"));
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

    @ParameterizedTest(name = "{0}")
    @CsvSource({"PreToolUse", "PostToolUse", "Stop", "UserPromptSubmit"})
    void codexTakesEveryReplyThatItIsGiven(String event) throws IOException {
        // Given
        Path folder = Corpus.root().resolve("payloads/codex-hook-schemas");
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(Files.readString(folder.resolve(CODEX_SCHEMAS.get(event) + ".command.output.schema.json")));
        HookEvent told = HookClient.CODEX.read(event, Json.emptyObject());
        // When
        JsonNode reply = new CodexReply().reply(told, Level.WARN, "[Steersman] Stop.");
        // Then
        assertThat(schema.validate(reply)).isEmpty();
        assertThat(schema.validate(Json.emptyObject())).isEmpty();
        assertThat(schema.validate(Json.emptyObject().put("unknown", 1))).isNotEmpty();
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

    @Test
    void aHugeOutputAndBinaryAreKept() {
        // Given
        String output = "\\u0000\\ufffe\\u001b".repeat(10) + "x".repeat(20_000_000);
        // When
        Response response = Client.hook("codex", codex("huge", 1, output));
        // Then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Client.get("/v1/trajectories/codex:huge").jsonPath().getInt("steps"))
                .isEqualTo(2);
    }

    @Test
    void aThousandSessionsSideBySideLoseNothing() throws Exception {
        // Given
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<Callable<Integer>> hooks = new ArrayList<>();
        for (int step = 0; step < 2; step++) {
            for (int session = 0; session < 1000; session++) {
                String body = codex("many-" + session, step, "ok");
                hooks.add(() -> Client.hook("codex", body).statusCode());
            }
        }
        // When
        int answered = 0;
        for (var status : threads.invokeAll(hooks)) {
            answered += status.get() == 200 ? 1 : 0;
        }
        threads.shutdown();
        // Then
        assertThat(answered).isEqualTo(2000);
        for (int session = 0; session < 1000; session += 97) {
            assertThat(Client.get("/v1/trajectories/codex:many-" + session)
                            .jsonPath()
                            .getInt("steps"))
                    .isEqualTo(4);
        }
    }

    private static String numbered(String body, int number) {
        return body.replace("\"S\"", "\"stuck\"")
                .replace("\"N\"", "\"k" + number + "\"")
                .replace("0N", "0" + number);
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
