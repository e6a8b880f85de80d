package io.steersman.fleet;

import io.steersman.finding.RuleId;
import io.steersman.silence.Silence;
import io.steersman.trajectory.Context;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was decided beside rules and policies, up to a moment.
 *
 * @param silences by their ids
 * @param ended arms and experiments that are ended; the same set as long as nothing changes
 * @param slow rules that are left out and why, by the files that they are in
 */
record Decided(Map<String, Silence> silences, Set<String> ended, Map<String, Map<RuleId, String>> slow) {

    /** Nothing yet. */
    static final Decided NONE = new Decided(Map.of(), Set.of(), Map.of());

    /** This and a silence, which may be one that is over now. */
    Decided with(Silence silence) {
        Map<String, Silence> more = new LinkedHashMap<>(silences);
        more.put(silence.id(), silence);
        return new Decided(more, ended, slow);
    }

    /** This and the end of an arm or an experiment. */
    Decided with(String name) {
        Set<String> more = new TreeSet<>(ended);
        more.add(name);
        return new Decided(silences, more, slow);
    }

    /** This without a rule of some files. */
    Decided without(String hash, RuleId rule, String why) {
        Map<String, Map<RuleId, String>> more = new TreeMap<>(slow);
        Map<RuleId, String> rules = new TreeMap<>(slowOf(hash));
        rules.putIfAbsent(rule, why);
        more.put(hash, rules);
        return new Decided(silences, ended, more);
    }

    /** Rules of these files that are left out. */
    Map<RuleId, String> slowOf(String hash) {
        return slow.getOrDefault(hash, Map.of());
    }

    /** Why what a rule earns in a run is kept back at a moment, if it is. */
    Optional<String> withheld(RuleId rule, Context run, Instant moment) {
        return silences.values().stream()
                .filter(one -> one.lasts(moment) && one.covers(rule, run))
                .findFirst()
                .map(Silence::why);
    }
}
