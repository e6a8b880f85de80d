package io.steersman.judge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.steersman.trajectory.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A model server on this machine that does what it is told, in the form of either provider. */
public final class ScriptedModel implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Act> acts = new ConcurrentLinkedQueue<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();

    /** What it does with a request. */
    @FunctionalInterface
    public interface Act {
        void answer(HttpExchange exchange, boolean anthropic) throws IOException;
    }

    public ScriptedModel() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            Act act = acts.size() > 1 ? acts.remove() : acts.peek();
            act.answer(exchange, exchange.getRequestURI().getPath().equals("/v1/messages"));
        });
        server.start();
    }

    /** From now on, one after the other; the last one stays. */
    public ScriptedModel will(Act... next) {
        acts.clear();
        acts.addAll(List.of(next));
        return this;
    }

    /** Says a text. */
    public static Act says(String text) {
        return (exchange, anthropic) -> send(exchange, 200, body(text, anthropic));
    }

    /** Answers with a status and a body. */
    public static Act status(int status, String body) {
        return (exchange, anthropic) -> send(exchange, status, body);
    }

    /** Sends a byte now and then, and never comes to an end. */
    public static Act drips() {
        return (exchange, anthropic) -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < 600; i++) {
                    out.write(' ');
                    out.flush();
                    Thread.sleep(50);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** Closes the connection. */
    public static Act hangsUp() {
        return (exchange, anthropic) -> exchange.close();
    }

    /** The address for a policy, without the path of the call. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The bodies of all requests so far. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** What the requests gave as their key. */
    public List<String> keys() {
        return List.copyOf(keys);
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static String body(String text, boolean anthropic) throws IOException {
        var answer = Json.emptyObject();
        if (anthropic) {
            answer.putArray("content")
                    .add(Json.emptyObject().put("type", "tool_use").set("input", Json.MAPPER.readTree(text)));
            answer.putObject("usage").put("input_tokens", 1200).put("output_tokens", 80);
        } else {
            answer.putArray("choices")
                    .add(Json.emptyObject().set("message", Json.emptyObject().put("content", text)));
            answer.putObject("usage").put("prompt_tokens", 1200).put("completion_tokens", 80);
        }
        return answer.toString();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
