package io.steersman.session;

import io.steersman.finding.Finding;
import io.steersman.intervention.Decision;
import io.steersman.intervention.Fault;
import io.steersman.intervention.Intervention;
import io.steersman.intervention.Pace;
import io.steersman.policy.Mode;
import io.steersman.policy.Policy;
import io.steersman.reading.Action;
import io.steersman.reading.Constraints;
import io.steersman.reading.Instructed;
import io.steersman.rulebook.Rulebook;
import io.steersman.trajectory.Compaction;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One live trajectory: steps in, findings and interventions out.
 *
 * <p>Bounded in size whatever the trajectory's length. Deterministic: reads no clock. Not thread-safe: one owner at a
 * time. To be closed.
 */
public final class Session implements AutoCloseable {

    /** How many actions and other steps are kept, so that new rules see what happened before them. */
    static final int RETAINED = 32;

    private static final Step NO_STEP = new Compaction(Meta.NONE);

    private final Readings readings = new Readings();
    private final Past past = new Past();
    private final Faults faults = new Faults();
    private final Deque<StepFacts> retained = new ArrayDeque<>();
    private final Map<String, Finding> fromTheMove = new LinkedHashMap<>();
    private Rulebook rulebook;
    private Policy policy;
    private Detection detection;
    private int interventions;

    /** Opens a session under a rulebook and a policy. */
    public Session(Rulebook rulebook, Policy policy) {
        this.rulebook = rulebook;
        this.policy = policy;
        this.detection = new Detection(rulebook, policy.limits());
    }

    /** Whether a call with this id waits for its result. */
    public boolean isOpen(String callId) {
        return readings.isOpen(callId);
    }

    /**
     * Judges the next step.
     *
     * @param step with its index in the trajectory
     */
    public Noticed accept(Step step) {
        List<RuleError> errors = new ArrayList<>();
        StepFacts facts = new StepFacts(step, readings.read(step));
        remember(facts, past);
        List<Finding> found = new ArrayList<>(fromTheMove.values());
        fromTheMove.clear();
        found.addAll(detection.judge(facts.with(past), step.index(), errors));
        retain(facts);
        found.removeIf(finding -> policy.mode(finding.rule()) == Mode.OFF);
        if (found.isEmpty() && errors.isEmpty()) {
            return Noticed.NOTHING;
        }
        return notice(found, step.index(), errors);
    }

    /**
     * Goes on under another rulebook and policy.
     *
     * <p>The new rules see the retained steps again; what they find there, and was not known, is told with the next step.
     */
    public void move(Rulebook newRulebook, Policy newPolicy) {
        detection.close();
        rulebook = newRulebook;
        policy = newPolicy;
        detection = new Detection(newRulebook, newPolicy.limits());
        Past before = new Past();
        before.instructed(past.constraints(), past.requests());
        for (StepFacts facts : retained) {
            facts.opened().ifPresent(opened -> judgeAgain(opened, before));
            judgeAgain(facts, before);
        }
    }

    private void judgeAgain(StepFacts facts, Past before) {
        remember(facts, before);
        detection.judge(facts.with(before), facts.step().index(), new ArrayList<>()).stream()
                .filter(finding -> !faults.isKnown(finding))
                .forEach(finding -> fromTheMove.put(finding.fault(), finding));
    }

    /** Numbers interventions after this one, which was earned before the session was rebuilt. */
    public void continueAfter(int number) {
        interventions = Math.max(interventions, number);
    }

    /** Gives back what only judging needs; the next step takes it up again, and nothing is lost. */
    public void rest() {
        detection.close();
    }

    @Override
    public void close() {
        detection.close();
    }

    private void remember(StepFacts facts, Past into) {
        into.look(facts.agent());
        if (facts.action().isEmpty()) {
            into.note(facts.step());
        }
        facts.action().filter(action -> !action.open()).ifPresent(into::add);
        if (facts.step() instanceof Instruction instruction) {
            into.heard(instruction.text());
            if (instruction.fromUser()) {
                into.userSpoke();
            }
            if (into == past) {
                Instructed read = Instructed.read(instruction);
                into.instructed(
                        Constraints.merge(into.constraints(), read.constraints()),
                        read.requests().quotes().keySet());
            }
        }
    }

    /** Long texts are not kept: they would make the session as large as its trajectory. An open call comes with its end. */
    private void retain(StepFacts facts) {
        if (facts.action().filter(Action::open).isPresent()) {
            return;
        }
        StepFacts light = facts.light();
        light.action().ifPresent(past::settle);
        retained.addLast(light);
        if (retained.size() > RETAINED) {
            retained.removeFirst();
        }
    }

    private Noticed notice(List<Finding> found, int step, List<RuleError> errors) {
        Collection<Fault> sighted = faults.sight(found);
        Optional<Intervention> intervention = decide(sighted, step, errors);
        return new Noticed(
                sighted.stream()
                        .filter(fault -> fault.sightings() == 1)
                        .map(Fault::finding)
                        .toList(),
                sighted.stream().map(Fault::finding).toList(),
                intervention,
                errors);
    }

    private Optional<Intervention> decide(Collection<Fault> sighted, int step, List<RuleError> errors) {
        try {
            Pace pace = new Pace(past.actions(), interventions, policy.budget());
            Optional<Decision> decision = Deciding.decide(rulebook, sighted, policy.ladders(), pace);
            return decision.filter(chosen -> chosen.level().isSent()).map(chosen -> send(chosen, step));
        } catch (RuntimeException e) {
            errors.add(new RuleError("", step, "The intervention rules failed: " + e.getMessage()));
            return Optional.empty();
        }
    }

    private Intervention send(Decision decision, int step) {
        interventions++;
        Intervention intervention = Guidance.write(decision, policy, interventions, step);
        faults.sent(intervention.faults(), past.actions());
        return intervention;
    }

    /**
     * What one step brings to the rules: a call or a result as the action it is part of, any other step as it is.
     *
     * @param step the step itself
     * @param action the action it opens or finishes, if any
     */
    private record StepFacts(Step step, Optional<Action> action) {
        StepFacts light() {
            return new StepFacts(action.isPresent() ? NO_STEP : Light.step(step), action.map(Light::action));
        }

        String agent() {
            return action.map(Action::agent).orElse(step.agent());
        }

        /** The call as it was before its result came. */
        Optional<StepFacts> opened() {
            return action.map(finished -> new StepFacts(step, Optional.of(Action.open(finished.call()))));
        }

        List<Object> with(Past past) {
            return List.of(past, action.<Object>map(read -> read).orElse(step));
        }
    }
}
