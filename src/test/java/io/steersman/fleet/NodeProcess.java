package io.steersman.fleet;

import io.steersman.trajectory.NativeFormat;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A packed program that serves as a node of a fleet, in a process of its own. */
final class NodeProcess {

    private static final Path JAR = Path.of("target/steersman.jar");
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port = free();
    private final Process process;

    NodeProcess(String cluster, String store, Path folder) throws IOException {
        process = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dquarkus.http.port=" + port,
                        "-Dsteersman.cluster=" + cluster,
                        "-Dsteersman.journal.store=" + store,
                        "-Dsteersman.journal.user=postgres",
                        "-Dsteersman.fleet.key=between",
                        "-Dsteersman.fleet.host=127.0.0.1",
                        "-Dsteersman.fleet.port=" + free(),
                        "-Dsteersman.fleet.partitions=6",
                        "-Dsteersman.fleet.replication=1",
                        "-Dsteersman.fleet.threads=1",
                        "-jar",
                        JAR.toAbsolutePath().toString(),
                        "serve",
                        "--data",
                        folder.resolve("data" + port).toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log" + port).toFile())
                .start();
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Whether it has its share. */
    boolean isReady() {
        try {
            return get("/q/health/ready").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Asks for a page. */
    HttpResponse<String> get(String path) throws IOException {
        return send(HttpRequest.newBuilder(at(path)).GET().build());
    }

    /** Reports a step; the status. */
    int report(TrajectoryId id, Step step) throws IOException {
        return post(
                        "/v1/trajectories/" + id.id() + "/steps",
                        NativeFormat.write(step).toString())
                .statusCode();
    }

    /** Sends JSON. */
    HttpResponse<String> post(String path, String body) throws IOException {
        return send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            HttpRequest patient = HttpRequest.newBuilder(request, (name, value) -> true)
                    .timeout(LONGEST)
                    .build();
            return client.send(patient, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** Ends it at once, as a power cut does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Sends it a signal by name. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }
}
