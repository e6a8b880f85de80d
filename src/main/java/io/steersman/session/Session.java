package io.steersman.session;

import io.steersman.fact.Action;
import io.steersman.finding.Finding;
import io.steersman.finding.RuleId;
import io.steersman.finding.Verdict;
import io.steersman.intervention.Intervention;
import io.steersman.intervention.Outcome;
import io.steersman.policy.Mode;
import io.steersman.policy.Policy;
import io.steersman.rulebook.Rulebook;
import io.steersman.session.Noticed.Asking;
import io.steersman.session.past.Past;
import io.steersman.steering.Steering;
import io.steersman.steering.Steering.Telling;
import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Context;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryEnd;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One live trajectory: steps in, findings and interventions out.
 *
 * <p>Bounded in size whatever the trajectory's length. Deterministic: reads no clock. Not thread-safe: one owner at a
 * time.
 */
public final class Session {

    /** How many actions and other steps are kept, so that new rules see what happened before them. */
    static final int RETAINED = 32;

    private final Readings readings;
    private final Past past;
    private final Deque<StepFacts> retained;
    private final Map<String, Finding> fromTheMove;
    private final Steering steering;
    private Function<Context, Policy> policies;
    private List<Bystander> bystanders = List.of();
    private Context context;
    private Rulebook rulebook;
    private Policy policy;
    private Detection detection;
    private Detection latest;
    private Stopwatch stopwatch = Stopwatch.NONE;
    private boolean ended;
    private Telling telling = Telling.LIVE;

    /** Opens a session under a rulebook and one policy, whatever its steps tell of the run. */
    public Session(Rulebook rulebook, Policy policy) {
        this(rulebook, any -> policy, Context.NONE);
    }

    /**
     * Opens a session under a rulebook and the policy for its run.
     *
     * @param policies what applies to a run
     * @param context what is known of this one before its first step
     */
    public Session(Rulebook rulebook, Function<Context, Policy> policies, Context context) {
        this.rulebook = rulebook;
        this.policies = policies;
        this.context = context;
        this.policy = policies.apply(context);
        this.readings = new Readings();
        this.readings.knows(policy.vocabulary());
        this.past = new Past();
        this.past.follow(policy.expendable(), policy.languages());
        this.retained = new ArrayDeque<>();
        this.fromTheMove = new LinkedHashMap<>();
        this.steering = new Steering(rulebook, policy);
        this.detection = new Detection(rulebook, policy.limits(), past);
        this.latest = detection;
    }

    /**
     * Goes on where another session left off, under this rulebook and policy: as that one would have gone on.
     *
     * @param memory what the other one remembered; it is this one's from now on
     */
    public Session(Rulebook rulebook, Function<Context, Policy> policies, Memory memory) {
        this.rulebook = rulebook;
        this.policies = policies;
        this.context = memory.context();
        this.policy = policies.apply(context);
        this.ended = memory.ended();
        this.readings = memory.readings();
        this.readings.knows(policy.vocabulary());
        this.past = memory.past();
        this.past.follow(policy.expendable(), policy.languages());
        this.retained = memory.retained();
        this.fromTheMove = memory.fromTheMove();
        this.steering = new Steering(rulebook, policy, memory.steering());
        boolean same = rulebook.hash().equals(memory.rulebook());
        this.detection = new Detection(same ? rulebook.without(memory.leftOut()) : rulebook, policy.limits(), past);
        this.latest = detection;
        if (!same || !policy.hash().equals(memory.policy())) {
            changeTo(rulebook, policy);
        }
    }

    /** What this remembers of the trajectory. */
    public Memory memory() {
        return new Memory(
                rulebook.hash(),
                policy.hash(),
                context,
                ended,
                readings,
                past,
                retained,
                fromTheMove,
                steering.kept(),
                detection.leftOut());
    }

    /** This session, in which nothing is decided: faults are seen, and no more. To be called before any step. */
    public Session silent() {
        telling = Telling.NEVER;
        return this;
    }

    /** From now on, these judge the steps beside the rulebook that counts, and no others. */
    public void letWatch(List<Bystander> others) {
        bystanders = List.copyOf(others);
        bystanders.forEach(bystander -> bystander.learn(context, past));
    }

