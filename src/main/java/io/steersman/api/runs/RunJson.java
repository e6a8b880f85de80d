package io.steersman.api.runs;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.steersman.finding.RuleId;
import io.steersman.intervention.Outcome;
import io.steersman.journal.InterventionEntry.Delivery;
import io.steersman.journal.TrajectoryEntry;
import io.steersman.report.run.RunRecord;
import io.steersman.report.run.RunRecord.Given;
import io.steersman.report.run.RunRecord.Judged;
import io.steersman.report.run.RunRecord.Seen;
import io.steersman.trajectory.Step;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A run at a glance.
 *
 * @param id id of its trajectory
 * @param client the program that the agent runs in, empty when unknown
 * @param agent name of the agent or role, empty when unknown
 * @param repository what is worked on, empty when unknown
 * @param model name of the model, empty when unknown
 * @param began when it was first heard of
 * @param latest when it was last heard of
 * @param ended whether its end was reported
 * @param steps how many steps it has
 * @param calls how many tool calls
 * @param failedCalls how many of them failed
 * @param rules by rule: faults of the agent's own
 * @param open faults of the agent's own that it has not been seen to recover from; 0 when the run has ended
 * @param told how many interventions were delivered
 * @param waiting what waits to be told
 * @param outcomes by word: what became of faults after they were spoken about
 * @param last the last step in one line; absent when there is none
 */
@Schema(name = "Run")
record RunJson(
        String id,
        String client,
        String agent,
        String repository,
        String model,
        Instant began,
        Instant latest,
        boolean ended,
        int steps,
        int calls,
        int failedCalls,
        Map<String, Integer> rules,
        int open,
        int told,
        List<Waiting> waiting,
        Map<String, Integer> outcomes,

        @Schema(implementation = OutlineJson.Row.class) @JsonInclude(JsonInclude.Include.NON_ABSENT)
        Optional<OutlineJson.Row> last) {

    /**
     * The latest runs.
     *
     * @param runs the one heard of last first
     * @param more whether there are others that are asked for
     */
    @Schema(name = "Runs")
    record Page(List<RunJson> runs, boolean more) {}

    /**
     * What waits to be told.
     *
     * @param number of the intervention
     */
    @Schema(name = "WaitingIntervention")
    record Waiting(int number, String level, String rule) {}

    static RunJson of(TrajectoryEntry entry, RunRecord run, Optional<Step> last) {
        List<Seen> own = run.seen().stream()
                .filter(seen -> !seen.shadow() && !seen.environment())
                .toList();
        return new RunJson(
                run.id(),
                run.about().client(),
                run.about().agent(),
                run.about().repository(),
                run.about().model(),
                Instant.ofEpochMilli(entry.began()),
                Instant.ofEpochMilli(entry.latest()),
                entry.ended(),
                entry.steps(),
                run.vitals().calls(),
                run.vitals().failedCalls(),
                own.stream()
                        .map(Seen::rule)
                        .collect(Collectors.groupingBy(RuleId::toString, TreeMap::new, Collectors.summingInt(x -> 1))),
                entry.ended()
                        ? 0
                        : (int) own.stream().filter(seen -> !isOver(run, seen)).count(),
                (int) run.given().stream()
                        .filter(given -> given.delivery().isDelivered())
                        .count(),
                run.given().stream()
                        .filter(given -> given.delivery() == Delivery.PENDING)
                        .map(RunJson::waiting)
                        .toList(),
                run.judged().stream()
                        .map(Judged::outcome)
                        .collect(Collectors.groupingBy(
                                outcome -> outcome.kind().display(), TreeMap::new, Collectors.summingInt(x -> 1))),
                last.map(OutlineJson.Row::of));
    }

    private static Waiting waiting(Given given) {
        return new Waiting(
                given.intervention().number(),
                given.intervention().level().display(),
                given.intervention().rule().toString());
    }

    /** Whether what was decided last about a fault is that it is over. */
    private static boolean isOver(RunRecord run, Seen seen) {
        return run.judged().stream()
                .map(Judged::outcome)
                .filter(outcome -> outcome.fault().equals(seen.fault()))
                .reduce((before, later) -> later)
                .map(Outcome::kind)
                .filter(Outcome.Kind::isRecovery)
                .isPresent();
    }
}
