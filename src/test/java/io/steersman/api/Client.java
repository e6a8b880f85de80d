package io.steersman.api;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Talks to the service under test. */
public final class Client {

    private Client() {}

    public static Response post(String id, String steps) {
        return given().contentType("application/json").body(steps).post("/v1/trajectories/{id}/steps", id);
    }

    public static Response post(String id, byte[] steps) {
        return given().contentType("application/x-ndjson").body(steps).post("/v1/trajectories/{id}/steps", id);
    }

    /** Posts a large body without the test client's own reading of it. */
    static HttpResponse<String> send(String id, byte[] steps) {
        URI address = URI.create("http://127.0.0.1:%d/v1/trajectories/%s/steps".formatted(RestAssured.port, id));
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofByteArray(steps))
                .build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Response get(String path, Object... parameters) {
        return given().get(path, parameters);
    }

    public static Response hook(String body) {
        return hook("claude-code", body);
    }

    /** Posts a hook body to the address of a client, which may name the event behind a slash. */
    public static Response hook(String client, String body) {
        return given().contentType("application/json").body(body).post("/v1/hooks/" + client);
    }

    /** A call that fails, and its result. */
    static String failing(String call, String command) {
        return """
                {"kind":"call","id":"%1$s","tool":"Bash","input":{"command":"%2$s"}}
                {"kind":"result","call":"%1$s","output":"FAILED test_login: fixture missing","error":true,"exitCode":1}
                """.formatted(call, command);
    }
}
