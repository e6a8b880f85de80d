package io.steersman.reload;

import io.steersman.experiment.Experiments;
import io.steersman.experiment.Regime;
import io.steersman.finding.RuleId;
import io.steersman.policy.Diagnostic;
import io.steersman.policy.Policies;
import io.steersman.policy.Policy;
import io.steersman.rulebook.Evidence;
import io.steersman.rulebook.Rulebook;
import io.steersman.trajectory.Context;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A rulebook and policies that fit each other: what sessions run under.
 *
 * @param hash names the files that both were read from
 * @param sources these files
 * @param experiments what is asked of some runs
 * @param warnings matters of style that were found in them
 * @param variants what runs are judged under in arms that have a rulebook of their own, by its name
 */
public record InForce(
        String hash,
        Sources sources,
        Rulebook rulebook,
        Policies policies,
        Experiments experiments,
        List<Diagnostic> warnings,
        Map<String, InForce> variants) {

    public InForce {
        warnings = List.copyOf(warnings);
        variants = Map.copyOf(variants);
    }

    /** One whose experiments have no rulebook of their own. */
    public InForce(
            String hash,
            Sources sources,
            Rulebook rulebook,
            Policies policies,
            Experiments experiments,
            List<Diagnostic> warnings) {
        this(hash, sources, rulebook, policies, experiments, warnings, Map.of());
    }

    /** One without experiments, of whose style nothing is to be said. */
    public InForce(String hash, Sources sources, Rulebook rulebook, Policies policies) {
        this(hash, sources, rulebook, policies, Experiments.NONE, List.of());
    }

    /** This without some rules, which stay listed. */
    public InForce without(Set<RuleId> rules) {
        Map<String, InForce> less = new TreeMap<>();
        variants.forEach((name, variant) -> less.put(name, variant.without(rules)));
        return new InForce(hash, sources, rulebook.without(rules), policies, experiments, warnings, less);
    }

    /** This as it is for a run in its arms. */
    public InForce under(Regime regime) {
        InForce base = variants.getOrDefault(regime.rulebook(), this);
        return base == this && regime.overlays().isEmpty()
                ? this
                : new InForce(base.hash, base.sources, base.rulebook, regime.over(base.policies));
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
