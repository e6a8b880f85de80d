package io.steersman.session;

import io.steersman.finding.Finding;
import io.steersman.finding.Suspicion;
import io.steersman.intervention.Fault;
import io.steersman.intervention.Intervention;
import io.steersman.intervention.Outcome;
import io.steersman.policy.Mode;
import io.steersman.policy.Policy;
import io.steersman.session.Noticed.Asking;
import io.steersman.session.past.Past;
import io.steersman.steering.Steering;
import io.steersman.steering.Steering.Telling;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryEnd;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is made of the findings of one step.
 *
 * @param policy that says which rules count
 */
record Noticing(Policy policy, Steering steering, Readings readings, Past past) {

    /**
     * Follows up what was said before, and decides what is said now.
     *
     * @param found may be changed
     * @param errors gets what fails here
     */
    Noticed of(StepFacts facts, List<Finding> found, List<Asking> asked, List<RuleError> errors, Telling how) {
        found.removeIf(finding -> policy.mode(finding.rule()) == Mode.OFF);
        List<Finding> shadowed = found.stream()
                .filter(finding -> policy.mode(finding.rule()) == Mode.SHADOW)
                .toList();
        found.removeAll(shadowed);
        List<Outcome> outcomes = new ArrayList<>();
        Optional<Intervention> intervention = Optional.empty();
        Collection<Fault> sighted = List.of();
        try {
            outcomes.addAll(follow(facts, found));
            sighted = steering.faults()
                    .sight(found, facts.agent(), facts.action(), past.spending().all());
            intervention = steering.decide(sighted, facts.step(), facts.action(), readings.turn(facts.agent()), how);
        } catch (RuntimeException e) {
            errors.add(new RuleError("", facts.step().index(), "The intervention rules failed: " + e));
        }
        return new Noticed(
                sighted.stream()
                        .filter(fault -> fault.sightings() == 1)
                        .map(Fault::finding)
                        .toList(),
                sighted.stream().map(Fault::finding).toList(),
                shadowed,
                intervention,
                outcomes,
                asked,
                errors);
    }
    /** What a step shows of what was said before it. */
    private List<Outcome> follow(StepFacts facts, List<Finding> found) {
        Step step = facts.step();
        if (step instanceof Instruction instruction) {
            return steering.spoke(instruction);
        }
        facts.action()
                .filter(action -> action.answer().environment())
                .ifPresent(action -> steering.troubled(facts.agent(), readings.turn(facts.agent())));
        Set<String> sighted = new TreeSet<>();
        found.forEach(finding -> sighted.add(finding.fault()));
        List<Outcome> outcomes = new ArrayList<>(steering.follow(step, facts.action(), sighted));
        if (step instanceof TrajectoryEnd) {
            outcomes.addAll(steering.ended(step.index()));
        }
        return outcomes;
    }

    /** One question a step at most: what one answer tells, the next need not ask. */
    List<Asking> asked(List<Suspicion> suspected) {
        if (suspected.isEmpty() || !policy.judge().asks()) {
            return List.of();
        }
        return suspected.stream()
                .filter(suspicion -> policy.mode(suspicion.rule()) != Mode.OFF)
                .sorted(Comparator.comparing(Suspicion::name))
                .map(suspicion -> new Asking(
                        past.inquiries().take(suspicion, policy.judge().questions(), past.actions()), suspicion))
                .filter(asking -> asking.number() > 0)
                .findFirst()
                .map(List::of)
                .orElse(List.of());
    }
}
