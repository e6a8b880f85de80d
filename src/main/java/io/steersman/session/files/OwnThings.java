package io.steersman.session.files;

import io.steersman.fact.Action;
import io.steersman.reading.destruction.Destruction;
import io.steersman.reading.shell.Command;
import io.steersman.trajectory.Bounded;
import java.util.Map;

/** What a trajectory made that is no file: branches, containers, databases, stacks. Bounded: the eldest go first. */
public final class OwnThings {

    private static final int MOST = 100;

    private final Map<String, Boolean> made = Bounded.byAge(MOST);

    /** Takes in what a finished action made. */
    public void did(Action action) {
        if (action.finished() && !action.failed()) {
            for (Command command : action.commands()) {
                Destruction.madeBy(command).forEach(thing -> made.put(thing, true));
            }
        }
    }

    /** Whether all that a deed names was made here; where it names nothing, whether such a thing was. */
    public boolean holds(Destruction deed) {
        return deed.targets().isEmpty()
                ? made.containsKey(deed.thing())
                : deed.targets().stream().allMatch(target -> made.containsKey(deed.thing() + " " + target));
    }
}
