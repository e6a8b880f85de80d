package io.steersman.journal;

import io.steersman.finding.Finding;
import java.util.Objects;

/**
 * A finding as it stands.
 *
 * @param finding with its evidence so far
 * @param seenAt index of the step at which it was first seen
 * @param rulebook hash of the rulebook that saw it last
 * @param policy hash of the policies that it was seen under, empty where that was not noted
 * @param shadow whether its rule is only tried out: kept apart from all that counts
 */
public record FindingEntry(Finding finding, int seenAt, String rulebook, String policy, boolean shadow) {
    public FindingEntry {
        policy = Objects.requireNonNullElse(policy, "");
    }

    /** Returns this as first seen at another step. */
    public FindingEntry seenAt(int step) {
        return new FindingEntry(finding, step, rulebook, policy, shadow);
    }
}
