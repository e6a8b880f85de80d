package io.steersman.service;

import io.steersman.fleet.FleetRules;
import io.steersman.reload.Activation.How;
import io.steersman.reload.InForce;
import io.steersman.reload.Releases;
import io.steersman.reload.Sources;
import java.util.Map;
import java.util.Optional;

/** The rules and policies of this node follow those of its fleet; what changes here first is what the fleet is to decide on. */
final class DecidedRules implements FleetRules {

    private static final String FLEET = "fleet";

    private final Releases releases;
    private volatile String known;

    DecidedRules(Releases releases) {
        this.releases = releases;
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
}
