package io.steersman.rulebook.drl;

import io.steersman.fact.Action;
import io.steersman.fact.Chant;
import io.steersman.fact.Cycle;
import io.steersman.fact.Ground;
import io.steersman.fact.History;
import io.steersman.fact.Kept;
import io.steersman.fact.Made;
import io.steersman.fact.Mark;
import io.steersman.fact.Recurrence;
import io.steersman.fact.Refrain;
import io.steersman.fact.Rounds;
import io.steersman.fact.Since;
import io.steersman.finding.Finding;
import io.steersman.finding.Origin;
import io.steersman.finding.RuleId;
import io.steersman.finding.Severity;
import io.steersman.finding.Suspicion;
import io.steersman.finding.Verdict;
import io.steersman.intervention.Armed;
import io.steersman.intervention.Course;
import io.steersman.intervention.Decision;
import io.steersman.intervention.Descent;
import io.steersman.intervention.Fault;
import io.steersman.intervention.Ladder;
import io.steersman.intervention.Level;
import io.steersman.intervention.Outcome;
import io.steersman.intervention.Pace;
import io.steersman.intervention.Proposal;
import io.steersman.intervention.Retry;
import io.steersman.intervention.Settled;
import io.steersman.intervention.Silenced;
import io.steersman.intervention.Stale;
import io.steersman.intervention.Told;
import io.steersman.policy.Limit;
import io.steersman.reading.call.Call;
import io.steersman.reading.call.Dependencies;
import io.steersman.reading.call.Likeness;
import io.steersman.reading.call.ToolKind;
import io.steersman.reading.change.Write;
import io.steersman.reading.check.CheckKind;
import io.steersman.reading.check.CheckOutcome;
import io.steersman.reading.check.CheckScope;
import io.steersman.reading.destruction.Destruction;
import io.steersman.reading.instruction.ConstraintMatch;
import io.steersman.reading.instruction.Publication;
import io.steersman.reading.instruction.Removal;
import io.steersman.reading.instruction.Requests;
import io.steersman.reading.instruction.Requests.Ask;
import io.steersman.reading.language.Constraint;
import io.steersman.reading.message.Claim;
import io.steersman.reading.message.Completion;
import io.steersman.reading.message.DeedClaim;
import io.steersman.reading.message.NumberClaim;
import io.steersman.reading.result.Answer;
import io.steersman.reading.result.FailureKind;
import io.steersman.reading.result.Outage;
import io.steersman.reading.result.TreeState;
import io.steersman.reading.shell.Command;
import io.steersman.reading.test.Silencing;
import io.steersman.reading.test.TestChange;
import io.steersman.reading.text.Repetition;
import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Compaction;
import io.steersman.trajectory.Cost;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Notice;
import io.steersman.trajectory.Position;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.Tokens;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.TrajectoryEnd;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The language of rules: the facts that are put before them and what those answer with, each by the name that authors write. */
public final class FactNames {

    private static final Map<String, Class<?>> ALL = Stream.of(
                    Action.class,
                    Answer.class,
                    Call.class,
                    Chant.class,
                    CheckKind.class,
                    CheckOutcome.class,
                    CheckScope.class,
                    Claim.class,
                    DeedClaim.class,
                    NumberClaim.class,
                    Command.class,
                    Constraint.class,
                    ConstraintMatch.class,
                    Dependencies.class,
                    Destruction.class,
                    FailureKind.class,
                    Likeness.class,
                    Mark.class,
                    Outage.class,
                    Publication.class,
                    Removal.class,
                    Repetition.class,
                    Requests.class,
                    Ask.class,
                    Silencing.class,
                    Cost.class,
                    TestChange.class,
                    ToolKind.class,
                    TreeState.class,
                    Verdict.class,
                    Write.class,
                    Cycle.class,
                    Ground.class,
                    History.class,
                    Made.class,
                    Kept.class,
                    Recurrence.class,
                    Refrain.class,
                    Rounds.class,
                    Since.class,
                    AgentMessage.class,
                    Compaction.class,
                    Completion.class,
                    Instruction.class,
                    Meta.class,
                    Notice.class,
                    Position.class,
                    Step.class,
                    Tokens.class,
                    ToolResult.class,
                    TrajectoryEnd.class,
                    Limit.class,
                    Finding.class,
                    Origin.class,
                    RuleId.class,
                    Severity.class,
                    Armed.class,
                    Course.class,
                    Decision.class,
                    Descent.class,
                    Fault.class,
                    Ladder.class,
                    Level.class,
                    Outcome.class,
                    Pace.class,
                    Proposal.class,
                    Retry.class,
                    Settled.class,
                    Silenced.class,
                    Stale.class,
                    Suspicion.class,
                    Told.class,
                    List.class)
            .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));
    private static final Set<String> PLACES =
            ALL.values().stream().map(Class::getCanonicalName).collect(Collectors.toUnmodifiableSet());

    private FactNames() {}

    /** All types that rules name without an import, by their names. */
    public static Map<String, Class<?>> all() {
        return ALL;
    }

    /**
     * Whether a name is that of a fact of ours, or of what is part of one.
     *
     * @param name in full, with points or as the compiled class has it
     */
    public static boolean isFact(String name) {
        String place = name.replace('$', '.');
        while (place.startsWith("io.steersman.")) {
            if (PLACES.contains(place)) {
                return true;
            }
            place = place.substring(0, place.lastIndexOf('.'));
        }
        return false;
    }
}
