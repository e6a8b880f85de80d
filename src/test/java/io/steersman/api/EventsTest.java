package io.steersman.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Those who watch hear of what happens, and of nothing else. */
@QuarkusTest
@TestProfile(TempFolders.class)
class EventsTest {

    @Test
    void aFindingAndWhatIsToldOfItComeAsTheyHappen() throws IOException, InterruptedException {
        // Given
        try (Stream<String> lines = open("watched-")) {
            Iterator<String> events = events(lines);
            assertThat(events.next()).contains("\"alive\"");
            // When
            for (String id : new String[] {"unwatched-1", "watched-1"}) {
                for (int i = 1; i <= 3; i++) {
                    Client.post(id, Client.failing("c" + i, "npm test").getBytes(StandardCharsets.UTF_8));
                }
            }
            // Then
            assertThat(events.next())
                    .contains("\"type\":\"finding\"", "\"trajectory\":\"watched-1\"", "failing-replay")
                    .doesNotContain("\"intervention\"");
            assertThat(events.next())
                    .contains("\"type\":\"intervention\"", "\"delivery\":\"sent\"", "[Steersman] ")
                    .doesNotContain("\"finding\"");
        }
    }

    @Test
    void oneMoreThanMayFollowIsToldSo() throws IOException, InterruptedException {
        // Given
        try (Stream<String> one = open("");
                Stream<String> two = open("");
                Stream<String> three = open("")) {
            for (Stream<String> lines : List.of(one, two, three)) {
                assertThat(events(lines).next()).contains("\"alive\"");
            }
            // When
            try (Stream<String> four = open("")) {
                // Then
                assertThat(four).anySatisfy(line -> assertThat(line)
                        .contains(
                                "urn:steersman:problem:overloaded",
                                "3 follow events already",
                                "steersman.events.most"));
            }
        }
    }

    private static Iterator<String> events(Stream<String> lines) {
        return lines.filter(line -> line.startsWith("data:")).iterator();
    }

    private static Stream<String> open(String beginning) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:%d/v1/events?trajectory=%s".formatted(RestAssured.port, beginning));
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofLines())
                .body();
    }
}
