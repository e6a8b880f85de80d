package io.steersman.cli.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.cli.terminal.RunningService;
import io.steersman.trajectory.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The findings and interventions of a running service, as they happen. */
final class EventStream {

    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final int OK = 200;
    private static final String DATA = "data:";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(LONGEST).build();
    private final HttpRequest request;

    /**
     * @param address of the service, without a slash at its end
     * @param key that the service asks for, if it does
     * @param beginning of the ids of the trajectories that are meant, empty for all
     */
    EventStream(String address, Optional<String> key, String beginning) {
        HttpRequest.Builder asked = HttpRequest.newBuilder(URI.create(
                        address + "/v1/events?trajectory=" + URLEncoder.encode(beginning, StandardCharsets.UTF_8)))
                .header("Accept", "text/event-stream");
        key.ifPresent(value -> asked.header("Authorization", "Bearer " + value));
        request = asked.build();
    }

    /**
     * Reads until the service goes away.
     *
     * @param begun is run when the service lets in
     * @throws RunningService.Withheld when it does not
     * @throws IOException when it is away
     */
    void read(Runnable begun, Consumer<JsonNode> event) throws IOException, InterruptedException {
        HttpResponse<Stream<String>> response = http.send(request, HttpResponse.BodyHandlers.ofLines());
        try (Stream<String> lines = response.body()) {
            if (response.statusCode() != OK) {
                throw new RunningService.Withheld(response.statusCode());
            }
            begun.run();
            lines.filter(line -> line.startsWith(DATA))
                    .map(line -> parsed(line.substring(DATA.length())))
                    .forEach(event);
        } catch (UncheckedIOException e) {
            // The connection broke, which is an end as any other.
            return;
        }
    }

    private static JsonNode parsed(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
