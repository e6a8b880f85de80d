package io.steersman.report.run;

import io.steersman.intervention.Intervention;
import io.steersman.intervention.Level;
import io.steersman.intervention.Outcome;
import io.steersman.session.Session;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells an agent of the past what is due, or withholds it, at the moment at which a service would have: not between a call and
 * its result, not when its reason is gone, and the stronger in place of the weaker. Not thread-safe.
 */
final class Telling {

    /** As of those that are live: a call whose result never comes holds nothing back for ever. */
    private static final int STEPS_A_CALL_MAY_TAKE = 32;

    private final Session session;
    private final boolean withholds;
    private final List<Waiting> waiting = new ArrayList<>();
    private final Map<String, ToolCall> open = new LinkedHashMap<>();

    /**
     * What is due and was not told yet.
     *
     * @param agent who earned it
     */
    private record Waiting(Intervention due, String agent) {}

    Telling(Session session, boolean withholds) {
        this.session = session;
        this.withholds = withholds;
    }

    /** Takes up what a step earned, and tells what may be told after it; what became of that which is not told. */
    List<Outcome> after(Step step, List<Intervention> earned) {
        follow(step);
        List<Outcome> decided = new ArrayList<>();
        earned.forEach(due -> add(due, step, decided));
        for (Waiting one : List.copyOf(waiting)) {
            int number = one.due().number();
            if (session.stale(number, step.index()).isPresent()) {
                waiting.remove(one);
                decided.addAll(session.dropped(number, step.index()));
            } else if (mayBeTold(one)) {
                waiting.remove(one);
                tell(number, step.index());
            }
        }
        return decided;
    }

    private void add(Intervention due, Step step, List<Outcome> decided) {
        for (Waiting weaker : List.copyOf(waiting)) {
            if (due.faults().containsAll(weaker.due().faults())) {
                waiting.remove(weaker);
                decided.addAll(session.replaced(weaker.due().number(), step.index()));
            }
        }
        waiting.add(new Waiting(due, step.agent()));
    }

    private void tell(int number, int step) {
        if (withholds) {
            session.withheld(number, step);
        } else {
            session.delivered(number, step);
        }
    }

    /** Nothing but what stops a call may stand between a call and its result. */
    private boolean mayBeTold(Waiting one) {
        return one.due().level().compareTo(Level.ASK) >= 0
                || open.values().stream().noneMatch(call -> call.agent().equals(one.agent()));
    }

    private void follow(Step step) {
        if (step instanceof ToolCall call) {
            open.put(call.id(), call);
        } else if (step instanceof ToolResult result) {
            open.remove(result.call());
        }
        open.values().removeIf(call -> call.index() < step.index() - STEPS_A_CALL_MAY_TAKE);
    }
}
