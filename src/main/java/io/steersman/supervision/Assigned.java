package io.steersman.supervision;

import io.steersman.experiment.Assignment;
import io.steersman.experiment.Regime;
import io.steersman.intervention.Intervention;
import io.steersman.intervention.Level;
import io.steersman.journal.Journal;
import io.steersman.reload.InForce;
import io.steersman.silence.Silences;
import io.steersman.silence.Silencing;
import io.steersman.trajectory.Context;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What experiments and silences make of one trajectory. Costs nothing where there is none. Not thread-safe: its trajectory guards it. */
final class Assigned {

    private static final String NEUTRAL = "neutral";

    private final TrajectoryId id;
    private final Journal journal;
    private final Supplier<Set<String>> ended;
    private final Silencing silences;
    private List<Assignment> assignments = List.of();
    private Regime regime = Regime.NONE;
    private Set<String> endedThen = Set.of();

    /** Of somebody who sends nothing. */
    Assigned(TrajectoryId id, Journal journal, Supplier<Set<String>> ended) {
        this(id, journal, ended, Silences.inMemory(InstantSource.system()));
    }

    /**
     * @param ended arms and experiments that are ended now; the same set as long as nothing changes
     * @param silences what is kept back for a while
     */
    Assigned(TrajectoryId id, Journal journal, Supplier<Set<String>> ended, Silencing silences) {
        this.silences = silences;
        this.id = id;
        this.journal = journal;
        this.ended = ended;
    }

    /** Draws, once, with the first steps; what is to be kept of it. */
    List<Assignment> begin(List<Step> first, InForce inForce) {
        if (inForce.experiments().isIdle()) {
            return List.of();
        }
        Context context = Context.of(id.tenant(), "");
        for (Step step : first) {
            context = context.with(step);
        }
        assignments = inForce.experiments().assign(id, context, journal::assigned, ended.get());
        settle(inForce);
        return assignments;
    }

    /** Takes up what was drawn before. */
    void recall(InForce inForce) {
        assignments = inForce.experiments().isIdle() ? List.of() : journal.assignments(id);
        settle(inForce);
    }

    /** Whether an arm or an experiment was ended since this was last settled. */
    boolean isStale() {
        return !assignments.isEmpty() && endedThen != ended.get();
    }

    /** Goes by what is in force and ended now. */
    void settle(InForce inForce) {
        endedThen = ended.get();
        regime = inForce.experiments().regime(assignments, id.tenant(), endedThen);
    }

    /** What this trajectory is judged under. */
    InForce judging(InForce inForce) {
        return inForce.under(regime);
    }

    /** Why what is due is kept back, empty for an arm of an experiment; nothing when it is to be sent. No rule ever sees it. */
    Optional<String> withheld(Intervention due, Context run) {
        return regime.withholds() ? Optional.of("") : silences.why(due.rule(), run);
    }

    /** What is said in place of what was decided; the decision stands as it is. */
    Intervention shaped(Intervention decided) {
        return regime.isNeutral()
                ? new Intervention(
                        decided.number(),
                        Level.NOTICE,
                        decided.step(),
                        decided.rule(),
                        decided.faults(),
                        Intervention.MARK + " " + regime.text(),
                        decided.rung(),
                        NEUTRAL)
                : decided;
    }
}
