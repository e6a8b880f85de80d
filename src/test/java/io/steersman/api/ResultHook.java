package io.steersman.api;

import io.restassured.RestAssured;
import io.steersman.client.HookClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * How a client tells of the result of a command that failed, by {@code hooks/results.txt}.
 *
 * @param client whose hook it is
 * @param event in the address, with a slash before it, or empty
 * @param told the field of the reply that speaks to the model, {@code -} when none does
 * @param body with places for the session, the number of the call, its input and its output
 */
public record ResultHook(HookClient client, String event, String told, String body) {

    private static final String INPUT = "{\"command\":\"npm test\"}";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** One hook of each client. */
    public static List<ResultHook> all() {
        try (InputStream in = ResultHook.class.getResourceAsStream("/hooks/results.txt")) {
            String rows = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return rows.lines()
                    .filter(row -> !row.startsWith("#"))
                    .map(row -> row.split("\\|", 4))
                    .map(row -> new ResultHook(
                            HookClient.named(row[0].strip()).orElseThrow(),
                            row[1].strip(),
                            row[2].strip(),
                            row[3].strip()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A body.
     *
     * @param session as it stands in JSON between quotes
     * @param call number of the call
     * @param input as it stands in JSON
     * @param output as it stands in JSON between quotes
     */
    public String of(String session, int call, String input, String output) {
        return body.replace("@S", session)
                .replace("@N", Integer.toString(call))
                .replace("@I", input)
                .replace("@O", output);
    }

    /** An ordinary body. */
    public String of(String session, int call) {
        return of(session, call, INPUT, "FAILED test_login");
    }

    /** Posts a body as it is. */
    public HttpResponse<String> post(byte[] content) {
        URI address =
                URI.create("http://127.0.0.1:%d/v1/hooks/%s%s".formatted(RestAssured.port, client.display(), event));
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(content))
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Posts a body. */
    public HttpResponse<String> post(String content) {
        return post(content.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return client.display();
    }
}
