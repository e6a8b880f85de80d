package io.steersman.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.trajectory.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Asks a service that runs. */
final class RunningService {

    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final int OK = 200;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(LONGEST).build();
    private final String address;
    private final Optional<String> key;

    /**
     * @param address without a slash at its end
     * @param key that the service asks for, if it does
     */
    RunningService(String address, Optional<String> key) {
        this.address = address;
        this.key = key;
    }

    /**
     * What stands at a path.
     *
     * @throws IOException when the service is away or answers with anything but success
     */
    JsonNode json(String path) throws IOException {
        return Json.MAPPER.readTree(get(path));
    }

    /**
     * When something happened last, in seconds since 1970.
     *
     * @param meter its name in the metrics
     * @param tag that the line must hold, may be empty
     */
    Optional<Long> latest(String meter, String tag) throws IOException {
        return get("/q/metrics")
                .lines()
                .filter(line -> line.startsWith(meter) && line.contains(tag))
                .map(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst();
    }

    private String get(String path) throws IOException {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(address + path)).timeout(LONGEST);
            key.ifPresent(value -> request.header("Authorization", "Bearer " + value));
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != OK) {
                throw new IOException("status " + response.statusCode());
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (IllegalArgumentException e) {
            throw new IOException(e);
        }
    }
}
