package io.steersman.session;

import io.steersman.trajectory.Bounded;
import io.steersman.trajectory.ToolCall;
import java.util.Map;

/**
 * Numbers the turns of each agent. A turn is the calls that are made before any of them is answered, or that the client says
 * are of one response of the model. Bounded.
 */
final class Turns {

    private static final int MOST_AGENTS = 32;

    private final Map<String, Turn> latest = Bounded.byUse(MOST_AGENTS);

    /** The turn in which a call is made, from 1 on. */
    int of(ToolCall call) {
        Turn turn = ofAgent(call.agent());
        boolean goesOn = !turn.over || !call.turn().isEmpty() && call.turn().equals(turn.name);
        if (!goesOn) {
            turn.number++;
            turn.over = false;
        }
        turn.name = call.turn();
        return turn.number;
    }

    /** The agent could read something: what it does from now on may be its reply. */
    void over(String agent) {
        ofAgent(agent).over = true;
    }

    /** The turn that an agent is in. */
    int now(String agent) {
        Turn turn = latest.get(agent);
        return turn == null ? 0 : turn.number;
    }

    private Turn ofAgent(String agent) {
        return latest.computeIfAbsent(agent, name -> new Turn());
    }

    /** The latest turn of one agent. */
    private static final class Turn {
        private int number;
        private String name = "";
        private boolean over = true;
    }
}
