package io.steersman.attack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.trajectory.Json;
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
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The packed service as somebody would start it, with little memory, and what asks it all the time whether it is well. All
 * that it says stands in files beside its own: the answers, the stream of events, the log.
 */
final class AttackedService implements AutoCloseable {

    static final Path JAR = Path.of("target/steersman.jar");

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration START = Duration.ofMinutes(5);
    private static final String EVENTS = "events";
    private static final String INITIALIZE = """
            {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},
            "clientInfo":{"name":"attack","version":"1"}}}""";

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    /** Of its own, so that no question waits behind what the attacks send. */
    private final HttpClient asking =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    private final AtomicInteger unanswered = new AtomicInteger();
    private final Path folder;
    private final int port;
    private final Thread prober = new Thread(this::probe, "prober");
    private Process process;
    private String session = "";
    private volatile boolean over;

    AttackedService(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
        this.process = started();
        prober.setDaemon(true);
        prober.start();
        listen();
    }

    private Process started() throws IOException, InterruptedException {
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
        long end = System.nanoTime() + START.toNanos();
        while (!isWell()) {
            if (!begun.isAlive() || System.nanoTime() > end) {
                begun.destroyForcibly();
                throw new IOException("The service does not start: " + log());
            }
            Thread.sleep(200);
        }
        return begun;
    }

    /** Ends it at once, as a kill or a power cut does, and starts it again. */
    void killAndRestart() throws IOException, InterruptedException {
        over = true;
        prober.join();
        process.destroyForcibly().waitFor();
        process = started();
    }

    /** Follows both streams of events, to the end. */
    private void listen() throws IOException {
        HttpResponse<String> begun =
                sent(mcp(INITIALIZE).build()).orElseThrow(() -> new IOException("There is no MCP server"));
        session = begun.headers().firstValue("Mcp-Session-Id").orElse("");
        sent(mcp("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}")
                .build());
        follow(HttpRequest.newBuilder(at("/mcp")).header("Mcp-Session-Id", session), "stream");
        follow(HttpRequest.newBuilder(at("/v1/events")), EVENTS);
    }

    private void follow(HttpRequest.Builder stream, String file) {
        client.sendAsync(
                stream.header("Accept", "text/event-stream").build(),
                HttpResponse.BodyHandlers.ofFile(folder.resolve(file)));
    }

    /** What the stream of findings and interventions said. */
    String events() throws IOException {
        return Files.readString(folder.resolve(EVENTS));
    }

    /** Calls a tool of the MCP server; the answer, empty when there was none. */
    String call(String tool, ObjectNode arguments) {
        ObjectNode request =
                Json.emptyObject().put("jsonrpc", "2.0").put("id", 1).put("method", "tools/call");
        request.putObject("params").put("name", tool).set("arguments", arguments);
        return sent(mcp(request.toString()).build()).map(HttpResponse::body).orElse("");
    }

    private HttpRequest.Builder mcp(String message) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at("/mcp"))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofString(message));
        return session.isEmpty() ? request : request.header("Mcp-Session-Id", session);
    }

    /** The answer, which is kept beside the service's own files; none when none came. */
    private Optional<HttpResponse<String>> sent(HttpRequest request) {
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            note(answer.body());
            return Optional.of(answer);
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized void note(String answer) throws IOException {
        Files.writeString(
                folder.resolve("answers"), answer + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Posts a body; the status, 0 when there was no answer. */
    int post(String path, String type, String body) {
        return post(path, type, HttpRequest.BodyPublishers.ofString(body));
    }

    /** Posts a body; the status, 0 when there was no answer. */
    int post(String path, String type, HttpRequest.BodyPublisher body) {
        HttpRequest request = HttpRequest.newBuilder(at(path))
                .header("Content-Type", type)
                .timeout(Duration.ofMinutes(2))
                .POST(body)
                .build();
        return sent(request).map(HttpResponse::statusCode).orElse(0);
    }

    /** Posts a body, within the session at the MCP server; the answer, if there was one. */
    Optional<HttpResponse<String>> send(String path, String type, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path))
                .header("Content-Type", type)
                .header("Accept", "application/json, text/event-stream")
                .timeout(Duration.ofMinutes(1))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        return sent((path.equals("/mcp") ? request.header("Mcp-Session-Id", session) : request).build());
    }

    /** Reports steps of a run; the status. */
    int steps(String run, String... steps) {
        return post("/v1/trajectories/" + run + "/steps", "application/x-ndjson", String.join("\n", steps));
    }

    /** What stands at a path; empty when there was no answer. */
    String get(String path) {
        HttpRequest request =
                HttpRequest.newBuilder(at(path)).timeout(Duration.ofSeconds(30)).build();
        return sent(request).map(HttpResponse::body).orElse("");
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
            asking.send(
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
