package io.steersman.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.steersman.cli.terminal.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Watching a service that answers as the real one does. */
class WatchTest {

    private static final String EVENTS = """
            data:{"type":"alive","trajectory":""}

            data:{"type":"finding","trajectory":"codex:1","finding":{"rule":"a.b.c","last":5,"evidence":[1,5],"title":"It is stuck"}}

            data:{"type":"intervention","trajectory":"codex:1","intervention":{"step":5,"carried":"warn","delivery":"sent","text":"[Steersman] Stop.\\u001b[2J\\nDO: think."}}

            data:{"type":"intervention","trajectory":"codex:2","intervention":{"step":7,"delivery":"dropped","reason":"it is over"}}

            """;

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void whatHappensIsPrintedAndAServiceThatGoesIsWaitedFor() throws IOException {
        // Given
        HttpServer server = server(200);
        Shell shell = shell(server);
        Thread watching = new Thread(() -> shell.run("watch"));
        watching.setDaemon(true);
        // When
        watching.start();
        await().until(() -> asked.get() >= 2);
        watching.interrupt();
        // Then
        assertThat(shell.out())
                .contains(
                        "codex:1",
                        "step   5  finding  It is stuck",
                        "a.b.c, evidence [1,5]",
                        "warn to the agent:",
                        "| [Steersman] Stop. [2J",
                        "| DO: think.",
                        "codex:2",
                        "step   7  not told: it is over",
                        "has gone. Waiting for it.",
                        "The service is back.")
                .doesNotContain("\u001b[2J", "alive");
        server.stop(0);
    }

    @Test
    void aServiceThatDoesNotAnswerIsNamed() {
        // Given
        Shell shell = new Shell();
        // When
        int code = shell.run("watch", "--url", "http://127.0.0.1:9");
        // Then
        assertThat(shell.err()).contains("No service answers at http://127.0.0.1:9. Maybe start it: steersman serve");
        assertThat(code).isEqualTo(ExitCode.INPUT);
    }

    @Test
    void aServiceThatDoesNotLetInSaysSo() throws IOException {
        // Given
        HttpServer server = server(401);
        Shell shell = shell(server);
        // When
        int code = shell.run("watch");
        // Then
        assertThat(shell.err()).contains("answers with status 401. Maybe set STEERSMAN_KEY");
        assertThat(code).isEqualTo(ExitCode.INPUT);
        server.stop(0);
    }

    private static Shell shell(HttpServer server) {
        return new Shell()
                .terminal(Map.of(
                        "STEERSMAN_URL",
                        "http://127.0.0.1:" + server.getAddress().getPort(),
                        "NO_COLOR",
                        "1"));
    }

    private HttpServer server(int status) throws IOException {
        HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        made.createContext("/v1/events", exchange -> {
            byte[] content = EVENTS.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, content.length);
            exchange.getResponseBody().write(content);
            exchange.close();
            asked.incrementAndGet();
        });
        made.start();
        return made;
    }
}
