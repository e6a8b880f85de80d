package io.steersman.reading.result;

import io.steersman.reading.check.CheckOutcome;
import io.steersman.trajectory.ToolResult.Refusal;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A tool result, read: what makes another result the same, and whether it is a failure.
 *
 * @param step index of the result's step, -1 while the call is open
 * @param key equal for results that are the same; empty when there is none
 * @param errorKey equal for failures that are the same; empty when the call did not fail
 * @param errorLine the first meaningful line of the failure as it was written, or what the harness says of a refusal, at most
 *     200 characters
 * @param failed whether the call failed, and it is a failure (not "no match", not a refusal)
 * @param noMatch whether a search or comparison answered "nothing", which its exit status shows like a failure
 * @param outage what of its surroundings failed, where the fault lies outside the agent
 * @param refusal who kept the call from running, if somebody did
 * @param trivial whether the answer says nothing: empty, "ok", "done"
 * @param exitCode exit status, where it is known
 * @param durationMs duration in milliseconds, where it is known
 * @param length characters of the output
 * @param pending whether it says that what was asked after still goes on: "running", "queued", 45 %
 * @param check how a check came out, {@link CheckOutcome#NONE} where there is none
 * @param tree what it shows of work that is in no commit, {@link TreeState#UNTOLD} where it shows nothing
 * @param failing how many tests or errors a failed check counts, -1 when it does not tell or is none
 * @param nothing whether a command that commits, pushes or the like says that nothing came of it, whatever its status
 * @param hooked whether a hook of the repository refused what such a command was to do
 */
public record Answer(
        int step,
        String key,
        String errorKey,
        String errorLine,
        boolean failed,
        boolean noMatch,
        Outage outage,
        Refusal refusal,
        boolean trivial,
        OptionalInt exitCode,
        OptionalLong durationMs,
        int length,
        boolean pending,
        CheckOutcome check,
        TreeState tree,
        int failing,
        boolean nothing,
        boolean hooked) {

    /** The call is still open. */
    public static final Answer NONE = new Answer(
            -1,
            "",
            "",
            "",
            false,
            false,
            Outage.NONE,
            Refusal.NONE,
            false,
            OptionalInt.empty(),
            OptionalLong.empty(),
            0,
            false,
            CheckOutcome.NONE,
            TreeState.UNTOLD,
            FailingCount.UNKNOWN,
            false,
            false);

    /** The same answer, known to be the fault of something else than the agent. */
    public Answer blamedOn(Outage part) {
        return new Answer(
                step,
                key,
                errorKey,
                errorLine,
                failed,
                noMatch,
                part,
                refusal,
                trivial,
                exitCode,
                durationMs,
                length,
                pending,
                check,
                tree,
                failing,
                nothing,
                hooked);
    }

    /** Whether the fault lies outside the agent: service, network, machine. */
    public boolean environment() {
        return outage != Outage.NONE;
    }
}
