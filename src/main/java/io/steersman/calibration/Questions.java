package io.steersman.calibration;

import io.steersman.journal.Moment;
import io.steersman.journal.VerdictEntry;
import io.steersman.judge.Question;
import io.steersman.policy.JudgePolicy;
import io.steersman.policy.Policies;
import io.steersman.policy.Policy;
import io.steersman.reload.InForce;
import io.steersman.session.Noticed.Asking;
import io.steersman.session.Session;
import io.steersman.trajectory.Context;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.Trajectory;
import io.steersman.trajectory.TrajectoryId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The questions that rules would put to a judge about a recorded run, as if it were live. Pure. */
public final class Questions {

    private Questions() {}

    /**
     * A question that nobody has answered.
     *
     * @param entry as a journal would have it
     * @param written as a model would read it
     * @param policy what says who is asked, and how
     */
    public record Open(VerdictEntry entry, Question written, JudgePolicy policy) {}

    /** All of a run, in order, also where the policy asks nobody: as many as it would let one trajectory ask. */
    public static List<Open> of(Trajectory run, InForce inForce) {
        Policies asking = inForce.policies().asking();
        Context context = Context.of(TrajectoryId.LOCAL, run.format());
        Session session = new Session(inForce.rulebook(), asking::of, context).silent();
        List<Instruction> told = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        List<Open> questions = new ArrayList<>();
        for (Step step : run.steps()) {
            context = Context.isIn(step) ? context.with(step) : context;
            steps.add(step);
            if (step instanceof Instruction instruction) {
                told.add(instruction);
            }
            for (Asking asked : session.accept(step).questions()) {
                questions.add(open(asked, told, steps, asking.of(context)));
            }
        }
        return questions;
    }

    private static Open open(Asking asked, List<Instruction> told, List<Step> steps, Policy policy) {
        Step last = steps.get(steps.size() - 1);
        Moment now = new Moment(
                last.index(), last.meta().at().map(Instant::toEpochMilli).orElse(0L));
        return new Open(
                VerdictEntry.open(asked.number(), asked.suspicion(), now),
                Question.of(
                        asked.suspicion(), List.copyOf(told), List.copyOf(steps), policy.judge(), policy.languages()),
                policy.judge());
    }
}
