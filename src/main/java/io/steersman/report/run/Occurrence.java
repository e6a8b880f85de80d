package io.steersman.report.run;

import io.steersman.finding.Finding;
import io.steersman.intervention.Level;
import io.steersman.policy.Mode;
import io.steersman.trajectory.Position;
import java.util.List;

/**
 * One fault of one trajectory, reported once with all its evidence.
 *
 * @param finding the last sighting, with the evidence of all
 * @param seen indices of the steps at which a rule saw it, at least one, ascending
 * @param mode what the policy makes of its rule: whether the fault is recorded only, or told
 * @param level the strongest intervention that it earned, {@link Level#OBSERVE} for none
 * @param positions where the evidence stands in the source, one for each step of it
 * @param quote the call or the words that show it, in one line, empty when there are none
 */
public record Occurrence(
        Finding finding, List<Integer> seen, Mode mode, Level level, List<Position> positions, String quote) {

    public Occurrence {
        seen = List.copyOf(seen);
        positions = List.copyOf(positions);
        if (positions.size() != finding.evidence().size()) {
            throw new IllegalArgumentException("The finding of %s has %d steps of evidence, but %d positions."
                    .formatted(finding.rule(), finding.evidence().size(), positions.size()));
        }
    }

    /** In how many steps a rule saw it. */
    public int sightings() {
        return seen.size();
    }

    /** Where the first step that shows it stands in the source. */
    public Position first() {
        return positions.get(0);
    }

    /** Where the last step that shows it stands in the source. */
    public Position last() {
        return positions.get(positions.size() - 1);
    }
}
