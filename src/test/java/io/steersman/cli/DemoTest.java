package io.steersman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.cli.terminal.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The demo keeps apart from everything else there is. */
class DemoTest {

    private static final List<String> SET = List.of(
            "quarkus.http.port",
            "steersman.data",
            "steersman.journal.store",
            "steersman.access.keys",
            "quarkus.log.category.\"steersman.told\".level");

    private final Map<String, String> before = new TreeMap<>();

    @BeforeEach
    void remember() {
        SET.forEach(name -> before.put(name, System.getProperty(name, "")));
    }

    @AfterEach
    void restore() {
        before.forEach((name, value) -> {
            if (value.isEmpty()) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }

    @Test
    void aPortThatIsTakenIsLeftAndNothingOfTheUsersIsTouched() throws IOException {
        // Given
        Shell shell = new Shell();
        try (ServerSocket taken = taken()) {
            System.setProperty("quarkus.http.port", String.valueOf(taken.getLocalPort()));
            // When
            int code = shell.run("demo");
            // Then
            assertThat(code).isZero();
            assertThat(shell.served()).isTrue();
            assertThat(shell.out())
                    .contains(
                            "Somebody listens to the port %d already: the demo takes".formatted(taken.getLocalPort()));
            assertThat(System.getProperty("quarkus.http.port")).isNotEqualTo(String.valueOf(taken.getLocalPort()));
        }
        assertThat(System.getProperty("steersman.data")).contains("steersman-demo");
        assertThat(System.getProperty("steersman.journal.store")).isEqualTo("memory");
    }

    @Test
    void aPortThatIsAskedForAndTakenIsAnError() throws IOException {
        // Given
        Shell shell = new Shell();
        try (ServerSocket taken = taken()) {
            // When
            int code = shell.run("demo", "--port", taken.getLocalPort());
            // Then
            assertThat(shell.err())
                    .contains("listens to the port %d already. Maybe leave out --port".formatted(taken.getLocalPort()));
            assertThat(code).isEqualTo(ExitCode.INPUT);
        }
        assertThat(shell.served()).isFalse();
    }

    private static ServerSocket taken() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
