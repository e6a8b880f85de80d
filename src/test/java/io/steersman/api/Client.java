package io.steersman.api;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;

/** Talks to the service under test. */
final class Client {

    private Client() {}

    static Response post(String id, String steps) {
        return given().contentType("application/json").body(steps).post("/v1/trajectories/{id}/steps", id);
    }

    static Response post(String id, byte[] steps) {
        return given().contentType("application/x-ndjson").body(steps).post("/v1/trajectories/{id}/steps", id);
    }

    static Response get(String path, Object... parameters) {
        return given().get(path, parameters);
    }

    static Response hook(String body) {
        return given().contentType("application/json").body(body).post("/v1/hooks/claude-code");
    }

    /** A call that fails, and its result. */
    static String failing(String call, String command) {
        return """
                {"kind":"call","id":"%1$s","tool":"Bash","input":{"command":"%2$s"}}
                {"kind":"result","call":"%1$s","output":"FAILED test_login: fixture missing","error":true,"exitCode":1}
                """.formatted(call, command);
    }
}
