package io.steersman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.steersman.cli.terminal.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The doctor beside a service that answers as the real one does. */
class DoctorTest {

    private static final String NOTHING = "{\"clients\":[]}";
    private static final String PROBED = "{\"steersman\":\"steersman-probe\"}";
    private static final String HEARD = "{\"latestStep\":\"2026-03-01T10:00:00.5Z\",\"clients\":"
            + "[{\"client\":\"claude-code\",\"latest\":\"2026-03-01T10:00:01Z\"}]}";

    @TempDir
    private Path home = Path.of("");

    private final Map<String, String> answers =
            new HashMap<>(Map.of("/v1/rules", "{\"rules\":[{},{}]}", "/v1/clients", NOTHING));
    private int refusal;
    private HttpServer server = server();

    @BeforeEach
    void serve() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aClientThatWasHeardOfIsWell() {
        // Given
        answers.put("/v1/clients", HEARD);
        answers.put("/v1/hooks/claude-code", PROBED);
        answers.put(
                "/v1/trajectories/claude-code:abc",
                "{\"id\":\"claude-code:abc\",\"steps\":6,\"findings\":1,\"interventions\":1}");
        shell().run("install", "claude-code");
        Shell shell = shell();
        // When
        int code = shell.run("doctor", "claude-code", "--session", "abc");
        // Then
        assertThat(shell.out())
                .contains("up at " + url() + ", 2 rules in force; rules ran last")
                .containsPattern(
                        "claude-code +connected in .*settings.json; heard of \\d+ s ago; a probe through its hook arrived and was answered\n")
                .contains("claude-code:abc: 6 steps, 1 findings, 1 interventions");
        assertThat(code).isZero();
    }

    @ParameterizedTest
    @CsvSource({"claude-code, its hook", "cursor, its hook", "cline, each of its 4 hooks", "copilot-cli, each of its 7"
    })
    void aProbeGoesThroughEachHookThatIsEntered(String client, String through) {
        // Given
        answers.put("/v1/hooks/" + client, PROBED);
        for (String event : List.of(
                "sessionStart",
                "userPromptSubmitted",
                "preToolUse",
                "postToolUse",
                "postToolUseFailure",
                "agentStop",
                "preCompact")) {
            answers.put("/v1/hooks/" + client + "/" + event, PROBED);
        }
        shell().run("install", client);
        Shell shell = shell();
        // When
        shell.run("doctor", client);
        // Then
        assertThat(shell.out()).contains("; a probe through " + through).contains("arrived and was answered");
    }

    @ParameterizedTest
    @CsvSource({"claude-code, /v1/hooks/claude-code", "codex, /.steersman/hooks/codex"})
    void aHookThatReachesNobodyIsNamed(String client, String hook) {
        // Given
        answers.put("/v1/clients", HEARD.replace("claude-code", client));
        shell().run("install", client);
        Shell shell = shell();
        // When
        int code = shell.run("doctor", client);
        // Then
        assertThat(shell.out()).containsPattern("; a probe through .*" + hook + " was not answered");
        assertThat(code).isEqualTo(ExitCode.FINDINGS);
    }

