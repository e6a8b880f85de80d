package io.steersman.report.run;

import io.steersman.finding.Finding;
import io.steersman.intervention.Level;
import io.steersman.policy.Mode;
import io.steersman.trajectory.Position;
import io.steersman.trajectory.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The faults that one rulebook saw in one trajectory, whatever was said about them. Not thread-safe. */
public final class Sightings {

    private final Map<String, Fault> faults = new TreeMap<>();

    /** Takes in what was found at a step. */
    public void add(int step, List<Finding> found) {
        for (Finding finding : found) {
            faults.computeIfAbsent(finding.fault(), name -> new Fault(finding)).see(step, finding);
        }
    }

    /** By name: rule and identity. */
    public Map<String, Fault> faults() {
        return faults;
    }

    /** One fault. */
    public static final class Fault {
        private final List<Integer> seen = new ArrayList<>();
        private Finding finding;

        Fault(Finding first) {
            finding = first;
        }

        private void see(int step, Finding latest) {
            if (seen.isEmpty() || seen.get(seen.size() - 1) != step) {
                seen.add(step);
            }
            List<Integer> evidence = new ArrayList<>(finding.evidence());
            evidence.addAll(latest.evidence());
            finding = new Finding(
                    latest.rule(), latest.severity(), latest.title(), latest.identity(), evidence, latest.details());
        }

        /** With the evidence of all sightings. */
        public Finding finding() {
            return finding;
        }

        /** Indices of the steps at which it was seen, ascending. */
        public List<Integer> seen() {
            return seen;
        }

        /** Whether another rulebook saw the same, at the same steps. */
        public boolean sameAs(Fault other) {
            return seen.equals(other.seen)
                    && finding.severity() == other.finding.severity()
                    && finding.evidence().equals(other.finding.evidence());
        }

        /** Whether both point at some step of the trajectory. */
        public boolean meets(Fault other) {
            return finding.rule().equals(other.finding.rule())
                    && finding.evidence().stream().anyMatch(other.finding.evidence()::contains);
        }

        public Occurrence occurrence(List<Step> steps) {
            List<Position> positions = finding.evidence().stream()
                    .map(index -> steps.get(index).meta().position())
                    .toList();
            return new Occurrence(finding, seen, Mode.OBSERVE, Level.OBSERVE, positions, Quote.of(finding, steps));
        }
    }
}