    /** This session, timed. To be called before any step. */
    public Session timedBy(Stopwatch watch) {
        stopwatch = watch;
        detection.timedBy(watch);
        return this;
    }

    /** Whether rules hear what a judge says. */
    public boolean hearsJudge() {
        return policy.judge().isHeard();
    }

    /** Names the policy files that apply. */
    public String policyHash() {
        return policy.hash();
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
        return accept(step, telling);
    }

    /** Takes up a step without judging it, and without looking at what it says. */
    public Noticed pass(Step step) {
        readings.pass(step);
        ended = step instanceof TrajectoryEnd;
        List<Outcome> outcomes = ended ? steering.ended(step.index()) : List.of();
        return new Noticed(List.of(), List.of(), List.of(), Optional.empty(), outcomes, List.of(), List.of());
    }

    /**
     * Looks, from another thread, for the rules that are slow with what is judged just now; the thread that judges was given up.
     *
     * @param next is told each rule before it is tried
     */
    public void findSlow(Consumer<RuleId> next) {
        latest.findSlow(stopwatch, next);
    }

    /**
     * Takes up a step that was judged before, when the session was given up meanwhile.
     *
     * @param earned the interventions that it earned then; none are decided anew
     */
    public void recall(Step step, List<Intervention> earned) {
        steering.recall(earned);
        try {
            accept(step, Telling.RECALLED);
        } finally {
            steering.recall(List.of());
        }
    }

    /**
     * Judges what a judge says of the trajectory as it stands. Nobody is told of it where the policy only looks on, or knows too
     * little of its class.
     */
    public Noticed hear(Verdict verdict) {
        return hear(verdict, false);
    }

    /**
     * The same of an answer that may be in doubt.
     *
     * @param doubted whether people agree too little with its class: what rules make of it is only tried out then
     */
    public Noticed hear(Verdict verdict, boolean doubted) {
        return hear(verdict, doubted, telling);
    }

    /**
     * Takes up what a judge said before, when the session was given up meanwhile.
     *
     * @param doubted whether it was in doubt then
     * @param earned the interventions that it earned then; none are decided anew
     */
    public void recall(Verdict verdict, boolean doubted, List<Intervention> earned) {
        steering.recall(earned);
        try {
            hear(verdict, doubted, Telling.RECALLED);
        } finally {
            steering.recall(List.of());
        }
    }

    private Noticed hear(Verdict verdict, boolean doubted, Telling how) {
        past.look(verdict.agent());
        Verdict known = verdict.overtaken(past.inquiries().spoken() > verdict.asked());
        List<RuleError> errors = new ArrayList<>();
        List<Finding> found = new ArrayList<>();
        if (hearsJudge() || how == Telling.RECALLED) {
            found.addAll(detection.judge(known, known.arrived(), errors));
        }
        bystanders.forEach(bystander -> bystander.hear(known));
        if (found.isEmpty() && errors.isEmpty()) {
            return Noticed.NOTHING;
        }
        if (doubted) {
            found.removeIf(finding -> policy.mode(finding.rule()) == Mode.OFF);
            return new Noticed(List.of(), List.of(), found, Optional.empty(), List.of(), List.of(), errors);
        }
        Meta meta = Meta.NONE.withIndex(known.arrived()).withAgent(known.agent());
        StepFacts place = new StepFacts(AgentMessage.of("").with(meta), Optional.empty());
        Telling most = policy.judge().tells(known.misbehaviour()) ? how : Telling.NEVER;
        return new Noticing(policy, steering, readings, past).of(place, found, List.of(), errors, most);
    }

    /** The agent has been told: what it does after the step of this index shows what becomes of it. */
    public void delivered(int intervention, int step) {
        steering.delivered(intervention, step);
    }

    /** The agent is not told, although it would have been after the step of this index: it is judged as if it had been. */
    public void withheld(int intervention, int step) {
        steering.withheld(intervention, step);
    }

    /**
     * Why an intervention that waits is not to be sent any more; nothing while it may be.
     *
     * @param step index of the latest step
     */
    public Optional<String> stale(int intervention, int step) {
        return steering.stale(intervention, step, ended);
    }

    /** The agent will not be told: what it had earned is taken back. */
    public List<Outcome> dropped(int intervention, int step) {
        return steering.dropped(intervention, step);
    }