    @Test
    void whatWasNotUnderstoodOfAClientAndOfSpansIsSaid() {
        // Given
        answers.put(
                "/v1/clients",
                HEARD.replaceFirst(
                        "}$",
                        ",\"unclear\":[{\"from\":\"claude-code\",\"what\":\"event\",\"times\":3},"
                                + "{\"from\":\"codex\",\"what\":\"call\",\"times\":9},"
                                + "{\"from\":\"otlp\",\"what\":\"span\",\"times\":7}]}"));
        shell().run("install", "claude-code");
        Shell shell = shell();
        // When
        shell.run("doctor", "claude-code");
        // Then
        assertThat(shell.out())
                .containsPattern("claude-code +connected .*; not understood: 3 of kind 'event'")
                .containsPattern(
                        "otlp +spans of an agent came in a convention that is not known; not understood: 7 of kind 'span'")
                .doesNotContain("of kind 'call'");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"claude-code, has not run since the service started", "codex, enter /hooks in it", "cline, has not run"
    })
    void aClientThatIsConnectedAndSilentIsNot(String client, String maybe) {
        // Given
        answers.put("/v1/hooks/" + client, PROBED);
        shell().run("install", client);
        Shell shell = shell();
        // When
        int code = shell.run("doctor", client);
        // Then
        assertThat(shell.out()).contains("no step has come yet", "but nothing has come from it. Maybe", maybe);
        assertThat(code).isEqualTo(ExitCode.FINDINGS);
    }

    @Test
    void aClientThatNobodyConnectedIsToldHow() {
        // Given
        Shell shell = shell();
        // When
        int code = shell.run("doctor", "codex");
        // Then
        assertThat(shell.out()).contains("not connected. Maybe: steersman install codex");
        assertThat(code).isEqualTo(ExitCode.FINDINGS);
    }

    @Test
    void aSessionThatNothingCameOfIsNamed() {
        // Given
        answers.put("/v1/clients", HEARD);
        Shell shell = shell();
        // When
        int code = shell.run("doctor", "claude-code", "--session", "../odd");
        // Then
        assertThat(shell.out()).containsPattern("session +no step of claude-code:[0-9a-f]{32} has come");
        assertThat(code).isEqualTo(ExitCode.FINDINGS);
    }

    @Test
    void aScriptThatIsGoneIsSeen() throws IOException {
        // Given
        answers.put("/v1/clients", HEARD.replace("claude-code", "codex"));
        shell().run("install", "codex");
        Files.delete(home.resolve(".steersman/hooks/codex"));
        Shell shell = shell();
        // When
        int code = shell.run("doctor", "codex");
        // Then
        assertThat(shell.out())
                .contains(".steersman/hooks/codex is not as it is to be. Maybe run again: steersman install codex");
        assertThat(code).isEqualTo(ExitCode.FINDINGS);
    }

    @ParameterizedTest
    @CsvSource({
        "claude-code, ''",
        "claude-code, --by-mcp",
        "claude-code, --by-command",
        "gemini-cli, ''",
        "opencode, ''"
    })
    void hooksThatCallAnotherServiceAreSeen(String client, String way) {
        // Given
        Shell installing = shell();
        if (way.isEmpty()) {
            installing.run("install", client, "--url", "http://127.0.0.1:9");
        } else {
            installing.run("install", client, way, "--url", "http://127.0.0.1:9");
        }
        Shell shell = shell();
        // When
        shell.run("doctor", client);
        // Then
        assertThat(shell.out()).contains("is not as it is to be. Maybe run again: steersman install " + client);
    }

    @Test
    void aProjectIsLookedAtToo() throws IOException {
        // Given
        answers.put("/v1/clients", HEARD);
        Path project = Files.createDirectories(home.resolve("work"));
        shell().run("install", "claude-code", "--project", project);
        Shell shell = shell();
        // When
        shell.run("doctor", "claude-code", "--project", project);
        // Then
        assertThat(shell.out())
                .contains("connected in " + project.resolve(".claude/settings.json") + "; heard of")
                .doesNotContain("is not as it is to be");
    }

    @ParameterizedTest
    @CsvSource({
        "401, k, does not know the key in STEERSMAN_KEY",
        "401, '', asks for a key: what is sent without one is not watched",
        "403, k, may not read: what has come cannot be said",
        "500, '', answers with status 500"
    })
    void aServiceThatDoesNotLetInIsUp(int status, String key, String said) {
        // Given
        refusal = status;
        shell().run("install", "cline");
        Shell shell =
                new Shell().terminal(Map.of("HOME", home.toString(), "STEERSMAN_URL", url(), "STEERSMAN_KEY", key));
        // When
        int code = shell.run("doctor", "cline");
        // Then
        assertThat(shell.out()).contains("up at " + url() + ", but ", said).doesNotContain("does not answer");
        assertThat(shell.out()).containsPattern("cline +connected in [^,;]*\n");
        assertThat(code).isEqualTo(ExitCode.FINDINGS);
    }

    private Shell shell() {
        return new Shell().terminal(Map.of("HOME", home.toString(), "STEERSMAN_URL", url()));
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private HttpServer server() {
        try {
            HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            made.createContext("/", exchange -> {
                String answer = answers.get(exchange.getRequestURI().getPath());
                int status = refusal > 0 ? refusal : answer == null ? 404 : 200;
                byte[] content = (answer == null ? "{}" : answer).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, content.length);
                exchange.getResponseBody().write(content);
                exchange.close();
            });
            return made;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
