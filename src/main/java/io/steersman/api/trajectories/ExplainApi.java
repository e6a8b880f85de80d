package io.steersman.api.trajectories;

import io.steersman.access.Scope;
import io.steersman.api.access.Asked;
import io.steersman.api.access.Callers;
import io.steersman.api.access.Needs;
import io.steersman.api.problem.Failure;
import io.steersman.api.problem.ProblemKind;
import io.steersman.finding.RuleId;
import io.steersman.finding.Verdict;
import io.steersman.journal.Journal;
import io.steersman.reload.Active;
import io.steersman.reload.InForce;
import io.steersman.session.explain.Explainer;
import io.steersman.session.explain.Explanation;
import io.steersman.trajectory.Context;
import io.steersman.trajectory.Pieces;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Why rules fired on a trajectory, and why one did not. */
@Path("/v1/trajectories/{id}/explain")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Trajectories")
@Needs(Scope.READ)
public final class ExplainApi {

    private static final int PAGE = 500;

    private final Callers callers;
    private final Journal journal;
    private final Active active;

    ExplainApi(Callers callers, Journal journal, Active active) {
        this.callers = callers;
        this.journal = journal;
        this.active = active;
    }

    /**
     * Why a rule fired at a step, or why it did not.
     *
     * @param mode what the policy makes of the rule
     * @param patterns those of the rule in their order
     */
    @Schema(name = "ExplainedRule")
    record Explained(
            String rule,
            String title,
            int step,
            String mode,
            boolean fired,
            List<Seen> findings,
            List<Pattern> patterns) {
        static Explained of(Explanation explanation) {
            return new Explained(
                    explanation.rule().toString(),
                    explanation.title(),
                    explanation.step(),
                    explanation.mode(),
                    explanation.fired(),
                    explanation.findings().stream()
                            .map(found -> new Seen(found.identity(), found.evidence(), new TreeMap<>(found.details())))
                            .toList(),
                    explanation.lines().stream()
                            .map(line -> Pattern.of(explanation.file(), line))
                            .toList());
        }
    }

    /** What the rule found: the steps that show it, and the values that the policy's text may name. */
    record Seen(String identity, List<Integer> evidence, Map<String, String> details) {}

    /**
     * A pattern of the rule.
     *
     * @param place {@code rules/FILE:LINE}
     * @param state met, failed or not-asked
     * @param condition the condition that failed, empty for none
     * @param values what was compared
     */
    record Pattern(String place, String text, String state, String condition, List<String> values) {
        static Pattern of(String file, Explanation.Line line) {
            return new Pattern(
                    "rules/%s:%d".formatted(file, line.line()),
                    line.text(),
                    line.state().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    line.condition(),
                    line.values());
        }
    }

    /** Explains. */
    @GET
    @Operation(
            operationId = "explainRules",
            summary = "Why rules fired on a trajectory, or why one did not",
            description =
                    "Replays the stored steps under the rules in force. Without 'rule': all that fired. With 'rule' and"
                            + " without 'step': where it fired first, or else where it came closest. Of each pattern it says whether"
                            + " it was met; of the first that was not, which condition failed and with which values.")
    public List<Explained> explain(
            @PathParam("id") String id,
            @QueryParam("rule") @DefaultValue("") String rule,
            @QueryParam("step") @DefaultValue("") String step) {
        TrajectoryId trajectory = Asked.trajectory(journal, callers.id(id)).id();
        InForce inForce = active.inForce();
        List<Step> steps = steps(trajectory);
        OptionalInt wanted = number(step, steps.size());
        List<Verdict> answers = journal.verdicts(trajectory).stream()
                .flatMap(entry -> entry.verdict().stream())
                .toList();
        Explainer explainer =
                new Explainer(inForce.rulebook(), inForce::policy, Context.of(trajectory.tenant(), ""), answers);
        List<Explanation> all = rule.isEmpty()
                ? explainer.fired(steps, wanted)
                : explainer.explain(id(rule, inForce), steps, wanted).stream().toList();
        return all.stream().map(Explained::of).toList();
    }

    private static OptionalInt number(String step, int steps) {
        if (step.isEmpty()) {
            return OptionalInt.empty();
        }
        boolean known = !step.startsWith("-") && Pieces.isNumber(step, 9) && Integer.parseInt(step) < steps;
        if (!known) {
            throw new Failure(
                    ProblemKind.INVALID_REQUEST,
                    "There is no step '%s'. Maybe use a whole number from 0 to %d.".formatted(step, steps - 1));
        }
        return OptionalInt.of(Integer.parseInt(step));
    }

    private static RuleId id(String rule, InForce inForce) {
        return inForce.rulebook().detectionRules().stream()
                .filter(known -> known.toString().equals(rule) || known.name().equals(rule))
                .findFirst()
                .orElseThrow(() -> new Failure(
                        ProblemKind.NOT_FOUND,
                        "There is no rule '%s' that detects faults. Maybe see /v1/rules.".formatted(rule)));
    }

    private List<Step> steps(TrajectoryId id) {
        List<Step> all = new ArrayList<>();
        List<Step> page;
        do {
            page = journal.steps(id, all.size(), PAGE);
            all.addAll(page);
        } while (page.size() == PAGE);
        return all;
    }
}
