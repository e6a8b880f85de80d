package io.steersman.report.experiment;

import io.steersman.experiment.Metric;
import io.steersman.experiment.Observed;
import io.steersman.experiment.Observed.Value;
import io.steersman.intervention.Outcome.Kind;
import io.steersman.report.run.Case;
import io.steersman.report.run.RunRecord;
import io.steersman.report.run.Vitals;
import io.steersman.trajectory.Tokens;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What experiments measure of a run. */
final class Observations {

    private static final double MILLIS_OF_MINUTE = 60_000;

    private Observations() {}

    /** Of each experiment that the run belongs to, what became of it. */
    static List<Observed> of(RunRecord run) {
        List<Case> cases =
                Case.of(run).stream().filter(one -> !one.environment()).toList();
        boolean due = run.given().stream().anyMatch(RunRecord.Given::due);
        return run.assignments().stream()
                .map(assignment -> new Observed(
                        assignment, run.span().from(), due, tokens(run.vitals()), values(run, cases), faults(cases)))
                .toList();
    }

    private static Tokens tokens(Vitals vitals) {
        return new Tokens(vitals.inputTokens(), vitals.outputTokens());
    }

    private static Map<Metric, Value> values(RunRecord run, List<Case> cases) {
        Map<Metric, Value> values = new EnumMap<>(Metric.class);
        Vitals vitals = run.vitals();
        List<Observed.Fault> decided = faults(cases);
        if (!decided.isEmpty()) {
            values.put(
                    Metric.RECOVERY,
                    new Value(decided.stream().filter(Observed.Fault::recovered).count(), decided.size()));
        }
        if (vitals.calls() > 0) {
            int failed = Math.min(vitals.failedCalls(), vitals.calls());
            values.put(Metric.FAILED_CALLS, new Value(failed, vitals.calls()));
            values.put(Metric.FAILING_SESSIONS, Value.of(failed > 0 ? 1 : 0));
        }
        if (vitals.inputTokens() + vitals.outputTokens() > 0) {
            values.put(Metric.TOKENS, Value.of(vitals.inputTokens() + vitals.outputTokens()));
        }
        values.put(Metric.INTERVENTIONS_BY_PERSONS, Value.of(vitals.persons().all()));
        vitals.success().told().ifPresent(well -> values.put(Metric.SUCCESS, Value.of(well ? 1 : 0)));
        values.put(Metric.STEPS, Value.of(vitals.steps()));
        run.span().millis().ifPresent(millis -> values.put(Metric.MINUTES, Value.of(millis / MILLIS_OF_MINUTE)));
        values.put(
                Metric.INTERVENTIONS,
                Value.of(run.given().stream().filter(RunRecord.Given::due).count()));
        return values;
    }

    /** Those decided before their run ended, by what became of them after the first time. */
    private static List<Observed.Fault> faults(List<Case> cases) {
        return cases.stream().flatMap(Observations::fault).toList();
    }

    private static Stream<Observed.Fault> fault(Case one) {
        Optional<Kind> kind = one.first().filter(first -> first != Kind.ENDED && first != Kind.UNDELIVERED);
        String wording = one.given().get(0).intervention().wording();
        return kind
                .map(first -> new Observed.Fault(
                        one.fault().substring(0, one.fault().indexOf('#')), wording, first.isRecovery()))
                .stream();
    }
}
