package io.steersman.fact;

import io.steersman.reading.call.ToolKind;
import java.util.List;
import java.util.TreeSet;

/**
 * A sequence of actions that repeats.
 *
 * @param period actions in one lap, 0 for no cycle
 * @param laps how often the lap was completed in a row
 * @param actions all actions of all laps, the oldest first
 */
public record Cycle(int period, int laps, List<Action> actions) {

    /** No cycle. */
    public static final Cycle NONE = new Cycle(0, 0, List.of());

    public Cycle {
        actions = List.copyOf(actions);
    }

    /** Whether a lap holds nothing but waiting. */
    public boolean onlyPolls() {
        return actions.stream().allMatch(Action::polls);
    }

    /** Whether the user asked for a part of the last lap to be repeated. */
    public boolean askedAgain() {
        return actions.subList(actions.size() - period, actions.size()).stream().anyMatch(Action::askedAgain);
    }

    /** Whether a lap moves something stateful, so that an equal answer need not mean an equal state. */
    public boolean stateful() {
        return actions.stream().anyMatch(action -> action.kind() == ToolKind.NAVIGATE);
    }

    /** Equal for one loop however it is entered: A-B-A and B-A-B are one. */
    public String identity() {
        TreeSet<String> keys = new TreeSet<>();
        actions.forEach(action -> keys.add(action.call().key()));
        return String.join("-", keys);
    }
}
