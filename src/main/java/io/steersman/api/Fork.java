package io.steersman.api;

import io.steersman.journal.Journal;
import io.steersman.journal.TrajectoryEntry;
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
     */
    static List<Step> of(TrajectoryId id, Optional<Step> last, Journal journal, TrajectoryId parent) {
        int there = last.map(step -> step.index() + 1).orElse(0);
        List<Step> spoken = there > MOST_SPOKEN ? List.of() : journal.steps(id, 0, there);
        if (spoken.size() < there || !spoken.stream().allMatch(Instruction.class::isInstance)) {
            return List.of();
        }
        int length = journal.find(parent).map(TrajectoryEntry::steps).orElse(0);
        List<Step> taken = inherited(journal.steps(parent, Math.max(0, length - MOST), MOST));
        if (!taken.isEmpty()) {
            spoken.forEach(
                    step -> taken.add(step.with(Meta.NONE.withAt(step.meta().at()))));
        }
        return taken;
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
