package io.steersman.trajectory;

import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A tool answered.
 *
 * @param call the id of the call it answers
 * @param status whether the client says that the call failed
 * @param exitCode exit status of a command, where the client tells it
 * @param durationMs how long the call took, in milliseconds
 * @param refusal who kept the call from running, if somebody did
 */
public record ToolResult(
        Meta meta,
        String call,
        String output,
        Status status,
        OptionalInt exitCode,
        OptionalLong durationMs,
        Refusal refusal)
        implements Step {

    /** What the client says of the success of a call. */
    public enum Status {
        /** The client does not say; the output has to tell. */
        UNKNOWN,
        OK,
        ERROR
    }

    /** Who kept a call from running. A refused call is no evidence against the agent. */
    public enum Refusal {
        NONE,
        /** The user declined it. */
        USER,
        /** The harness, its permissions or one of its hooks refused it. */
        HARNESS,
        /** Our own intervention blocked it. */
        STEERSMAN,
        /** It was interrupted before it ended. */
        INTERRUPT
    }

    /** A result of which nothing but its output and status is known. */
    public static ToolResult of(String call, String output, Status status) {
        return new ToolResult(Meta.NONE, call, output, status, OptionalInt.empty(), OptionalLong.empty(), Refusal.NONE);
    }

    /** Returns this with the exit status of a command. */
    public ToolResult withExitCode(int newExitCode) {
        return new ToolResult(meta, call, output, status, OptionalInt.of(newExitCode), durationMs, refusal);
    }

    /** Returns this with a duration in milliseconds. */
    public ToolResult withDurationMs(long newDurationMs) {
        return new ToolResult(meta, call, output, status, exitCode, OptionalLong.of(newDurationMs), refusal);
    }

    /** Returns this as the answer to a call that somebody kept from running. */
    public ToolResult withRefusal(Refusal newRefusal) {
        return new ToolResult(meta, call, output, status, exitCode, durationMs, newRefusal);
    }

    @Override
    public ToolResult with(Meta newMeta) {
        return new ToolResult(newMeta, call, output, status, exitCode, durationMs, refusal);
    }
}
