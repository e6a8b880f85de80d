package io.steersman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The verb and the script do the same. */
class HookTest {

    /** What a client runs. */
    enum By {
        VERB,
        SCRIPT
    }

    @TempDir
    private Path home = Path.of("");

    private final List<String> asked = new ArrayList<>();
    private int status = 200;
    private Callable<Boolean> beforeAnswer = () -> true;
    private HttpServer server = server();

    @BeforeEach
    void serve() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @EnumSource(By.class)
    void theReplyIsPrinted(By by) throws Exception {
        // When
        String out = run(by, "copilot-cli", "postToolUse", "{\"sessionId\":\"s\"}");
        // Then
        assertThat(out.strip()).isEqualTo("{\"additionalContext\":\"T\"}");
        assertThat(asked).containsExactly("POST /v1/hooks/copilot-cli/postToolUse Bearer k {\"sessionId\":\"s\"}");
    }

    @ParameterizedTest
    @EnumSource(By.class)
    void aServiceThatIsAwayIsNotNoticed(By by) throws Exception {
        // Given
        server.stop(0);
        // When
        String out = run(by, "codex", "", "{}");
        // Then
        assertThat(out).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(By.class)
    void aFaultOfTheServiceIsNotNoticed(By by) throws Exception {
        // Given
        status = 500;
        // When
        String out = run(by, "codex", "", "{}");
        // Then
        assertThat(out).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(By.class)
    void aServiceThatHangsIsGivenUpInSilence(By by) throws Exception {
        // Given
        CountDownLatch over = new CountDownLatch(1);
        beforeAnswer = () -> over.await(30, TimeUnit.SECONDS);
        // When
        String out = run(by, "codex", "", "{}");
        // Then
        over.countDown();
        assertThat(out).isEmpty();
        assertThat(asked).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(By.class)
    void cursorIsAlwaysGivenAnObject(By by) throws Exception {
        // Given
        server.stop(0);
        // When
        String out = run(by, "cursor", "", "{}");
        // Then
        assertThat(out.strip()).isEqualTo("{}");
    }

    @ParameterizedTest
    @EnumSource(By.class)
    void aLargeBodyArrivesWhole(By by) throws Exception {
        // Given
        String body = "{\"x\":\"" + "é".repeat(1_000_000) + "\"}";
        // When
        run(by, "codex", "", body);
        // Then
        assertThat(asked).hasSize(1).allMatch(request -> request.endsWith(body));
    }

    /** Runs it as a client does; it must end with 0 and say nothing on standard error. */
    private String run(By by, String client, String event, String body) throws Exception {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        Map<String, String> environment = Map.of("HOME", home.toString(), "STEERSMAN_URL", url, "STEERSMAN_KEY", "k");
        if (by == By.VERB) {
            Shell shell = new Shell().terminal(environment).input(body);
            int code = event.isEmpty() ? shell.run("hook", client) : shell.run("hook", client, event);
            assertThat(code).isZero();
            assertThat(shell.err()).isEmpty();
            return shell.out();
        }
        new Shell().terminal(Map.of("HOME", home.toString())).run("install", client);
        List<String> command = new ArrayList<>(
                List.of(home.resolve(".steersman/hooks/" + client).toString()));
        if (!event.isEmpty()) {
            command.add(event);
        }
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(process.waitFor()).isZero();
        return out;
    }

    private void await() {
        try {
            beforeAnswer.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpServer server() {
        try {
            HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            made.createContext("/", exchange -> {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                asked.add("%s %s %s %s"
                        .formatted(
                                exchange.getRequestMethod(),
                                exchange.getRequestURI(),
                                Objects.toString(exchange.getRequestHeaders().getFirst("Authorization"), ""),
                                body));
                await();
                byte[] reply = "{\"additionalContext\":\"T\"}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, reply.length);
                exchange.getResponseBody().write(reply);
                exchange.close();
            });
            return made;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
