package io.steersman.report.backtest;

import io.steersman.journal.Journal;
import io.steersman.journal.TrajectoryEntry;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Lets a backtest judge what a journal holds. */
public final class StoredRuns {

    private static final int PAGE = 200;
    private static final int STEPS = 500;

    private StoredRuns() {}

    /**
     * Judges all trajectories of a tenant, several at once, with what people said of their findings.
     *
     * @param goesOn asked before each; when it says no, the rest is left
     */
    public static void judge(Journal journal, String tenant, Backtest backtest, BooleanSupplier goesOn) {
        String after = "";
        List<TrajectoryEntry> page;
        do {
            page = journal.list(tenant, after, PAGE);
            page.parallelStream()
                    .filter(entry -> goesOn.getAsBoolean())
                    .forEach(entry -> judge(journal, entry, backtest));
            after = page.isEmpty() ? "" : page.get(page.size() - 1).id().id();
        } while (page.size() == PAGE && goesOn.getAsBoolean());
    }

    private static void judge(Journal journal, TrajectoryEntry entry, Backtest backtest) {
        List<Step> steps = new ArrayList<>();
        List<Step> page;
        do {
            page = journal.steps(entry.id(), steps.size(), STEPS);
            steps.addAll(page);
        } while (page.size() == STEPS);
        String id = entry.id().id();
        backtest.judge(new Trajectory(id, id, "", steps), journal.feedback(entry.id()), journal.verdicts(entry.id()));
    }
}
