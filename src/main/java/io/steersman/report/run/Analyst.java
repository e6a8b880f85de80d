package io.steersman.report.run;

import io.steersman.finding.Finding;
import io.steersman.finding.RuleId;
import io.steersman.intervention.Intervention;
import io.steersman.intervention.Level;
import io.steersman.intervention.Outcome;
import io.steersman.journal.InterventionEntry.Delivery;
import io.steersman.policy.Mode;
import io.steersman.reload.InForce;
import io.steersman.session.Noticed;
import io.steersman.session.RuleError;
import io.steersman.session.Session;
import io.steersman.trajectory.Context;
import io.steersman.trajectory.Position;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.Trajectory;
import io.steersman.trajectory.TrajectoryId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Judges whole trajectories under one rulebook and policy. Thread-safe. */
public final class Analyst {

    private static final Comparator<Occurrence> BY_START = Comparator.comparingInt(
                    (Occurrence found) -> found.finding().first())
            .thenComparing(found -> found.finding().fault());

    private final InForce inForce;
    private final Delivery delivery;

    /** An analyst who goes by these rules. */
    public Analyst(InForce inForce) {
        this(inForce, Delivery.SENT);
    }

    private Analyst(InForce inForce, Delivery delivery) {
        this.inForce = inForce;
        this.delivery = delivery;
    }

    /** An analyst who withholds everything at the moment when it is due: what faults do by themselves. */
    public Analyst withholding() {
        return new Analyst(inForce, Delivery.WITHHELD);
    }

    /** What becomes of the interventions: they are sent, or withheld. */
    public Delivery delivery() {
        return delivery;
    }

    /** The rules and the policy that are gone by. */
    public InForce inForce() {
        return inForce;
    }

    /**
     * Feeds a trajectory step by step to a session of its own, as if it were live and each intervention were read when it is
     * due, or withheld then, and gathers what comes of it.
     */
    public Analysis analyse(Trajectory trajectory) {
        Gathered gathered = new Gathered();
        int actions = 0;
        Function<RuleId, Mode> modes;
        Session session = session(trajectory);
        Telling telling = new Telling(session, delivery == Delivery.WITHHELD);
        for (Step step : trajectory.steps()) {
            Noticed noticed = session.accept(step);
            gathered.add(step.index(), noticed);
            gathered.outcomes.addAll(
                    telling.after(step, noticed.intervention().stream().toList()));
            actions += step instanceof ToolCall ? 1 : 0;
        }
        gathered.outcomes.addAll(session.finish(Math.max(0, trajectory.steps().size() - 1)));
        modes = session::mode;
        return new Analysis(
                trajectory.id(),
                trajectory.source(),
                trajectory.format(),
                trajectory.steps().size(),
                actions,
                gathered.occurrences(trajectory.steps(), modes),
                gathered.interventions,
                gathered.outcomes,
                gathered.errors);
    }

    private Session session(Trajectory trajectory) {
        Context context = Context.of(TrajectoryId.LOCAL, trajectory.format());
        return new Session(inForce.rulebook(), inForce::policy, context);
    }

    /** What came of the steps so far: of each fault the last sighting, which carries the evidence of all. */
    private static final class Gathered {
        private final Map<String, Finding> last = new HashMap<>();
        private final Map<String, List<Integer>> seen = new HashMap<>();
        private final Map<String, Level> levels = new HashMap<>();
        private final List<Intervention> interventions = new ArrayList<>();
        private final List<Outcome> outcomes = new ArrayList<>();
        private final List<RuleError> errors = new ArrayList<>();

        void add(int step, Noticed noticed) {
            if (noticed == Noticed.NOTHING) {
                return;
            }
            for (Finding finding : noticed.sighted()) {
                last.put(finding.fault(), finding);
                seen.computeIfAbsent(finding.fault(), fault -> new ArrayList<>())
                        .add(step);
            }
            noticed.intervention().ifPresent(this::add);
            outcomes.addAll(noticed.outcomes());
            errors.addAll(noticed.errors());
        }

        private void add(Intervention intervention) {
            interventions.add(intervention);
            intervention.faults().forEach(fault -> levels.merge(fault, intervention.level(), Gathered::stronger));
        }

        private static Level stronger(Level one, Level other) {
            return one.compareTo(other) >= 0 ? one : other;
        }

        List<Occurrence> occurrences(List<Step> steps, Function<RuleId, Mode> modes) {
            return last.values().stream()
                    .map(finding -> occurrence(finding, steps, modes.apply(finding.rule())))
                    .sorted(BY_START)
                    .toList();
        }

        private Occurrence occurrence(Finding finding, List<Step> steps, Mode mode) {
            List<Position> positions = finding.evidence().stream()
                    .map(index -> steps.get(index).meta().position())
                    .toList();
            return new Occurrence(
                    finding,
                    seen.getOrDefault(finding.fault(), List.of()),
                    mode,
                    levels.getOrDefault(finding.fault(), Level.OBSERVE),
                    positions,
                    Quote.of(finding, steps));
        }
    }
}
