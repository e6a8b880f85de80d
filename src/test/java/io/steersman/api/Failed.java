package io.steersman.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.net.http.HttpResponse;
import java.util.Map;

/** Checks that an answer is a problem as RFC 9457 has it. */
public final class Failed {

    private final int status;
    private final String type;
    private final String body;

    private Failed(int status, String type, String body) {
        this.status = status;
        this.type = type;
        this.body = body;
    }

    public static Failed of(Response response) {
        return new Failed(response.statusCode(), response.contentType(), response.asString());
    }

    public static Failed of(HttpResponse<String> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        return new Failed(response.statusCode(), type, response.body());
    }

    public Failed is(int expected, String kind) {
        assertThat(status).as(body).isEqualTo(expected);
        assertThat(type).startsWith("application/problem+json");
        assertThat(json().getInt("status")).isEqualTo(expected);
        assertThat(json().getString("type")).isEqualTo("urn:steersman:problem:" + kind);
        assertThat(json().getString("title")).isNotBlank();
        assertThat(json().getString("detail")).isNotBlank().doesNotContain("Exception");
        assertThat(json().getString("instance")).startsWith("/");
        return this;
    }

    Failed at(int line, String pointer) {
        assertThat(json().<Map<String, Object>>getList("errors"))
                .anySatisfy(
                        error -> assertThat(error).containsEntry("line", line).containsEntry("pointer", pointer));
        return this;
    }

    public Failed says(String words) {
        assertThat(json().getString("detail")).contains(words);
        return this;
    }

    private JsonPath json() {
        return JsonPath.from(body);
    }
}
