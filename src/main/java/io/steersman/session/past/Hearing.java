package io.steersman.session.past;

import io.steersman.fact.Action;
import io.steersman.reading.call.ClosingWords;
import io.steersman.reading.call.UserQuestion;
import io.steersman.reading.instruction.Assent;
import io.steersman.reading.instruction.Instructed;
import io.steersman.reading.instruction.Requests.Ask;
import io.steersman.reading.instruction.Standing;
import io.steersman.reading.message.Complaint;
import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Instruction.Source;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import java.util.Optional;
import java.util.Set;

/**
 * Takes into a past what is said to the agent: in an instruction, or in the user's reply to what the agent asks by a tool.
 *
 * @param into the past
 * @param first whether it is heard for the first time: what it limits and asks for is known already where a past is told again
 */
public record Hearing(Past into, boolean first) {

    /** Takes in a step; most say nothing to the agent. */
    public void take(Step step, Optional<Action> action) {
        if (step instanceof Instruction instruction) {
            hear(instruction);
        } else if (step instanceof ToolCall call && !ClosingWords.of(call).isEmpty()) {
            said(into, new AgentMessage(call.meta(), ClosingWords.of(call), ""));
        } else if (first && action.filter(Hearing::asksUser).isPresent()) {
            converse(step);
        }
    }

    /** The agent tells something: what it owns up to is kept. */
    static void said(Past into, AgentMessage message) {
        Verification checked = into.checked();
        checked.said(message);
        into.done().said(message);
        into.lastWords().said(message, !checked.failure().isEmpty(), !checked.acted(), into.languages());
    }

    private static boolean asksUser(Action action) {
        return action.call().agent().isEmpty() && UserQuestion.asks(action.tool()) && !action.failed();
    }

    private void converse(Step step) {
        if (step instanceof ToolCall call) {
            into.asks(UserQuestion.of(call));
        } else if (step instanceof ToolResult result) {
            String reply = UserQuestion.reply(result);
            if (!reply.isEmpty()) {
                replied(new Instruction(result.meta(), reply, Source.USER));
            }
        }
    }

    /** Leave and limits as in any other words of the user; but nothing that was asked for before is over. */
    private void replied(Instruction reply) {
        Instructed read = Instructed.read(reply, into.languages());
        if (!read.renews()) {
            into.agreed();
        }
        into.removals(read.requests().removals());
        into.instructed(
                Standing.after(into.constraints(), read.asReply(), into.lastSaid(), into.languages()),
                read.requests().quotes().keySet());
        into.answered();
    }

    private void hear(Instruction instruction) {
        Instructed read = Instructed.read(instruction, into.languages());
        into.heard(instruction.text());
        if (instruction.fromUser()) {
            into.userSpoke(Complaint.ofRepetition(instruction, into.languages()));
            into.repeats().userSaid(read);
        }
        into.barring().heard(instruction, into.languages());
        if (Assent.isStop(instruction, into.languages())) {
            into.stopped(instruction.index());
        }
        if (first) {
            instruct(instruction, read);
        }
        if (instruction.fromUser()) {
            into.answered();
        }
    }

    private void instruct(Instruction instruction, Instructed read) {
        Set<Ask> asked = read.requests().quotes().keySet();
        into.removals(read.requests().removals());
        into.prescribed().note(read.prescribed());
        if (instruction.fromUser()) {
            into.named(read.requests().named());
            into.asked(asked);
        }
        into.instructed(
                Standing.after(into.constraints(), read, into.lastSaid(), into.languages()),
                instruction.fromUser() ? Set.of() : asked);
    }
}
