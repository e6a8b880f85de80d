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
 * @param interruptions how often the user spoke while the agent was at work, or refused a call; what they ask next after the
 *     agent has answered is an ordinary request
 * @param inputTokens tokens read, as far as the client tells
 * @param outputTokens tokens written, as far as the client tells
 * @param success whether it brought what it was for
 */
public record Vitals(
        int steps,
        int calls,
        int failedCalls,
        int interruptions,
        long inputTokens,
        long outputTokens,
        Success success) {

    /** No run at all. */
    public static final Vitals NONE = new Vitals(0, 0, 0, 0, 0, 0, Success.UNTOLD);

    /** Of a whole run. */
    static Vitals of(List<Step> steps) {
        return of(steps, false);
    }

    /**
     * Of steps that follow others.
     *
     * @param workingBefore whether the agent was {@linkplain #works at work} after those
     */
    static Vitals of(List<Step> steps, boolean workingBefore) {
        int calls = 0;
        int failed = 0;
        int interruptions = 0;
        long input = 0;
        long output = 0;
        Success success = Success.UNTOLD;
        boolean working = workingBefore;
        for (Step step : steps) {
            calls += step instanceof ToolCall ? 1 : 0;
            failed += step instanceof ToolResult result && hasFailed(result) ? 1 : 0;
            interruptions += interrupts(step, working) ? 1 : 0;
            working = works(step, working);
            input += step.meta().tokens().map(Tokens::input).orElse(0L);
            output += step.meta().tokens().map(Tokens::output).orElse(0L);
            success = success.then(Success.of(step));
        }
        return new Vitals(steps.size(), calls, failed, interruptions, input, output, success);
    }

    /** Whether the agent is at work after a step: in the middle of calls, with no word to the user since. */
    static boolean works(Step step, boolean before) {
        return step instanceof ToolCall
                || before
                        && !(step instanceof AgentMessage message
                                && !message.text().isBlank());
    }

    /** Both together. */
    Vitals plus(Vitals other) {
        return new Vitals(
                steps + other.steps,
                calls + other.calls,
                failedCalls + other.failedCalls,
                interruptions + other.interruptions,
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens,
                success.then(other.success));
    }

    private static boolean hasFailed(ToolResult result) {
        boolean said =
                result.status() == ToolResult.Status.ERROR || result.exitCode().orElse(0) != 0;
        return said && result.refusal() == ToolResult.Refusal.NONE;
    }

    private static boolean interrupts(Step step, boolean working) {
        return working && step instanceof Instruction instruction && instruction.fromUser()
                || step instanceof ToolResult result && result.refusal() == ToolResult.Refusal.USER;
    }
}
