package io.steersman.api.hooks;

import io.steersman.client.contract.HookSteps;
import io.steersman.journal.Journal;
import io.steersman.journal.TrajectoryEntry;
import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.TrajectoryEnd;
import io.steersman.trajectory.TrajectoryId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The steps with which a forked session begins. */
final class Fork {

    /** As much as a request may take in at once without being late. */
    private static final int MOST = 5000;

    /** As many calls as one response makes, by far. */
    private static final int MOST_ANSWERS = 100;

    /** One prompt comes as a few steps where it quotes files or the client's own words. */
    private static final int MOST_SPOKEN = 8;

    private Fork() {}

    /**
     * What a session takes over from its parent: nothing once its agent has done something.
     *
     * <p>Some clients name the parent only after the user has spoken. Those words come after what the parent did, so they are said
     * again.
     *
     * @param last the last step of the session
     * @param lastCall id of the parent's last call that belongs to the session, empty when all that it did does
     */
    static List<Step> of(TrajectoryId id, Optional<Step> last, Journal journal, TrajectoryId parent, String lastCall) {
        int there = last.map(step -> step.index() + 1).orElse(0);
        List<Step> spoken = there > MOST_SPOKEN ? List.of() : journal.steps(id, 0, there);
        if (spoken.size() < there || !spoken.stream().allMatch(Instruction.class::isInstance)) {
            return List.of();
        }
        int length = journal.find(parent).map(TrajectoryEntry::steps).orElse(0);
        int end = HookSteps.numbers(lastCall)
                .mapToObj(number -> journal.numbered(parent, number))
                .flatMap(Optional::stream)
                .mapToInt(step -> step.index() + 1)
                .max()
                .orElse(length);
        List<Step> taken = inherited(journal.steps(parent, Math.max(0, end - MOST), Math.min(end, MOST)));
        taken.addAll(answers(journal.steps(parent, end, MOST_ANSWERS), taken));
        if (!taken.isEmpty()) {
            spoken.forEach(
                    step -> taken.add(step.with(Meta.NONE.withAt(step.meta().at()))));
        }
        return taken;
    }

    /** What still belongs to the response that made the last call: results of its other calls, and the words that end it. */
    private static List<Step> answers(List<Step> following, List<Step> taken) {
        List<Step> answers = new ArrayList<>();
        for (Step step : following) {
            if (step instanceof ToolCall) {
                answers.removeIf(AgentMessage.class::isInstance);
                break;
            }
            if (!(step instanceof AgentMessage) && !answersOne(taken, step)) {
                break;
            }
            answers.add(step);
        }
        return answers;
    }

    private static boolean answersOne(List<Step> taken, Step step) {
        return step instanceof ToolResult result
                && taken.stream()
                        .anyMatch(other ->
                                other instanceof ToolCall call && call.id().equals(result.call()));
    }

    /** A result whose call is left behind would answer nothing, and what ended goes on. */
    private static List<Step> inherited(List<Step> steps) {
        Set<String> calls = new HashSet<>();
        List<Step> taken = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof ToolCall call) {
                calls.add(call.id());
            }
            boolean lost = step instanceof ToolResult result && !calls.contains(result.call());
            if (!lost && !(step instanceof TrajectoryEnd)) {
                taken.add(step);
            }
        }
        return taken;
    }
}
