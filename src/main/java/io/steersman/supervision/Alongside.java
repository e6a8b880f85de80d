package io.steersman.supervision;

import io.steersman.finding.Finding;
import io.steersman.intervention.Intervention;
import io.steersman.intervention.Outcome;
import io.steersman.journal.InterventionEntry;
import io.steersman.journal.VerdictEntry;
import io.steersman.session.RuleError;
import io.steersman.trajectory.TrajectoryId;
import java.util.List;
import java.util.function.Consumer;

/** Several witnesses, each told the same in their order. */
public final class Alongside implements Witness {

    private final List<Witness> all;

    public Alongside(Witness... all) {
        this.all = List.of(all);
    }

    @Override
    public void accepted(TrajectoryId id, int steps) {
        each(one -> one.accepted(id, steps));
    }

    @Override
    public void found(TrajectoryId id, Finding finding) {
        each(one -> one.found(id, finding));
    }

    @Override
    public void earned(TrajectoryId id, Intervention intervention) {
        each(one -> one.earned(id, intervention));
    }

    @Override
    public void moved(TrajectoryId id, InterventionEntry entry) {
        each(one -> one.moved(id, entry));
    }

    @Override
    public void decided(TrajectoryId id, Outcome outcome) {
        each(one -> one.decided(id, outcome));
    }

    @Override
    public void unjudged(TrajectoryId id, int step) {
        each(one -> one.unjudged(id, step));
    }

    @Override
    public void asked(TrajectoryId id, VerdictEntry question) {
        each(one -> one.asked(id, question));
    }

    @Override
    public void answered(TrajectoryId id, VerdictEntry answer) {
        each(one -> one.answered(id, answer));
    }

    @Override
    public void failed(TrajectoryId id, RuleError error) {
        each(one -> one.failed(id, error));
    }

    private void each(Consumer<Witness> telling) {
        all.forEach(telling);
    }
}
