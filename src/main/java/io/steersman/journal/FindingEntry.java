package io.steersman.journal;

import io.steersman.finding.Finding;

/**
 * A finding as it stands.
 *
 * @param finding with its evidence so far
 * @param seenAt index of the step at which it was first seen
 * @param rulebook hash of the rulebook that saw it last
 * @param shadow whether its rule is only tried out: kept apart from all that counts
 */
public record FindingEntry(Finding finding, int seenAt, String rulebook, boolean shadow) {

    /** Returns this as first seen at another step. */
    public FindingEntry seenAt(int step) {
        return new FindingEntry(finding, step, rulebook, shadow);
    }
}
