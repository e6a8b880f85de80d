package io.steersman.report.run;

import io.steersman.reading.language.Languages;
import io.steersman.reading.message.Complaint;
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
 * @param persons how often the user stepped in
 * @param inputTokens tokens read, as far as the client tells
 * @param outputTokens tokens written, as far as the client tells
 * @param success whether it brought what it was for
 */
public record Vitals(
        int steps, int calls, int failedCalls, Persons persons, long inputTokens, long outputTokens, Success success) {

    /** No run at all. */
    public static final Vitals NONE = new Vitals(0, 0, 0, Persons.NONE, 0, 0, Success.UNTOLD);

    /**
     * How often the user stepped in. What they ask next after the agent has answered is an ordinary request, unless it says that
     * the answer is wrong.
     *
     * @param interruptions words while the agent was at work
     * @param denials calls that the user refused
     * @param corrections words after an answer that say that it is wrong
     */
    public record Persons(int interruptions, int denials, int corrections) {

        static final Persons NONE = new Persons(0, 0, 0);

        /** All of them. */
        public int all() {
            return interruptions + denials + corrections;
        }

        public Persons plus(Persons other) {
            return new Persons(
                    interruptions + other.interruptions, denials + other.denials, corrections + other.corrections);
        }

        /** This and what a step adds. */
        Persons with(Step step, Turn turn) {
            if (step instanceof ToolResult result && result.refusal() == ToolResult.Refusal.USER) {
                return new Persons(interruptions, denials + 1, corrections);
            }
            if (!(step instanceof Instruction instruction) || !instruction.fromUser()) {
                return this;
            }
            boolean corrects = turn == Turn.ANSWERED && Complaint.ofWork(instruction, Languages.SHIPPED);
            return new Persons(interruptions + (turn == Turn.WORK ? 1 : 0), denials, corrections + (corrects ? 1 : 0));
        }
    }

    /** Of a whole run. */
    public static Vitals of(List<Step> steps) {
        return of(steps, Turn.ASKED);
    }

    /**
     * Of steps that follow others.
     *
     * @param before where the run was after those
     */
    public static Vitals of(List<Step> steps, Turn before) {
        int calls = 0;
        int failed = 0;
        Persons persons = Persons.NONE;
        long input = 0;
        long output = 0;
        Success success = Success.UNTOLD;
        Turn turn = before;
        for (Step step : steps) {
            calls += step instanceof ToolCall ? 1 : 0;
            failed += step instanceof ToolResult result && hasFailed(result) ? 1 : 0;
            persons = persons.with(step, turn);
            turn = turn.after(step);
            input += step.meta().tokens().map(Tokens::input).orElse(0L);
            output += step.meta().tokens().map(Tokens::output).orElse(0L);
            success = success.then(Success.of(step));
        }
        return new Vitals(steps.size(), calls, failed, persons, input, output, success);
    }

    /** Where a run is. */
    enum Turn {
        /** The user has asked, and nothing has come yet. */
        ASKED,
        /** The agent is in the middle of calls, with no word to the user since. */
        WORK,
        /** The agent has spoken to the user. */
        ANSWERED;

        /** Where it is after a step. */
        Turn after(Step step) {
            if (step instanceof ToolCall) {
                return WORK;
            }
            if (step instanceof AgentMessage message && !message.text().isBlank()) {
                return ANSWERED;
            }
            return this == ANSWERED && step instanceof Instruction asked && asked.fromUser() ? ASKED : this;
        }
    }

    /** Both together. */
    public Vitals plus(Vitals other) {
        return new Vitals(
                steps + other.steps,
                calls + other.calls,
                failedCalls + other.failedCalls,
                persons.plus(other.persons),
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens,
                success.then(other.success));
    }

    private static boolean hasFailed(ToolResult result) {
        boolean said =
                result.status() == ToolResult.Status.ERROR || result.exitCode().orElse(0) != 0;
        return said && result.refusal() == ToolResult.Refusal.NONE;
    }
}
