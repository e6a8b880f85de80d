package io.steersman.session;

import io.steersman.reading.Action;
import java.util.List;

/**
 * Equal actions with others between them.
 *
 * @param actions the equal ones, the oldest first
 * @param ages how many actions ago each was, in the same order; the last is 0
 */
public record Recurrence(List<Action> actions, List<Integer> ages) {

    /** Nothing recurs. */
    public static final Recurrence NONE = new Recurrence(List.of(), List.of());

    public Recurrence {
        actions = List.copyOf(actions);
        ages = List.copyOf(ages);
    }

    /** How many there are. */
    public int size() {
        return actions.size();
    }

    /** Over how many actions the last few of them spread. */
    public int span(int last) {
        return size() < last || last < 1 ? Integer.MAX_VALUE : ages.get(size() - last) + 1;
    }

    /** Whether others stand between them, so that they are not one row. */
    public boolean interrupted() {
        return size() > 0 && span(size()) > size();
    }
}
