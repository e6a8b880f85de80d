package io.steersman.supervision;

import io.steersman.finding.Finding;
import io.steersman.finding.RuleId;
import io.steersman.finding.Severity;
import io.steersman.journal.FindingEntry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * That a step was not judged, as the journal keeps it: a finding about our own work, apart from all that counts.
 *
 * <p>Time decides which step this is, and time is not the same twice; so it is written down once, and whoever makes the session
 * anew reads it there.
 */
final class Unjudged {

    private static final RuleId RULE = new RuleId("steersman", "judging", "unjudged");

    private Unjudged() {}

    /** What is kept of a step that was not judged. */
    static FindingEntry entry(int step, String rulebook, String policy) {
        Finding finding = new Finding(
                RULE,
                Severity.MEDIUM,
                "A step was kept and not judged, for judging it took too long",
                String.valueOf(step),
                List.of(step),
                Map.of());
        return new FindingEntry(finding, step, rulebook, policy, true);
    }

    /** The steps that were not judged. */
    static Set<Integer> steps(List<FindingEntry> findings) {
        return findings.stream()
                .map(FindingEntry::finding)
                .filter(finding -> finding.rule().equals(RULE))
                .map(Finding::first)
                .collect(Collectors.toSet());
    }
}
