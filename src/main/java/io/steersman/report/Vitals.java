package io.steersman.report;

import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.Tokens;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import java.util.List;

/**
 * What a run cost, apart from what was found in it.
 *
 * @param steps how many steps it has
 * @param calls how many tool calls
 * @param failedCalls how many of them failed
 * @param interruptions how often the user spoke after the agent had begun, or refused a call
 * @param inputTokens tokens read, as far as the client tells
 * @param outputTokens tokens written, as far as the client tells
 */
public record Vitals(int steps, int calls, int failedCalls, int interruptions, long inputTokens, long outputTokens) {

    /** No run at all. */
    public static final Vitals NONE = new Vitals(0, 0, 0, 0, 0, 0);

    /** Of a whole run. */
    static Vitals of(List<Step> steps) {
        return of(steps, false);
    }

    /**
     * Of steps that follow others.
     *
     * @param begunBefore whether the agent had {@linkplain #begins begun} with those
     */
    static Vitals of(List<Step> steps, boolean begunBefore) {
        int calls = 0;
        int failed = 0;
        int interruptions = 0;
        long input = 0;
        long output = 0;
        boolean begun = begunBefore;
        for (Step step : steps) {
            calls += step instanceof ToolCall ? 1 : 0;
            failed += step instanceof ToolResult result && hasFailed(result) ? 1 : 0;
            interruptions += begun && interrupts(step) ? 1 : 0;
            begun |= begins(step);
            input += step.meta().tokens().map(Tokens::input).orElse(0L);
            output += step.meta().tokens().map(Tokens::output).orElse(0L);
        }
        return new Vitals(steps.size(), calls, failed, interruptions, input, output);
    }

    /** Whether the agent does or says something. */
    static boolean begins(Step step) {
        return step instanceof ToolCall || step instanceof AgentMessage;
    }

    /** Both together. */
    Vitals plus(Vitals other) {
        return new Vitals(
                steps + other.steps,
                calls + other.calls,
                failedCalls + other.failedCalls,
                interruptions + other.interruptions,
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens);
    }

    private static boolean hasFailed(ToolResult result) {
        boolean said =
                result.status() == ToolResult.Status.ERROR || result.exitCode().orElse(0) != 0;
        return said && result.refusal() == ToolResult.Refusal.NONE;
    }

    private static boolean interrupts(Step step) {
        return step instanceof Instruction instruction && instruction.fromUser()
                || step instanceof ToolResult result && result.refusal() == ToolResult.Refusal.USER;
    }
}
