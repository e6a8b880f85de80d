package io.steersman.report;

import io.steersman.experiment.Experiment;
import io.steersman.experiment.Experiments;
import io.steersman.experiment.Findings;
import io.steersman.experiment.Study;
import io.steersman.journal.Journal;
import java.util.ArrayList;
import java.util.List;

/** What all experiments show of the runs that a journal holds. */
public final class ExperimentRuns {

    private ExperimentRuns() {}

    /** Of each experiment what it shows of a tenant's runs. */
    public static List<Findings> read(Experiments experiments, Journal journal, String tenant, RunReader reader) {
        List<Study> studies = new ArrayList<>();
        for (Experiment one : experiments.all()) {
            studies.add(new Study(one));
        }
        if (!studies.isEmpty()) {
            reader.read(journal, tenant, run -> add(run, studies));
        }
        return studies.stream().map(Study::findings).toList();
    }

    /** Adds a run to the studies that it belongs to. */
    public static void add(RunRecord run, List<Study> studies) {
        Observations.of(run).forEach(observed -> studies.forEach(study -> study.add(observed)));
    }
}
