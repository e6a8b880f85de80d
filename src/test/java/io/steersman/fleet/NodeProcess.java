package io.steersman.fleet;

import io.steersman.access.ApiKey;
import io.steersman.access.KeyFile;
import io.steersman.access.KeyText;
import io.steersman.access.Limits;
import io.steersman.access.Scope;
import io.steersman.trajectory.NativeFormat;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A packed program that serves as a node of a fleet, in a process of its own. */
final class NodeProcess {

    /** The packed program. */
    static final Path JAR = Path.of("target/steersman.jar");

    /** What {@link #otherVersion} says of itself. */
    static final String OTHER_VERSION = "99.0";

    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port = free();
    private final String key = KeyText.fresh(new SecureRandom());
    private final Process process;

    private final Place place;

    /**
     * Where a node runs.
     *
     * @param before what goes before the command
     * @param host where agents reach it
     * @param inner where other nodes reach it
     */
    record Place(List<String> before, String host, String inner, Path jar) {}

    NodeProcess(Place place, String cluster, String store, Path folder) throws IOException {
        this.place = place;
        Path keys = folder.resolve("keys" + port);
        allow(keys);
        List<String> command = new ArrayList<>(place.before());
        command.addAll(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.http.host=" + place.host(),
                "-Dsteersman.access.keys=" + keys,
                "-Dsteersman.cluster=" + cluster,
                "-Dsteersman.journal.store=" + store,
                "-Dsteersman.journal.user=postgres",
                "-Dsteersman.fleet.key=between",
                "-Dsteersman.fleet.host=" + place.inner(),
                "-Dsteersman.fleet.port=" + free(),
                "-Dsteersman.fleet.partitions=6",
                "-Dsteersman.fleet.replication=" + cluster.split(",").length,
                "-Dsteersman.fleet.threads=1",
                "-jar",
                place.jar().toAbsolutePath().toString(),
                "serve",
                "--data",
                folder.resolve("data" + port).toString()));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log" + port).toFile())
                .start();
    }

    /** A service that more than this machine reaches does not start without a key. */
    private void allow(Path keys) {
        new KeyFile(keys)
                .change(none -> List.of(new ApiKey(
                        KeyText.id(key).orElseThrow(),
                        "",
                        TrajectoryId.LOCAL,
                        Set.of(Scope.values()),
                        Instant.now(),
                        Optional.empty(),
                        Optional.empty(),
                        Limits.NONE,
                        KeyText.hash(key))));
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
        return send(asked(path).GET().build());
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
        return send(asked(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** Sends JSON, a line each; the status, later. */
    CompletableFuture<Integer> postLater(String path, String body) {
        HttpRequest request = asked(path)
                .header("Content-Type", "application/x-ndjson")
                .timeout(LONGEST)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
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

    private HttpRequest.Builder asked(String path) {
        return HttpRequest.newBuilder(at(path)).header("Authorization", "Bearer " + key);
    }

    private URI at(String path) {
        return URI.create("http://" + place.host() + ":" + port + path);
    }

    /** Ends it at once, as a power cut does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to end, and waits until it has. */
    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    /** The packed program under another version, in a folder. */
    static Path otherVersion(Path folder) throws IOException {
        Path other = Files.copy(JAR, folder.resolve("other.jar"));
        try (FileSystem jar = FileSystems.newFileSystem(other)) {
            Path manifest = jar.getPath("META-INF/MANIFEST.MF");
            String text = Files.readString(manifest).replaceAll("(?m)^Implementation-Version: .*\\R", "");
            Files.writeString(manifest, text.stripTrailing() + "\nImplementation-Version: " + OTHER_VERSION + "\n\n");
        }
        return other;
    }

    /** Sends it a signal by name. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }
}
