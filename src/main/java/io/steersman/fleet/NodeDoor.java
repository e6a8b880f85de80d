package io.steersman.fleet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.steersman.trajectory.TrajectoryId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The door for the other nodes of a fleet, and for nobody else: on a port of its own, with a key that they share. */
final class NodeDoor implements AutoCloseable {

    /** Where requests come in. */
    static final String PATH = "/fleet/v1/inputs/";

    /** Where answers come in to requests that this node put into the log for another one. */
    static final String ANSWERS = "/fleet/v1/answers/";

    /** The header that says how long the other node waits, in milliseconds. */
    static final String PATIENCE = "Steersman-Patience";

    private static final int THREADS = 8;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int MISDIRECTED = 421;
    private static final int LATE = 504;
    private static final int OK = 200;
    private static final int PARTS = 2;

    private final HttpServer server;
    private final ExecutorService threads =
            new ThreadPoolExecutor(THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                Thread thread = new Thread(work, "fleet-door");
                thread.setDaemon(true);
                return thread;
            });
    private final byte[] key;
    private final Within within;
    private final Pending pending;

    /** Takes a request of another node. */
    @FunctionalInterface
    interface Within {
        /** What comes of it; nothing at all, when the trajectory is not this node's. */
        CompletableFuture<Answer> put(TrajectoryId id, String input, Duration longest);
    }

    /** The trajectory is another node's, as far as this one knows. */
    static final class Misdirected extends RuntimeException {}

    NodeDoor(FleetSettings fleet, Within within, Pending pending) {
        this.pending = pending;
        this.key = ("Bearer " + fleet.key()).getBytes(StandardCharsets.UTF_8);
        this.within = within;
        try {
            server = HttpServer.create(new InetSocketAddress(fleet.port()), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("The port %d for other nodes cannot be used.".formatted(fleet.port()), e);
        }
        server.setExecutor(threads);
        server.createContext(PATH, this::take);
        server.createContext(ANSWERS, this::hear);
    }

    /** The port that it listens at. */
    int port() {
        return server.getAddress().getPort();
    }

    /** Opens it. */
    void open() {
        server.start();
    }

    private boolean isOurs(HttpExchange exchange) {
        String shown = exchange.getRequestHeaders().getFirst("Authorization");
        boolean ours = shown != null && MessageDigest.isEqual(key, shown.getBytes(StandardCharsets.UTF_8));
        if (!ours) {
            reply(exchange, UNAUTHORIZED, "");
        }
        return ours;
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private void hear(HttpExchange exchange) throws IOException {
        if (!isOurs(exchange)) {
            return;
        }
        try {
            String number = exchange.getRequestURI().getRawPath().substring(ANSWERS.length());
            pending.complete(Long.parseLong(number), Answer.read(body(exchange)));
            reply(exchange, OK, "");
        } catch (IllegalArgumentException e) {
            reply(exchange, BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        if (!isOurs(exchange)) {
            return;
        }
        String[] parts =
                exchange.getRequestURI().getRawPath().substring(PATH.length()).split("/", -1);
        if (parts.length != PARTS) {
            reply(exchange, BAD_REQUEST, "");
            return;
        }
        try {
            TrajectoryId id = new TrajectoryId(decoded(parts[0]), decoded(parts[1]));
            String input = body(exchange);
            Duration longest = Duration.ofMillis(
                    Long.parseLong(exchange.getRequestHeaders().getFirst(PATIENCE)));
            within.put(id, input, longest)
                    .whenComplete((answer, thrown) -> threads.execute(() -> reply(exchange, answer, thrown)));
        } catch (Misdirected e) {
            reply(exchange, MISDIRECTED, "");
        } catch (IllegalArgumentException e) {
            reply(exchange, BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }

    private static void reply(HttpExchange exchange, Answer answer, Throwable thrown) {
        boolean late = thrown instanceof java.util.concurrent.TimeoutException;
        Answer known = thrown == null ? answer : Answer.failed(thrown);
        reply(exchange, late ? LATE : OK, late ? "" : known.write());
    }

    private static void reply(HttpExchange exchange, int status, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            // The other node has gone; what it asked for is in the log.
            return;
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
