package io.steersman.cli.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * One request over HTTP and its answer. What Java has had longest for it is loaded soonest, and half of what a verb of an instant takes
 * would be the loading of the other.
 */
public final class HttpCall {

    private static final int FIRST_FAILURE = 400;

    static {
        // What was sent once must not be sent twice because its answer was lost.
        System.setProperty("sun.net.http.retryPost", "false");
    }

    private final HttpURLConnection connection;

    /**
     * @param method such as {@code GET}
     * @param connect how long to wait for a connection
     * @param answer how long to wait for an answer
     * @throws IOException when the address is none of HTTP
     */
    public HttpCall(String method, String address, Duration connect, Duration answer) throws IOException {
        try {
            if (!(URI.create(address).toURL().openConnection() instanceof HttpURLConnection opened)) {
                throw new IOException("'%s' is no address of HTTP".formatted(address));
            }
            connection = opened;
        } catch (IllegalArgumentException e) {
            throw new IOException(e);
        }
        connection.setRequestMethod(method);
        connection.setConnectTimeout((int) connect.toMillis());
        connection.setReadTimeout((int) answer.toMillis());
        connection.setInstanceFollowRedirects(false);
        connection.setRequestProperty("Accept", "*/*");
    }

    /**
     * What came back.
     *
     * @param status of HTTP
     */
    public record Answer(int status, String body) {}

    /** This with a key, if there is one. */
    public HttpCall with(Optional<String> key) throws IOException {
        try {
            key.ifPresent(value -> connection.setRequestProperty("Authorization", "Bearer " + value));
            return this;
        } catch (IllegalArgumentException e) {
            throw new IOException(e);
        }
    }

    /** This with JSON as its body. */
    public HttpCall with(byte[] json) throws IOException {
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setDoOutput(true);
        connection.getOutputStream().write(json);
        return this;
    }

    /** Sends it. */
    public Answer send() throws IOException {
        int status = connection.getResponseCode();
        try (InputStream body = status < FIRST_FAILURE ? connection.getInputStream() : connection.getErrorStream()) {
            String text = body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(status, text);
        }
    }
}
