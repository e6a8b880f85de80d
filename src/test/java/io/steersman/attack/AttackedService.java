package io.steersman.attack;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The packed service as somebody would start it, with little memory, and what asks it all the time whether it is well. */
final class AttackedService implements AutoCloseable {

    static final Path JAR = Path.of("target/steersman.jar");

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final Path folder;
    private final Path rules;
    private final int port;
    private final Process process;
    private final Thread prober = new Thread(this::probe, "prober");
    private volatile boolean over;

    AttackedService(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        this.rules = folder.resolve("rules");
        Files.createDirectories(rules.resolve("house_rules"));
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
        this.process = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx512m",
                        "-Dquarkus.http.port=" + port,
                        "-jar",
                        JAR.toAbsolutePath().toString(),
                        "serve",
                        "--data",
                        folder.resolve("data").toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        for (int i = 0; i < 600 && !isWell(); i++) {
            Thread.sleep(200);
        }
        prober.setDaemon(true);
        prober.start();
    }

    /** Posts a body; the status, 0 when there was no answer. */
    int post(String path, String type, String body) {
        return post(path, type, HttpRequest.BodyPublishers.ofString(body));
    }

    /** Posts a body; the status, 0 when there was no answer. */
    int post(String path, String type, HttpRequest.BodyPublisher body) {
        try {
            return client.send(
                            HttpRequest.newBuilder(at(path))
                                    .header("Content-Type", type)
                                    .timeout(Duration.ofMinutes(2))
                                    .POST(body)
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reports steps of a run; the status. */
    int steps(String run, String... steps) {
        return post("/v1/trajectories/" + run + "/steps", "application/x-ndjson", String.join("\n", steps));
    }

    /** What stands at a path. */
    String get(String path) {
        try {
            return client.send(
                            HttpRequest.newBuilder(at(path))
                                    .timeout(Duration.ofSeconds(30))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException e) {
            return "";
        }
    }

    /** A connection on which something is begun and not ended. */
    Socket begun(String head) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return socket;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** How often it did not say within two seconds whether it is well. */
    int unanswered() {
        return unanswered.get();
    }

    String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    private void probe() {
        while (!over) {
            if (!isWell() && !over) {
                unanswered.incrementAndGet();
            }
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private boolean isWell() {
        try {
            client.send(
                    HttpRequest.newBuilder(at("/q/health/live"))
                            .timeout(PATIENCE)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    @Override
    public void close() {
        over = true;
        process.destroy();
        process.onExit().completeOnTimeout(process, 20, TimeUnit.SECONDS).join();
        process.destroyForcibly();
    }
}
