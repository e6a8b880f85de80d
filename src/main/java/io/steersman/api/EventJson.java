package io.steersman.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.steersman.api.trajectories.FindingJson;
import io.steersman.api.trajectories.InterventionJson;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that happened.
 *
 * @param type {@code finding}, {@code intervention}, or {@code alive}, which says nothing but that the stream stands
 * @param trajectory where it happened, empty for {@code alive}
 * @param finding a fault that was seen for the first time
 * @param intervention one that was sent, acknowledged, dropped or withheld
 */
@Schema(name = "Event")
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record EventJson(
        @Schema(
                type = SchemaType.STRING,
                enumeration = {"finding", "intervention", "alive"})
        String type,

        String trajectory,

        @Schema(implementation = FindingJson.class) Optional<FindingJson> finding,

        @Schema(implementation = InterventionJson.State.class)
        Optional<InterventionJson.State> intervention) {

    static final EventJson ALIVE = new EventJson("alive", "", Optional.empty(), Optional.empty());

    static EventJson of(String trajectory, FindingJson finding) {
        return new EventJson("finding", trajectory, Optional.of(finding), Optional.empty());
    }

    static EventJson of(String trajectory, InterventionJson.State intervention) {
        return new EventJson("intervention", trajectory, Optional.empty(), Optional.of(intervention));
    }
}
