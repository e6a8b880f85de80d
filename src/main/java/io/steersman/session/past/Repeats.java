package io.steersman.session.past;

import io.steersman.fact.Action;
import io.steersman.reading.instruction.Instructed;
import io.steersman.reading.instruction.RepeatLeave;
import io.steersman.trajectory.Bounded;
import java.util.Map;

/** Leave of the user to do the same again, and how much of it was used since the user last spoke. */
public final class Repeats {

    private static final int MOST = 64;

    private RepeatLeave leave = RepeatLeave.NONE;
    private final Map<String, Integer> used = Bounded.byAge(MOST);

    /** The user spoke: what was done before is not counted. */
    void userSaid(Instructed said) {
        used.clear();
        leave = leave.after(said);
    }

    /** From now on this leave holds. */
    public void give(RepeatLeave given) {
        leave = given;
    }

    public RepeatLeave leave() {
        return leave;
    }

    /** Takes in a finished action and tells whether the leave covers it. */
    boolean cover(Action action) {
        if (!action.evidence() || !action.writes().isEmpty() || !leave.covers(action.kind())) {
            return false;
        }
        return used.merge(action.call().key(), 1, Integer::sum) <= leave.times();
    }
}
