package io.steersman.report.run;

import io.steersman.experiment.Assignment;
import io.steersman.finding.RuleId;
import io.steersman.intervention.Intervention;
import io.steersman.intervention.Outcome;
import io.steersman.journal.InterventionEntry.Delivery;
import io.steersman.trajectory.Cost;
import io.steersman.trajectory.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What reports go by of one run, live or read from a file.
 *
 * @param id its id
 * @param vitals what it cost
 * @param seen its faults
 * @param given its interventions, in order
 * @param judged what became of its faults, in the order of the decisions
 * @param assignments the arms of experiments that it belongs to
 * @param span when it began and was last heard of; of those that belong to an experiment
 * @param about what is known of it as a whole
 */
public record RunRecord(
        String id,
        Vitals vitals,
        List<Seen> seen,
        List<Given> given,
        List<Judged> judged,
        List<Assignment> assignments,
        Span span,
        About about) {

    public RunRecord {
        seen = List.copyOf(seen);
        given = List.copyOf(given);
        judged = List.copyOf(judged);
        assignments = List.copyOf(assignments);
    }

    /** This as a run of one experiment, of which the first steps are known. */
    public RunRecord assignedTo(Assignment assignment, List<Step> first) {
        return new RunRecord(
                id,
                vitals,
                seen,
                given,
                judged,
                List.of(assignment),
                Span.of(first.stream().findFirst(), Optional.empty()),
                about);
    }

    /** This with what some rules saw and said alone. */
    RunRecord only(Predicate<RuleId> rules) {
        Set<Integer> numbers = new HashSet<>();
        List<Given> theirs = given.stream()
                .filter(one -> rules.test(one.intervention().rule()))
                .toList();
        theirs.forEach(one -> numbers.add(one.intervention().number()));
        return new RunRecord(
                id,
                vitals,
                seen.stream().filter(one -> rules.test(one.rule())).toList(),
                theirs,
                judged.stream()
                        .filter(one -> one.outcome().ofIntervention()
                                && numbers.contains(one.outcome().number()))
                        .toList(),
                assignments,
                span,
                about);
    }

    /**
     * When a run began and was last heard of, where its steps tell, in milliseconds since 1970.
     */
    public record Span(OptionalLong from, OptionalLong to) {

        public static final Span UNKNOWN = new Span(OptionalLong.empty(), OptionalLong.empty());

        /** From one step to another. */
        static Span of(Optional<Step> first, Optional<Step> last) {
            return new Span(millis(first), millis(last));
        }

        /** How long it took. */
        public OptionalLong millis() {
            return from.isPresent() && to.isPresent()
                    ? OptionalLong.of(Math.max(0, to.getAsLong() - from.getAsLong()))
                    : OptionalLong.empty();
        }

        private static OptionalLong millis(Optional<Step> step) {
            return step.flatMap(one -> one.meta().at())
                    .map(at -> OptionalLong.of(at.toEpochMilli()))
                    .orElse(OptionalLong.empty());
        }
    }

    /**
     * A fault.
     *
     * @param rule that saw it
     * @param fault its name
     * @param environment whether it lies in the surroundings of the agent
     * @param shadow whether the rule is only tried out
     * @param cost what the run took from its first sighting to its last
     * @param right whether people say that it is right; nothing when nobody says or they disagree
     */
    public record Seen(
            RuleId rule, String fault, boolean environment, boolean shadow, Cost cost, Optional<Boolean> right) {}

    /**
     * An intervention.
     *
     * @param delivery where it stands: whether the agent was told, or would have been
     * @param lagSteps steps until it was delivered
     * @param lagMillis milliseconds until it was delivered
     * @param right whether people say that it was right; nothing when nobody says or they disagree
     */
    public record Given(
            Intervention intervention,
            Delivery delivery,
            OptionalInt lagSteps,
            OptionalLong lagMillis,
            Optional<Boolean> right) {

        /** The fault that it is first of all about. */
        public String fault() {
            return intervention.faults().get(0);
        }

        /** Whether its moment came: the agent was told, or would have been. */
        public boolean due() {
            return delivery.isDelivered() || delivery == Delivery.WITHHELD;
        }
    }

    /**
     * An outcome.
     *
     * @param millis from what was said to the first sign of change, where the steps tell their times
     */
    public record Judged(Outcome outcome, OptionalLong millis) {}
}
