package io.steersman.reload;

import io.steersman.experiment.Experiments;
import io.steersman.finding.RuleId;
import io.steersman.policy.Diagnostic;
import io.steersman.policy.Policies;
import io.steersman.policy.Policy;
import io.steersman.rulebook.Evidence;
import io.steersman.rulebook.Rulebook;
import io.steersman.trajectory.Context;
import java.util.List;
import java.util.Set;

/**
 * A rulebook and policies that fit each other: what sessions run under.
 *
 * @param hash names the files that both were read from
 * @param sources these files
 * @param experiments what is asked of some runs
 * @param warnings matters of style that were found in them
 */
public record InForce(
        String hash,
        Sources sources,
        Rulebook rulebook,
        Policies policies,
        Experiments experiments,
        List<Diagnostic> warnings) {

    public InForce {
        warnings = List.copyOf(warnings);
    }

    /** One without experiments, of whose style nothing is to be said. */
    public InForce(String hash, Sources sources, Rulebook rulebook, Policies policies) {
        this(hash, sources, rulebook, policies, Experiments.NONE, List.of());
    }

    /** This without some rules, which stay listed. */
    InForce without(Set<RuleId> rules) {
        return new InForce(hash, sources, rulebook.without(rules), policies, experiments, warnings);
    }

    /** What is known of the findings of its rules. */
    public Evidence.Tables evidence() {
        return Evidence.read(sources.evidence());
    }

    /** What applies to a run of which nothing is known. */
    public Policy policy() {
        return policies.standard();
    }

    /** What applies to a run. */
    public Policy policy(Context context) {
        return policies.of(context);
    }
}
