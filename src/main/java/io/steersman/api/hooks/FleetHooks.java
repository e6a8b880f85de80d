package io.steersman.api.hooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.client.HookClient;
import io.steersman.client.contract.HookEvent;
import io.steersman.fleet.FleetSupervision;
import io.steersman.fleet.HookDesk;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.TrajectoryId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Carries hook events to the node that owns their trajectory, where they are read again and answered. */
final class FleetHooks implements HookWay {

    private final FleetSupervision fleet;

    FleetHooks(FleetSupervision fleet) {
        this.fleet = fleet;
    }

    @Override
    public ObjectNode answer(TrajectoryId id, HookClient client, HookEvent event, byte[] content) {
        try {
            ObjectNode body = (ObjectNode) Json.MAPPER.readTree(content);
            // The file lies on the machine of the agent, or of this node: the owner would look for it in vain.
            body.remove("transcript_path");
            return (ObjectNode) Json.MAPPER.readTree(fleet.hook(id, client.display(), event.name(), body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the owner does with it, by the same code as a service that is alone. */
    static HookDesk desk(HookWay turns) {
        return (id, named, event, body) -> {
            try {
                HookClient client = HookClient.named(named)
                        .orElseThrow(() -> new IllegalArgumentException("There is no client '%s'.".formatted(named)));
                HookEvent read = client.read(event, Json.MAPPER.readTree(body));
                return turns.answer(id, client, read, body.getBytes(StandardCharsets.UTF_8))
                        .toString();
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException("The body of the hook is no JSON.", e);
            }
        };
    }
}
