package io.steersman.intake;

import io.steersman.client.contract.HookEvent;
import io.steersman.client.contract.HookSteps;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps what hook events add to a session, as the service does. */
public final class HookLog {

    private final Set<Long> numbers = new HashSet<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<ToolCall> open = new ArrayList<>();

    /** The steps that an event adds. */
    public List<Step> add(HookEvent event) {
        Optional<Step> last = steps.isEmpty() ? Optional.empty() : Optional.of(steps.get(steps.size() - 1));
        List<Step> made = HookSteps.of(event, numbers::contains, last, open);
        made.forEach(this::note);
        return made;
    }

    private void note(Step step) {
        Step placed = step.with(step.meta().withIndex(steps.size()));
        steps.add(placed);
        placed.meta().number().ifPresent(numbers::add);
        if (placed instanceof ToolCall call) {
            open.add(call);
        } else if (placed instanceof ToolResult result) {
            open.removeIf(call -> call.id().equals(result.call()));
        }
    }
}
