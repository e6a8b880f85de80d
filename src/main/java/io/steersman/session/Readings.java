package io.steersman.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.fact.Action;
import io.steersman.reading.call.Call;
import io.steersman.reading.call.CallReader;
import io.steersman.reading.call.Vocabulary;
import io.steersman.reading.call.WorkFolder;
import io.steersman.reading.result.AnswerReader;
import io.steersman.trajectory.Bounded;
import io.steersman.trajectory.Instruction;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import java.util.Map;
import java.util.Optional;

/** Reads calls and results into actions, and keeps the calls that are still open. */
final class Readings {

    private static final int MOST_OPEN = 256;

    /** Says that something was cut away, so that it is not held for equal to anything. */
    private static final ObjectNode UNREAD = Json.emptyObject().put("unread", "[truncated]");

    private final Map<String, Call> open = Bounded.byAge(MOST_OPEN);
    private final Turns turns = new Turns();
    private WorkFolder folder = WorkFolder.UNKNOWN;
    /** Comes with the policy, which is not kept here. */
    private transient Vocabulary vocabulary = Vocabulary.NONE;

    /** From now on this is what commands, tools and files are called. */
    void knows(Vocabulary words) {
        vocabulary = words;
    }

    /** From now on this is the folder that is worked in: what lies below it is told as seen from there. */
    void worksIn(String path) {
        folder = WorkFolder.of(path);
    }

    /** The action that a step opens or finishes; nothing for other steps and for results without a call. */
    Optional<Action> read(Step step) {
        if (step instanceof ToolCall toolCall) {
            Call call = folder.seen(CallReader.read(toolCall, turns.of(toolCall), vocabulary));
            open.put(toolCall.id(), call);
            return Optional.of(Action.open(call));
        }
        if (step instanceof ToolResult result) {
            Optional<Call> answered = Optional.ofNullable(open.remove(result.call()));
            answered.ifPresent(call -> turns.over(call.agent()));
            return answered.map(call -> new Action(call, AnswerReader.read(call, result)));
        }
        if (step instanceof Instruction instruction && instruction.fromUser()) {
            turns.over(instruction.agent());
        }
        return Optional.empty();
    }

    /** The turn that an agent is in, from 1 on. */
    int turn(String agent) {
        return turns.now(agent);
    }

    /** Takes up a step of which nothing is known but that it was there: a call is the same as no other. */
    void pass(Step step) {
        if (step instanceof ToolCall call) {
            ToolCall unread = new ToolCall(call.meta(), call.id(), call.tool(), UNREAD);
            open.put(call.id(), CallReader.read(unread, turns.of(unread), Vocabulary.NONE));
        } else if (step instanceof ToolResult result) {
            Optional.ofNullable(open.remove(result.call())).ifPresent(call -> turns.over(call.agent()));
        }
    }

    /** Whether a call with this id waits for its result. */
    boolean isOpen(String callId) {
        return open.containsKey(callId);
    }
}
