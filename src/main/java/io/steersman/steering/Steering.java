package io.steersman.steering;

import io.steersman.fact.Action;
import io.steersman.finding.Finding;
import io.steersman.intervention.Armed;
import io.steersman.intervention.Course;
import io.steersman.intervention.Decision;
import io.steersman.intervention.Fault;
import io.steersman.intervention.Intervention;
import io.steersman.intervention.Ladder;
import io.steersman.intervention.Level;
import io.steersman.intervention.Outcome;
import io.steersman.intervention.Outcome.Voice;
import io.steersman.intervention.Pace;
import io.steersman.intervention.Proposal;
import io.steersman.intervention.Retry;
import io.steersman.intervention.Stale;
import io.steersman.policy.Policy;
import io.steersman.rulebook.Rulebook;
import io.steersman.trajectory.Bounded;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is done about the faults of one trajectory: which interventions they earn, and what becomes of them.
 *
 * <p>Costs nothing while no fault is open. Decides nothing itself: it keeps the state that rules are given as facts.
 */
public final class Steering {

    private static final int MOST_ARMED = 32;
    private static final int STEPS_OF_ACTION = 2;
    private static final int NO_TURN = -1;

    private final Faults faults;
    private final Watches watches;
    private final Map<String, Waiting> armed = new LinkedHashMap<>();
    private final Map<String, Integer> troubledAt = Bounded.byUse(MOST_ARMED);
    private List<Intervention> recalled = List.of();
    private Rulebook rulebook;
    private Policy policy;
    private int interventions;
    private int earned;

    public Steering(Rulebook rulebook, Policy policy) {
        this(rulebook, policy, new Kept(new Faults(), new Watches(), Map.of(), Map.of(), 0, 0));
    }

    /** Goes on where another one left off, by these; what that one kept is this one's from now on. */
    public Steering(Rulebook rulebook, Policy policy, Kept kept) {
        this.rulebook = rulebook;
        this.policy = policy;
        this.faults = kept.faults();
        this.watches = kept.watches();
        this.armed.putAll(kept.armed());
        this.troubledAt.putAll(kept.troubledAt());
        this.interventions = kept.interventions();
        this.earned = kept.earned();
    }

    /** All that it knows but the rules and the policy that it goes by; it changes with this. */
    public record Kept(
            Faults faults,
            Watches watches,
            Map<String, Waiting> armed,
            Map<String, Integer> troubledAt,
            int interventions,
            int earned) {}

    public Kept kept() {
        return new Kept(faults, watches, armed, troubledAt, interventions, earned);
    }

    /** From now on goes by these. */
    public void move(Rulebook newRulebook, Policy newPolicy) {
        rulebook = newRulebook;
        policy = newPolicy;
    }

    public Faults faults() {
        return faults;
    }

    /** Whether a step without findings needs not be looked at. */
    public boolean isIdle() {
        return watches.isEmpty() && armed.isEmpty() && recalled.isEmpty();
    }

    /** A fault of the surroundings was met by an agent in its turn. */
    public void troubled(String agent, int turn) {
        troubledAt.put(agent, turn);
    }

    /**
     * What a step says about what was said before.
     *
     * @param sighted names of the faults that were seen in it
     */
    public List<Outcome> follow(Step step, Optional<Action> action, Set<String> sighted) {
        List<Course> due = new ArrayList<>();
        if (!sighted.isEmpty()) {
            int began = action.map(read -> read.call().step()).orElse(step.index());
            String agent = action.map(Action::agent).orElse(step.agent());
            int turn = action.map(read -> read.call().turn()).orElse(NO_TURN);
            due.addAll(watches.sighted(sighted, agent, began, turn, step.index()));
        }
        Optional<Action> finished = action.filter(read -> !read.open());
        finished.ifPresent(read -> due.addAll(watches.acted(read, sighted, step.index())));
        finished.ifPresent(this::disarm);
        return judge(due);
    }

    /**
     * Somebody spoke to the agent. The user's and the harness's words are watched like ours; after the user's, what was
     * armed is a matter of before.
     */
    public List<Outcome> spoke(Instruction instruction) {
        if (!instruction.fromUser()) {
            boolean ours = instruction.source() == Instruction.Source.STEERSMAN;
            if (ours || instruction.source() == Instruction.Source.HARNESS) {
                heard(Voice.HOOK, instruction.index());
            }
            return List.of();
        }
        armed.clear();
        List<Outcome> outcomes = watches.isEmpty() ? List.of() : judge(watches.userSpoke(instruction.index()));
        heard(Voice.USER, instruction.index());
        return outcomes;
    }

