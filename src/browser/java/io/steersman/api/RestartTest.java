package io.steersman.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packed program is killed and started again while somebody looks: no page says anything that is not so. */
class RestartTest {

    private static final Path JAR = Path.of("target/steersman.jar");

    @TempDir
    Path folder;

    @Test
    void aServiceThatIsKilledAndStartedAgainIsSaidToBeAndTheRunGoesOn() throws IOException, InterruptedException {
        // Given
        Assumptions.assumeTrue(Files.exists(JAR), "There is no packed program. Maybe: ./mvnw package -DskipTests");
        int port = free();
        Process process = started(port);
        try (Browser browser = Browser.open()) {
            report(port, Client.failing("c1", "npm test") + Client.failing("c2", "npm test"));
            Page page = browser.page(1280, ColorScheme.LIGHT);
            page.navigate("http://127.0.0.1:" + port + "/#/runs/restarted");
            page.waitForSelector("text=4 steps");
            page.waitForSelector(".pulse.on");
            // When
            process.destroyForcibly().waitFor();
            page.waitForSelector(".banner.bad >> text=does not answer");
            assertThat(page.textContent(".runhead")).contains("4 steps");
            process = started(port);
            // Then
            page.waitForSelector(".banner >> text=The service was restarted", Visitor.LONG);
            page.waitForSelector(".pulse.on");
            report(port, Client.failing("c3", "npm test"));
            page.waitForSelector("text=6 steps");
            page.waitForSelector(".row.told");
            page.click(".banner >> text=Good");
            assertThat(page.locator(".banner").count()).isZero();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static void report(int port, String steps) {
        RestAssured.given()
                .contentType("application/x-ndjson")
                .body(steps.getBytes(StandardCharsets.UTF_8))
                .post("http://127.0.0.1:" + port + "/v1/trajectories/restarted/steps")
                .then()
                .statusCode(200);
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private Process started(int port) throws IOException {
        Process begun = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx512m",
                        "-Dquarkus.http.port=" + port,
                        "-jar",
                        JAR.toAbsolutePath().toString(),
                        "serve",
                        "--data",
                        folder.resolve("data").toString()))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .ignoreExceptions()
                .until(() -> RestAssured.get("http://127.0.0.1:" + port + "/q/health/ready")
                                .statusCode()
                        == 200);
        return begun;
    }
}
