package io.steersman.api.trajectories;

import io.steersman.policy.Policy;
import io.steersman.supervision.Accepted;
import java.util.List;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The answer to steps.
 *
 * @param accepted which were added
 * @param findings faults seen for the first time in these steps
 * @param interventions what the agent should be told now; they count as sent
 */
@Schema(name = "Accepted")
public record AcceptedJson(Range accepted, List<FindingJson> findings, List<InterventionJson> interventions) {

    /**
     * Which steps were added.
     *
     * @param first index of the first in the trajectory, null when all were there already
     * @param last index of the last
     * @param duplicates how many were there already
     */
    @Schema(name = "AcceptedRange")
    record Range(
            @Schema(implementation = Integer.class, nullable = true)
            OptionalInt first,

            @Schema(implementation = Integer.class, nullable = true)
            OptionalInt last,

            int duplicates) {}

    public static AcceptedJson of(Accepted accepted, Policy now) {
        return new AcceptedJson(
                new Range(index(accepted.first()), index(accepted.last()), accepted.duplicates()),
                accepted.findings().stream()
                        .map(found -> FindingJson.of(found, now))
                        .toList(),
                InterventionJson.of(accepted.interventions()));
    }

    private static OptionalInt index(int index) {
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
    }
}
