package io.steersman.steering;

import io.steersman.fact.Action;
import io.steersman.finding.Finding;
import io.steersman.intervention.Fault;
import io.steersman.intervention.Level;
import io.steersman.intervention.Told;
import io.steersman.trajectory.Bounded;
import io.steersman.trajectory.Cost;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The open faults of a trajectory by name; bounded, those not seen for longest go first. */
public final class Faults {

    private static final int MOST = 256;
    private static final int MOST_TOLD = 8;
    private static final int MOST_EVIDENCE = 200;

    private final Map<String, Fault> open = Bounded.byUse(MOST);
    private final Map<String, Cost> begun = Bounded.byUse(MOST);
    private final Deque<String> told = new ArrayDeque<>();

    /**
     * Takes in what one step's rules found.
     *
     * @param agent who took the step
     * @param action the action that the step opens or finishes, if any
     * @param spent what the run has taken so far
     * @return the faults sighted, each once, in the order of their names
     */
    public Collection<Fault> sight(List<Finding> findings, String agent, Optional<Action> action, Cost spent) {
        Map<String, Fault> sighted = new TreeMap<>();
        for (Finding finding : findings) {
            sighted.computeIfAbsent(finding.fault(), name -> {
                String call = callOf(finding, action);
                boolean running = action.filter(Action::open).isPresent();
                Fault before = open.get(name);
                Cost began = begun.computeIfAbsent(name, first -> spent);
                Fault now = before == null
                        ? Fault.first(finding, agent, call, running)
                        : before.again(costing(joined(before.finding(), finding), spent.since(began)), call, running);
                open.put(name, now);
                return now;
            });
        }
        return List.copyOf(sighted.values());
    }

    /** Whether this fault was seen before. */
    public boolean isKnown(Finding finding) {
        return open.containsKey(finding.fault());
    }

    /** The fault of this name, if it is still known. */
    Optional<Fault> find(String name) {
        return Optional.ofNullable(open.get(name));
    }

    /** Notes that an intervention was decided about a fault. */
    void earned(String name, int rung, Level level, int atTurn) {
        change(name, fault -> fault.earned(rung, level, atTurn));
        told.remove(name);
        told.addLast(name);
        if (told.size() > MOST_TOLD) {
            told.removeFirst();
        }
    }

    /** Notes that the agent was told. */
    void told(String name) {
        change(name, Fault::told);
    }

    /** Notes that a fault comes down its ladder. */
    void lower(String name, int rungs) {
        change(name, fault -> fault.lowered(rungs));
    }

    /** Faults that the agent was told of within the last so many turns. */
    List<Told> lately(int turn, int memory) {
        List<Told> lately = new ArrayList<>();
        for (String name : told) {
            Fault fault = open.get(name);
            if (fault != null && fault.rung() > 0 && fault.quietFor(turn) <= memory) {
                lately.add(new Told(fault));
            }
        }
        return lately;
    }

    /** All that are known. */
    List<Fault> all() {
        return List.copyOf(open.values());
    }

    private void change(String name, UnaryOperator<Fault> how) {
        open.computeIfPresent(name, (key, fault) -> how.apply(fault));
    }

    /** The call that the fault is about: its identity is that of the call, or of a lap that holds it. */
    private static String callOf(Finding finding, Optional<Action> action) {
        return action.map(read -> read.call().key())
                .filter(key -> !key.isEmpty() && (finding.identity().contains(key) || aboutToRun(action)))
                .orElse("");
    }

    /** A call that has not run is what the fault is about, whatever its identity. */
    private static boolean aboutToRun(Optional<Action> action) {
        return action.filter(Action::open).isPresent();
    }

    /** With what the fault has taken since it was first seen. */
    private static Finding costing(Finding finding, Cost cost) {
        return cost.words().isEmpty()
                ? finding
                : finding.with("spent", cost.words())
                        .with("spentCalls", cost.calls())
                        .with("spentSeconds", cost.seconds())
                        .with("spentTokens", cost.tokens());
    }

    /** The latest sighting with the evidence of all; of very many the first ones and the latest. */
    private static Finding joined(Finding before, Finding latest) {
        List<Integer> evidence = new ArrayList<>(latest.evidence());
        before.evidence().stream()
                .limit(Math.max(1, MOST_EVIDENCE - evidence.size()))
                .forEach(evidence::add);
        return new Finding(
                latest.rule(), latest.severity(), latest.title(), latest.identity(), evidence, latest.details());
    }
}
