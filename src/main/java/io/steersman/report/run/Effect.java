package io.steersman.report.run;

import io.steersman.intervention.Outcome.Kind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How often each outcome occurred in a group.
 *
 * @param counts by kind; what never occurred is missing
 */
public record Effect(Map<Kind, Integer> counts) {

    /** Nothing was decided. */
    public static final Effect NONE = new Effect(Map.of());

    public Effect {
        Map<Kind, Integer> ordered = new EnumMap<>(Kind.class);
        ordered.putAll(counts);
        counts = Collections.unmodifiableMap(ordered);
    }

    /** This and one more outcome. */
    public Effect plus(Kind kind) {
        Map<Kind, Integer> more = new EnumMap<>(Kind.class);
        more.putAll(counts);
        more.merge(kind, 1, Integer::sum);
        return new Effect(more);
    }

    /** How often one kind occurred. */
    public int of(Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    /** Of what was due and decided before the run ended, the share that recovered. */
    public Rate recovery() {
        int all = counts.values().stream().mapToInt(Integer::intValue).sum() - of(Kind.UNDELIVERED) - of(Kind.ENDED);
        return new Rate(of(Kind.RECOVERED) + of(Kind.SELF_RECOVERED), all);
    }
}
