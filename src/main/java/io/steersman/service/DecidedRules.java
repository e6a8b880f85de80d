package io.steersman.service;

import io.steersman.finding.RuleId;
import io.steersman.fleet.FleetNode;
import io.steersman.fleet.FleetRules;
import io.steersman.reload.Activation.How;
import io.steersman.reload.InForce;
import io.steersman.reload.Releases;
import io.steersman.reload.Sources;
import io.steersman.silence.Silence;
import io.steersman.silence.Silences;
import io.steersman.supervision.EndedExperiments;
import io.steersman.supervision.Trial;
import io.steersman.supervision.Trials;
import java.util.Map;
import java.util.Optional;

/** The rules and policies of this node follow those of its fleet; what changes here first is what the fleet is to decide on. */
final class DecidedRules implements FleetRules {

    private static final String FLEET = "fleet";

    private final Releases releases;
    private final Silences silences;
    private final EndedExperiments ended;
    private final Trials trials;
    private volatile String known;

    DecidedRules(Releases releases, Silences silences, EndedExperiments ended, Trials trials) {
        this.releases = releases;
        this.silences = silences;
        this.ended = ended;
        this.trials = trials;
        this.known = mine().hash();
    }

    /** What is in force here. */
    InForce mine() {
        return releases.active().inForce();
    }

    /** What has come into force here, by its files or by a call, since it was asked last. */
    Optional<InForce> changed() {
        InForce now = mine();
        if (now.hash().equals(known)) {
            return Optional.empty();
        }
        known = now.hash();
        return Optional.of(now);
    }

    /** From now on a node has the fleet decide on what is wanted here. */
    void askFor(FleetNode node) {
        silences.decidedBy(node::silence);
        ended.decidedBy(node::end);
        trials.decidedBy(new Trials.Fleet() {
            @Override
            public void begin(InForce candidate, Trial.Terms terms) {
                node.tryOut(candidate, terms);
            }

            @Override
            public void end(Trial trial, String why, boolean promoted) {
                node.endTrial(trial, why, promoted);
            }
        });
    }

    @Override
    public InForce load(Map<String, String> files) {
        return releases.keep(new Sources(Map.of(), Map.of(), Map.of()).with(files));
    }

    @Override
    public void inForce(InForce rules) {
        known = rules.hash();
        if (!mine().hash().equals(rules.hash())) {
            releases.put(rules, How.ACTIVATED, FLEET, "");
        }
    }

    @Override
    public Trials trials() {
        return trials;
    }

    @Override
    public void silenced(Silence silence) {
        silences.learn(silence);
    }

    @Override
    public void ended(String name, String why) {
        ended.learn(name, why);
    }

    @Override
    public void slow(String hash, RuleId rule, String why) {
        if (mine().hash().equals(hash)) {
            releases.active().quarantine(rule, why);
        }
    }
}