    /** The agent will not be told this, but something stronger in its place. */
    public List<Outcome> replaced(int intervention, int step) {
        return steering.replaced(intervention, step);
    }

    private Noticed accept(Step step, Telling how) {
        learn(step);
        past.spending().take(step);
        List<RuleError> errors = new ArrayList<>();
        StepFacts facts = new StepFacts(step, readings.read(step)).in(past, true);
        ended = step instanceof TrajectoryEnd;
        if (step instanceof Instruction instruction && instruction.fromUser()) {
            past.inquiries().userSpoke(step.index(), past.actions());
        }
        List<Finding> found = new ArrayList<>(fromTheMove.values());
        fromTheMove.clear();
        found.addAll(detection.judge(facts.fact(), step.index(), errors));
        List<Asking> asked = new Noticing(policy, steering, readings, past).asked(detection.suspected());
        bystanders.forEach(bystander -> bystander.judge(facts.fact(), step.index()));
        retain(facts);
        boolean speaks = step instanceof Instruction || step instanceof TrajectoryEnd;
        if (found.isEmpty() && asked.isEmpty() && errors.isEmpty() && steering.isIdle() && !speaks) {
            return Noticed.NOTHING;
        }
        return new Noticing(policy, steering, readings, past).of(facts, found, asked, errors, how);
    }

    /** What is known of the run as a whole. */
    public Context context() {
        return context;
    }

    /** What a step tells of the run may bring another policy. */
    private void learn(Step step) {
        if (Context.isIn(step)) {
            context = context.with(step);
            readings.worksIn(context.folder());
            Policy now = policies.apply(context);
            if (now != policy) {
                changeTo(rulebook, now);
            }
            bystanders.forEach(bystander -> bystander.learn(context, past));
        }
    }

    /**
     * Goes on under another rulebook and policy.
     *
     * <p>The new rules see the retained steps again; what they find there, and was not known, is told with the next step.
     */
    public void move(Rulebook newRulebook, Function<Context, Policy> newPolicies) {
        policies = newPolicies;
        changeTo(newRulebook, newPolicies.apply(context));
    }

    /** Goes on under another rulebook and one policy, whatever its steps tell of the run. */
    public void move(Rulebook newRulebook, Policy newPolicy) {
        move(newRulebook, any -> newPolicy);
    }

    private void changeTo(Rulebook newRulebook, Policy newPolicy) {
        steering.move(newRulebook, newPolicy);
        rulebook = newRulebook;
        policy = newPolicy;
        readings.knows(newPolicy.vocabulary());
        past.follow(newPolicy.expendable(), newPolicy.languages());
        detection = new Detection(newRulebook, newPolicy.limits(), past).timedBy(stopwatch);
        latest = detection;
        if (!retained.isEmpty()) {
            judgeRetainedAgain(newRulebook, newPolicy);
        }
    }

    /** New rules see what is retained, without what they made of it counting again. */
    private void judgeRetainedAgain(Rulebook newRulebook, Policy newPolicy) {
        Past before = new Past();
        before.follow(newPolicy.expendable(), newPolicy.languages());
        before.instructed(past.constraints(), past.requests());
        before.repeats().give(past.repeats().leave());
        before.removals(past.removals());
        Detection again = new Detection(newRulebook, newPolicy.limits(), before);
        latest = again;
        for (StepFacts facts : retained) {
            facts.opened().ifPresent(opened -> judgeAgain(opened, before, again));
            judgeAgain(facts, before, again);
        }
        latest = detection;
    }

    private void judgeAgain(StepFacts facts, Past before, Detection again) {
        StepFacts remembered = facts.in(before, false);
        again.judge(remembered.fact(), facts.step().index(), new ArrayList<>()).stream()
                .filter(finding -> !steering.faults().isKnown(finding))
                .forEach(finding -> fromTheMove.put(finding.fault(), finding));
    }

    /** What the policy that applies to the run makes of a rule. */
    public Mode mode(RuleId rule) {
        return policy.mode(rule);
    }

    /** The run is over although no step says so: what is still watched is decided. */
    public List<Outcome> finish(int step) {
        return ended ? List.of() : steering.ended(step);
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
}
