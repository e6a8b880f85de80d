package io.steersman.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.steersman.api.Client;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Senders that are slow or many. */
@QuarkusTest
@TestProfile(BodiesTest.Impatient.class)
class BodiesTest {

    private static final String MESSAGE = "{\"kind\":\"message\",\"text\":\"Hm.\"}";
    private static final String HOOK = "{\"session_id\":\"besides\",\"hook_event_name\":\"Stop\"}";
    private static final int MEGABYTE = 1024 * 1024;

    private final List<Socket> sockets = new ArrayList<>();

    /** Waits a second for a body. */
    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "steersman.access.patience", "1s",
                    "steersman.access.held-bytes", "2M",
                    "quarkus.thread-pool.max-threads", "4");
        }
    }

    @AfterEach
    void hangUp() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/hooks/claude-code",
                "/v1/trajectories/slow/steps",
                "/v1/otlp/v1/traces",
                "/v1/rules/check",
                "/mcp"
            })
    void whoSendsTooSlowlyIsToldSo(String path) throws IOException {
        // Given
        Socket socket = begun(path, "Content-Length: 1000");
        // When
        String answer = answer(socket);
        // Then
        assertThat(answer)
                .startsWith("HTTP/1.1 408 ")
                .contains("application/problem+json")
                .contains("too-slow");
    }

    @Test
    void alsoABodyThatDoesNotSayHowLongItIsHasToCome() throws IOException {
        // Given
        Socket socket = begun("/v1/hooks/claude-code", "Transfer-Encoding: chunked");
        // When
        String answer = answer(socket);
        // Then
        assertThat(answer).startsWith("HTTP/1.1 408 ");
    }

    @Test
    void moreHalfSentBodiesThanThereAreThreadsHoldNobodyUp() throws IOException {
        // Given
        for (int i = 0; i < 50; i++) {
            begun("/v1/hooks/claude-code", "Content-Length: 1000");
        }
        // When
        List<Integer> statuses = List.of(
                Client.hook(HOOK).statusCode(),
                Client.post("besides", MESSAGE).statusCode(),
                Client.get("/v1/trajectories/besides").statusCode(),
                Client.get("/q/health/ready").statusCode());
        // Then
        assertThat(statuses).containsOnly(200);
    }

    @Test
    void bodiesThatTakeAllRoomMakeOthersComeLater() throws IOException {
        // Given
        send(begun("/v1/hooks/claude-code", "Content-Length: " + 3 * MEGABYTE), MEGABYTE);
        await().untilAsserted(() -> assertThat(held()).contains("held_bytes 1048576.0"));
        Socket second = begun("/v1/hooks/claude-code", "Content-Length: " + 3 * MEGABYTE);
        // When
        send(second, MEGABYTE + MEGABYTE / 2);
        String answer = answer(second);
        // Then
        assertThat(answer)
                .startsWith("HTTP/1.1 429 ")
                .containsIgnoringCase("Retry-After: 1")
                .contains("overloaded");
        hangUp();
        await().untilAsserted(() -> assertThat(held()).contains("held_bytes 0.0"));
    }

    @Test
    void aNameWithASemicolonIsItsOwn() throws IOException {
        // Given
        Client.post("semi;colon=1", MESSAGE);
        // When
        int other = Client.get("/v1/trajectories/{id}", "semi").statusCode();
        // Then
        assertThat(other).isEqualTo(404);
        assertThat(Client.get("/v1/trajectories/{id}", "semi;colon=1").statusCode())
                .isEqualTo(200);
        assertThat(answer(begun("/v1/trajectories/semi;colon=1/steps", "Content-Length: 0")))
                .startsWith("HTTP/1.1 400 ");
    }

    private static String held() {
        return Client.get("/q/metrics").asString();
    }

    private static void send(Socket socket, int bytes) throws IOException {
        socket.getOutputStream().write(new byte[bytes]);
        socket.getOutputStream().flush();
    }

    private Socket begun(String path, String length) throws IOException {
        Socket socket = new Socket("127.0.0.1", RestAssured.port);
        socket.setSoTimeout(20_000);
        sockets.add(socket);
        String head = "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n%s\r\n\r\n"
                .formatted(path, length);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return socket;
    }

    /** The first of what the service says on a connection. */
    private static String answer(Socket socket) throws IOException {
        byte[] some = new byte[4096];
        int length = 0;
        while (!new String(some, 0, length, StandardCharsets.UTF_8).contains("\"instance\"")) {
            int read = socket.getInputStream().read(some, length, some.length - length);
            if (read < 0) {
                break;
            }
            length += read;
        }
        return new String(some, 0, length, StandardCharsets.UTF_8);
    }
}