    /** The run is over. */
    public List<Outcome> ended(int step) {
        armed.clear();
        return judge(watches.ended(step));
    }

    /** How far a session goes with the faults of a step. */
    public enum Telling {
        /** What is earned is sent. */
        LIVE,
        /** What was sent before is known and told by {@link #recall}. */
        RECALLED,
        /** Nothing is decided: faults are seen, and no more. */
        NEVER
    }

    /**
     * What the faults of a step earn.
     *
     * @param turn the turn that the agent is in
     */
    public Optional<Intervention> decide(
            Collection<Fault> sighted, Step step, Optional<Action> action, int turn, Telling telling) {
        if (telling == Telling.NEVER) {
            return Optional.empty();
        }
        List<Retry> retries = retries(action, step);
        if (sighted.isEmpty() && retries.isEmpty() && recalled.isEmpty()) {
            return Optional.empty();
        }
        return choose(sighted, retries, step, action, turn, telling);
    }

    /** The next step is one that earned these before the session was given up. */
    public void recall(List<Intervention> earlier) {
        recalled = List.copyOf(earlier);
    }

    /** The agent has been told: what it does from now on counts. */
    public void delivered(int number, int step) {
        for (Watch watch : watches.ofIntervention(number)) {
            watch.delivered(step);
            faults.told(watch.fault());
        }
    }

    /** The agent is not told, although it would have been now: it is watched and decided about as if it had been. */
    public void withheld(int number, int step) {
        for (Watch watch : watches.ofIntervention(number)) {
            watch.withheld(step);
            faults.told(watch.fault());
        }
    }

    /** Why, if so, an intervention that waits is not to be sent any more. */
    public Optional<String> stale(int number, int step, boolean ended) {
        return watches.ofIntervention(number).stream()
                .findFirst()
                .flatMap(watch -> Deciding.stale(rulebook, watch.course(step, false, ended)))
                .map(Stale::why);
    }

    /** The agent will not be told: the rung is given back. */
    public List<Outcome> dropped(int number, int step) {
        watches.ofIntervention(number).forEach(watch -> faults.lower(watch.fault(), 1));
        return replaced(number, step);
    }

    /** The agent will not be told this, but something stronger in its place. */
    public List<Outcome> replaced(int number, int step) {
        List<Course> due = new ArrayList<>();
        for (Watch watch : watches.ofIntervention(number)) {
            watch.drop();
            due.add(watch.course(step, false, false));
        }
        earned = Math.max(0, earned - 1);
        return judge(due);
    }

    private Optional<Intervention> choose(
            Collection<Fault> sighted,
            List<Retry> retries,
            Step step,
            Optional<Action> action,
            int turn,
            Telling telling) {
        List<Object> facts = new ArrayList<>(sighted);
        facts.addAll(retries);
        facts.add(new Pace(
                turn,
                earned,
                policy.pacing().budget(),
                isTroubled(action.map(Action::agent).orElse(step.agent()), turn)));
        Set<String> rules = new TreeSet<>();
        sighted.forEach(fault -> rules.add(fault.ruleId()));
        retries.forEach(retry -> rules.add(retry.ruleId()));
        for (String rule : rules) {
            Ladder ladder = policy.ladders().get(rule);
            if (ladder != null) {
                facts.add(ladder);
            }
        }
        facts.addAll(faults.lately(turn, policy.pacing().memory()));
        Deciding.Chosen chosen = Deciding.decide(rulebook, facts);
        retries.forEach(retry -> armed.remove(retry.fault().name()));
        Optional<Intervention> intervention = chosen.chosen()
                .filter(decision -> telling == Telling.LIVE && decision.level().isSent())
                .map(decision -> send(decision, step.index(), action, turn));
        recalled.forEach(earlier -> sendAgain(earlier, chosen.chosen(), action, turn));
        recalled = List.of();
        chosen.armed().forEach(waiting -> arm(waiting, turn));
        return intervention;
    }

    private Intervention send(Decision decision, int step, Optional<Action> action, int turn) {
        interventions++;
        earned++;
        Intervention intervention = Guidance.write(decision, policy, interventions, step);
        take(intervention, decision, action, turn);
        return intervention;
    }

