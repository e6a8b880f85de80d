package io.steersman.session.past;

import io.steersman.trajectory.Cost;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.Tokens;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a run and its subagents have taken: in all, and since a change landed or the user spoke. The time in which the user is
 * waited for is nobody's; where steps tell no times, the durations of results stand for them.
 */
public final class Spending {

    private Cost all = Cost.NONE;
    private Cost before = Cost.NONE;
    private @Nullable Instant last;

    /** Takes in a step, once. */
    public void take(Step step) {
        boolean asked = step instanceof Instruction instruction && instruction.fromUser();
        all = all.plus(new Cost(step instanceof ToolCall ? 1 : 0, asked ? 0 : millis(step), tokens(step)));
        last = step.meta().at().orElse(last);
        if (asked) {
            before = all;
        }
    }

    private long millis(Step step) {
        Instant now = step.meta().at().orElse(null);
        if (now == null) {
            return last == null && step instanceof ToolResult result
                    ? result.durationMs().orElse(0)
                    : 0;
        }
        return last == null || now.isBefore(last) ? 0 : now.toEpochMilli() - last.toEpochMilli();
    }

    private static long tokens(Step step) {
        Tokens tokens = step.meta().tokens().orElse(null);
        return tokens == null ? 0 : tokens.input() + tokens.output();
    }

    /** A change landed. */
    void landed() {
        before = all;
    }

    /** What the run has taken so far. */
    public Cost all() {
        return all;
    }

    /** What it has taken since a change landed or the user spoke. */
    Cost sinceChange() {
        return all.since(before);
    }
}
