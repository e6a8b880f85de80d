package io.steersman.service;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What was heard of clients since the service began.
 *
 * @param latestStep when a step was judged last, if one was
 * @param clients those that sent a hook
 * @param unclear what came that was not understood
 */
@Schema(name = "Clients")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ClientsJson(Optional<Instant> latestStep, List<Client> clients, List<Unclear> unclear) {

    public ClientsJson {
        clients = List.copyOf(clients);
        unclear = List.copyOf(unclear);
    }

    /**
     * A client that sent a hook.
     *
     * @param latest when it did so last
     */
    public record Client(String client, Instant latest) {}

    /**
     * Something that was not understood.
     *
     * @param from the client, or {@code otlp}
     * @param what an {@code event}, a {@code call} or a {@code span}
     * @param times how often it came
     */
    public record Unclear(String from, String what, long times) {}
}