    /** Takes up an intervention that went out then, as it was decided then as far as the same is decided now. */
    private void sendAgain(Intervention earlier, Optional<Decision> now, Optional<Action> action, int turn) {
        interventions = Math.max(interventions, earlier.number());
        earned++;
        Optional<Decision> same = now.filter(decision -> proposals(decision).stream()
                .map(proposal -> proposal.fault().name())
                .toList()
                .equals(earlier.faults()));
        if (same.isPresent()) {
            take(earlier, same.get(), action, turn);
        } else {
            earlier.faults().forEach(fault -> take(earlier, fault, earlier.rung(), earlier.level(), action, turn));
        }
    }

    private void take(Intervention intervention, Decision decision, Optional<Action> action, int turn) {
        for (Proposal proposal : proposals(decision)) {
            take(intervention, proposal.fault().name(), proposal.rung() + 1, proposal.level(), action, turn);
        }
    }

    private static List<Proposal> proposals(Decision decision) {
        List<Proposal> all = new ArrayList<>(decision.merged());
        all.add(0, decision.lead());
        return all;
    }

    private void take(
            Intervention intervention, String name, int rung, Level level, Optional<Action> action, int turn) {
        faults.earned(name, rung, level, turn);
        faults.find(name).ifPresent(fault -> {
            armed.remove(name);
            watch(Voice.STEERSMAN, intervention.number(), fault, intervention.step(), turn, action, false);
        });
    }

    private void watch(
            Voice voice, int number, Fault fault, int step, int turn, Optional<Action> action, boolean delivered) {
        Watch watch = Watch.of(
                voice,
                number,
                fault.finding(),
                fault.agent(),
                delivered,
                step,
                turn,
                policy.horizon(fault.rule()),
                policy.pacing().patience());
        action.ifPresent(watch::shownBy);
        watches.add(watch);
    }

    private void heard(Voice voice, int step) {
        for (Fault fault : faults.all()) {
            boolean open = fault.finding().last() >= step - STEPS_OF_ACTION * policy.horizon(fault.rule());
            if (open && !watches.has(fault.name())) {
                watch(voice, step, fault, step, NO_TURN, Optional.empty(), true);
            }
        }
    }

    private List<Outcome> judge(List<Course> due) {
        if (due.isEmpty()) {
            return List.of();
        }
        Deciding.Judged judged = Deciding.judge(rulebook, due);
        for (Course course : due) {
            boolean decided = judged.outcomes().stream()
                    .anyMatch(outcome -> outcome.voice() == course.voice()
                            && outcome.number() == course.number()
                            && outcome.fault().equals(course.fault()));
            if (decided) {
                watches.close(course);
            }
        }
        judged.descents()
                .forEach(
                        descent -> faults.lower(descent.fault(), policy.pacing().descent()));
        return judged.outcomes();
    }

    private boolean isTroubled(String agent, int turn) {
        Integer met = troubledAt.get(agent);
        return met != null && turn - met < policy.pacing().calm();
    }

    private void arm(Armed next, int turn) {
        armed.put(next.fault().name(), new Waiting(next, turn));
        if (armed.size() > MOST_ARMED) {
            armed.remove(armed.keySet().iterator().next());
        }
    }

    /** What was changed, or brought something else, may be tried again. */
    private void disarm(Action action) {
        if (!action.evidence() || armed.isEmpty()) {
            return;
        }
        armed.values().removeIf(waiting -> {
            Fault fault = waiting.armed().fault();
            return fault.agent().equals(action.agent())
                    && fault.finding().last() != action.answer().step()
                    && (action.mutated() || action.call().key().equals(fault.call()));
        });
    }

    private List<Retry> retries(Optional<Action> action, Step step) {
        if (armed.isEmpty() || action.filter(Action::open).isEmpty()) {
            return List.of();
        }
        Action opened = action.get();
        List<Retry> retries = new ArrayList<>();
        for (Waiting waiting : armed.values()) {
            if (waiting.isFor(opened)) {
                faults.find(waiting.armed().fault().name())
                        .flatMap(fault -> waiting.meets(fault, opened.call().turn()))
                        .ifPresent(next -> retries.add(new Retry(next, retried(next.fault(), opened, step))));
            }
        }
        return retries;
    }

    private static Fault retried(Fault fault, Action opened, Step step) {
        Finding before = fault.finding();
        List<Integer> evidence = new ArrayList<>(before.evidence());
        evidence.add(step.index());
        Finding now = new Finding(
                before.rule(), before.severity(), before.title(), before.identity(), evidence, before.details());
        return new Fault(
                now,
                fault.agent(),
                opened.call().key(),
                true,
                fault.sightings(),
                fault.rung(),
                fault.sentAtTurn(),
                fault.highest(),
                fault.waits());
    }
}
