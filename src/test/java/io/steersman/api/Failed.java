package io.steersman.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.Map;

/** Checks that an answer is a problem as RFC 9457 has it. */
final class Failed {

    private final Response response;

    private Failed(Response response) {
        this.response = response;
    }

    static Failed of(Response response) {
        return new Failed(response);
    }

    Failed is(int status, String kind) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).startsWith("application/problem+json");
        assertThat(response.jsonPath().getInt("status")).isEqualTo(status);
        assertThat(response.jsonPath().getString("type")).isEqualTo("urn:steersman:problem:" + kind);
        assertThat(response.jsonPath().getString("title")).isNotBlank();
        assertThat(response.jsonPath().getString("detail")).isNotBlank().doesNotContain("Exception");
        assertThat(response.jsonPath().getString("instance")).startsWith("/");
        return this;
    }

    Failed at(int line, String pointer) {
        assertThat(response.jsonPath().<Map<String, Object>>getList("errors"))
                .anySatisfy(
                        error -> assertThat(error).containsEntry("line", line).containsEntry("pointer", pointer));
        return this;
    }

    Failed says(String words) {
        assertThat(response.jsonPath().getString("detail")).contains(words);
        return this;
    }
}
