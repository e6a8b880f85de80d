package io.steersman.report.experiment;

import io.steersman.experiment.Assignment;
import io.steersman.experiment.Experiment;
import io.steersman.experiment.Experiments;
import io.steersman.experiment.Findings;
import io.steersman.experiment.Forecast;
import io.steersman.experiment.Study;
import io.steersman.journal.Journal;
import io.steersman.reload.InForce;
import io.steersman.report.run.Analyst;
import io.steersman.report.run.RunReader;
import io.steersman.report.run.RunRecord;
import io.steersman.trajectory.Context;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.Trajectory;
import io.steersman.trajectory.TrajectoryId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What runs of the past say about an experiment that was not made with them. Not thread-safe. */
public final class ExperimentPast {

    private static final int FIRST_STEPS = 20;

    private final Experiment experiment;
    private final InForce inForce;
    private final Experiments alone;
    private final Study study;
    private final Map<String, Assignment> drawn = new HashMap<>();

    /**
     * @param inForce what runs are judged under
     */
    public ExperimentPast(Experiment experiment, InForce inForce) {
        this.experiment = experiment.running();
        this.inForce = inForce;
        this.alone = new Experiments(List.of(this.experiment));
        this.study = new Study(this.experiment);
    }

    /** Assigns a recorded run as it would have been live, and judges what was due in it; nobody was told. */
    public void replay(Trajectory run) {
        TrajectoryId id = TrajectoryId.local(run.id());
        Context context = Context.of(TrajectoryId.LOCAL, run.format());
        for (Step step :
                run.steps().subList(0, Math.min(FIRST_STEPS, run.steps().size()))) {
            context = context.with(step);
        }
        List<Assignment> assigned =
                alone.assign(id, context, (tenant, name, unit) -> Optional.ofNullable(drawn.get(unit)), Set.of());
        assigned.forEach(one -> drawn.putIfAbsent(one.unit(), one));
        if (assigned.isEmpty()) {
            return;
        }
        InForce ofArm = inForce.under(alone.regime(assigned, id.tenant(), Set.of()));
        Analyst analyst = new Analyst(ofArm).withholding();
        RunRecord record = RunReader.of(analyst.analyse(run), run, analyst.delivery(), assigned);
        ExperimentRuns.add(record, List.of(study));
    }

    /** What the replayed runs show. */
    public Findings findings() {
        return study.findings();
    }

    /** What the runs of a journal say about how long it takes: all that it would have been for count. */
    public Forecast forecast(Journal journal, String tenant) {
        new RunReader().read(journal, tenant, run -> {
            TrajectoryId id = new TrajectoryId(tenant, run.id());
            List<Step> first = journal.steps(id, 0, FIRST_STEPS);
            Context context = Context.of(tenant, "");
            for (Step step : first) {
                context = context.with(step);
            }
            experiment
                    .unitOf(id, context)
                    .map(unit -> new Assignment(
                            experiment.name(), unit, experiment.reference().name(), false))
                    .ifPresent(assigned -> ExperimentRuns.add(run.assignedTo(assigned, first), List.of(study)));
        });
        return study.forecast();
    }
}
