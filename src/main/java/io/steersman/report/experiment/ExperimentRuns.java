package io.steersman.report.experiment;

import io.steersman.experiment.Assignment;
import io.steersman.experiment.Experiment;
import io.steersman.experiment.Experiments;
import io.steersman.experiment.Findings;
import io.steersman.experiment.Study;
import io.steersman.journal.Journal;
import io.steersman.report.run.RunReader;
import io.steersman.report.run.RunRecord;
import io.steersman.trajectory.Context;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.util.ArrayList;
import java.util.List;

/** What all experiments show of the runs that a journal holds. */
public final class ExperimentRuns {

    private static final int FIRST_STEPS = 20;

    private ExperimentRuns() {}

    /** Of each experiment what it shows of a tenant's runs; earlier sessions of its units are not looked for. */
    public static List<Findings> glance(Experiments experiments, Journal journal, String tenant, RunReader reader) {
        return read(experiments, journal, tenant, reader, false);
    }

    /** Of each experiment what it shows of a tenant's runs. */
    public static List<Findings> read(Experiments experiments, Journal journal, String tenant, RunReader reader) {
        return read(experiments, journal, tenant, reader, true);
    }

    private static List<Findings> read(
            Experiments experiments, Journal journal, String tenant, RunReader reader, boolean earlier) {
        List<Study> studies = new ArrayList<>();
        for (Experiment one : experiments.all()) {
            studies.add(new Study(one));
        }
        if (!studies.isEmpty()) {
            reader.read(journal, tenant, run -> {
                add(run, studies);
                if (earlier) {
                    addEarlier(run, studies, journal, tenant);
                }
            });
        }
        return studies.stream().map(Study::findings).toList();
    }

    /** Runs of a unit that were in no arm tell what it was like before. */
    private static void addEarlier(RunRecord run, List<Study> studies, Journal journal, String tenant) {
        List<Study> asking = studies.stream()
                .filter(Study::asksForEarlier)
                .filter(study -> run.assignments().stream().noneMatch(one -> one.experiment()
                        .equals(study.experiment().name())))
                .toList();
        if (asking.isEmpty()) {
            return;
        }
        TrajectoryId id = new TrajectoryId(tenant, run.id());
        List<Step> first = journal.steps(id, 0, FIRST_STEPS);
        Context context = Context.of(tenant, "");
        for (Step step : first) {
            context = context.with(step);
        }
        for (Study study : asking) {
            Experiment experiment = study.experiment();
            experiment
                    .unitOf(id, context)
                    .map(unit -> new Assignment(
                            experiment.name(), unit, experiment.reference().name(), false))
                    .ifPresent(assigned ->
                            Observations.of(run.assignedTo(assigned, first)).forEach(study::addEarlier));
        }
    }

    /** Adds a run to the studies that it belongs to. */
    public static void add(RunRecord run, List<Study> studies) {
        Observations.of(run).forEach(observed -> studies.forEach(study -> study.add(observed)));
    }
}
