package io.steersman.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was heard of clients since the service began.
 *
 * @param latestStep when a step was judged last, if one was
 * @param clients those that sent a hook
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ClientsJson(Optional<Instant> latestStep, List<Client> clients) {

    public ClientsJson {
        clients = List.copyOf(clients);
    }

    /**
     * A client that sent a hook.
     *
     * @param latest when it did so last
     */
    public record Client(String client, Instant latest) {}
}
