package io.steersman.cli.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.trajectory.Json;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks a service that runs. */
public final class RunningService {

    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final Duration LONGEST_CHANGE = Duration.ofSeconds(60);
    private static final int OK = 200;
    private static final int UNAUTHENTICATED = 401;

    private final String address;
    private final Optional<String> key;

    /**
     * @param address without a slash at its end
     * @param key that the service asks for, if it does
     */
    public RunningService(String address, Optional<String> key) {
        this.address = address;
        this.key = key;
    }

    /** The service answers, but does not give what was asked for. */
    public static final class Withheld extends IOException {

        private static final long serialVersionUID = 1;

        private final int status;

        public Withheld(int status) {
            super("status " + status);
            this.status = status;
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }
    }

    /**
     * What stands at a path.
     *
     * @throws Withheld when the service answers with anything but success
     * @throws IOException when it is away
     */
    public JsonNode json(String path) throws IOException {
        return Json.MAPPER.readTree(get(path));
    }

    /**
     * What stands at a path.
     *
     * @throws Refused when the service is away, or does not want to
     */
    public JsonNode read(String path) {
        return answer("GET", path, Optional.empty());
    }

    /**
     * Asks for a change.
     *
     * @param reason why, kept by the service
     * @param by who wants it
     * @throws Refused when the service is away, or does not want to
     */
    public JsonNode post(String path, String reason, String by) {
        return post(path, Json.emptyObject().put("reason", reason).put("by", by));
    }

    /**
     * Asks for a change.
     *
     * @throws Refused when the service is away, or does not want to
     */
    public JsonNode post(String path, ObjectNode wish) {
        return answer("POST", path, Optional.of(wish));
    }

    /**
     * Takes something away.
     *
     * @throws Refused when the service is away, or does not want to
     */
    public JsonNode delete(String path) {
        return answer("DELETE", path, Optional.empty());
    }

    /** Why what clients send is not watched now, and what to do about it, if it is not. */
    public Optional<String> trouble() {
        try {
            get("/v1/clients");
            return Optional.empty();
        } catch (Withheld e) {
            return e.status() == UNAUTHENTICATED
                    ? Optional.of(
                            "The service at %s asks for a key that clients find in STEERSMAN_KEY: without it, nothing is watched. %s"
                                    .formatted(address, "Maybe make one: steersman keys create --scope ingest"))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.of(
                    "No service answers at %s: nothing is watched before one does. Maybe start it: steersman serve"
                            .formatted(address));
        }
    }

    private JsonNode answer(String method, String path, Optional<ObjectNode> wish) {
        try {
            HttpCall call = new HttpCall(method, address + path, LONGEST, LONGEST_CHANGE).with(key);
            if (wish.isPresent()) {
                call.with(wish.get().toString().getBytes(StandardCharsets.UTF_8));
            }
            HttpCall.Answer answer = call.send();
            JsonNode json = Json.MAPPER.readTree(answer.body());
            if (answer.status() == OK) {
                return json;
            }
            List<String> lines = new ArrayList<>(List.of(json.path("detail").asText("status " + answer.status())));
            json.path("errors")
                    .forEach(error -> lines.add("%s:%d: %s"
                            .formatted(
                                    error.path("pointer").asText(),
                                    error.path("line").asInt(),
                                    error.path("message").asText())));
            throw new Refused(lines);
        } catch (SocketTimeoutException e) {
            throw new Refused(List.of("The service did not answer in time."));
        } catch (IOException e) {
            throw new Refused(List.of(
                    "There is no service at %s (%s). Maybe start it, or name it with --url.".formatted(address, e)));
        }
    }

    private String get(String path) throws IOException {
        HttpCall.Answer answer =
                new HttpCall("GET", address + path, LONGEST, LONGEST).with(key).send();
        if (answer.status() != OK) {
            throw new Withheld(answer.status());
        }
        return answer.body();
    }
}
