package io.steersman.api.trajectories;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.steersman.finding.Finding;
import io.steersman.journal.FindingEntry;
import io.steersman.policy.Policy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A fault that a rule saw.
 *
 * @param rule id of the rule
 * @param category its category
 * @param subcategory its subcategory
 * @param origin whose fault it is: {@code agent}, or {@code environment}, which is never held against the agent
 * @param severity how bad the rule takes it to be
 * @param mode what the policy in force makes of the rule: {@code observe} for what is recorded only, {@code enforce} for what
 *     is told
 * @param identity equal identity, same fault
 * @param first index of the first step that shows it
 * @param last index of the last step that shows it
 * @param evidence indices of the steps that show it, ascending
 * @param title the fault in a sentence
 * @param details named values that the guidance is written with
 * @param rulebook hash of the rulebook that saw it last; absent in the answer to a step
 * @param policy hash of the policies that it was seen under; absent in the answer to a step
 */
@Schema(name = "Finding")
public record FindingJson(
        String rule,
        String category,
        String subcategory,
        String origin,
        String severity,
        String mode,
        String identity,
        int first,
        int last,
        List<Integer> evidence,
        String title,
        Map<String, String> details,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String rulebook,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) String policy) {

    public static FindingJson of(Finding finding, Policy now) {
        return of(finding, now, "", "");
    }

    public static FindingJson of(FindingEntry entry, Policy now) {
        return of(entry.finding(), now, entry.rulebook(), entry.policy());
    }

    private static FindingJson of(Finding finding, Policy now, String rulebook, String policy) {
        return new FindingJson(
                finding.rule().toString(),
                finding.rule().category(),
                finding.rule().subcategory(),
                finding.origin().display(),
                finding.severity().display(),
                now.mode(finding.rule()).display(),
                finding.identity(),
                finding.first(),
                finding.last(),
                finding.evidence(),
                finding.title(),
                new TreeMap<>(finding.details()),
                rulebook,
                policy);
    }
}
