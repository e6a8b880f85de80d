package io.steersman.report.run;

import io.steersman.finding.Origin;
import io.steersman.finding.Severity;
import io.steersman.intervention.Intervention;
import io.steersman.intervention.Level;
import io.steersman.intervention.Outcome;
import io.steersman.session.RuleError;
import java.util.Comparator;
import java.util.List;

/**
 * What was found in one trajectory.
 *
 * @param id the trajectory's id
 * @param source the file or stream it was read from
 * @param format the format it was read in
 * @param steps how many steps it has
 * @param actions how many tool calls it has
 * @param findings its faults in the order in which they began
 * @param interventions what the agent would have been told, in order
 * @param outcomes what became of its faults after each intervention, or with none, in the order of the decisions
 * @param errors rules that failed on it
 */
public record Analysis(
        String id,
        String source,
        String format,
        int steps,
        int actions,
        List<Occurrence> findings,
        List<Intervention> interventions,
        List<Outcome> outcomes,
        List<RuleError> errors) {

    /**
     * The worst first: more faults of the highest severity, then of the next, and so on; then more sightings; then by source.
     */
    public static final Comparator<Analysis> WORST_FIRST = Comparator.comparing(Analysis::severities)
            .thenComparingInt(Analysis::sightings)
            .reversed()
            .thenComparing(Analysis::source)
            .thenComparing(Analysis::id);

    public Analysis {
        findings = List.copyOf(findings);
        interventions = List.copyOf(interventions);
        outcomes = List.copyOf(outcomes);
        errors = List.copyOf(errors);
    }

    /** Its faults that are the agent's own: what went wrong around it is not held against it. */
    public List<Occurrence> ownFaults() {
        return findings.stream()
                .filter(found -> found.finding().origin() == Origin.AGENT)
                .toList();
    }

    /** Whether a fault of the agent's own reached this level. One that earned no intervention counts as observed. */
    public boolean reached(Level level) {
        return ownFaults().stream().anyMatch(found -> found.level().compareTo(level) >= 0);
    }

    private int sightings() {
        return ownFaults().stream().mapToInt(Occurrence::sightings).sum();
    }

    private Severities severities() {
        int[] counts = new int[Severity.values().length];
        ownFaults().forEach(found -> counts[found.finding().severity().ordinal()]++);
        return new Severities(counts);
    }

    /** Faults by severity; ordered by those of the highest. */
    private record Severities(int[] counts) implements Comparable<Severities> {
        @Override
        public int compareTo(Severities other) {
            int order = 0;
            for (int i = counts.length - 1; i >= 0 && order == 0; i--) {
                order = Integer.compare(counts[i], other.counts[i]);
            }
            return order;
        }
    }
}
