package io.steersman.session.past;

import io.steersman.fact.Action;
import io.steersman.reading.instruction.Prescription;
import io.steersman.reading.shell.Command;
import io.steersman.trajectory.Bounded;
import java.util.Map;

/** The commands that instructions spell out, each as it was written: to run one is to do as one was told. Bounded. */
final class Prescribed {

    private static final int MOST = 64;

    private final Map<String, Boolean> commands = Bounded.byAge(MOST);

    /** Takes in the commands of an instruction. */
    void note(Iterable<String> spelled) {
        spelled.forEach(command -> commands.put(command, true));
    }

    /** Whether each command of an action that writes something is one of these, and there is one. */
    boolean cover(Action action) {
        boolean any = false;
        for (Command command : action.commands()) {
            boolean told = commands.containsKey(Prescription.of(command));
            if (!told && Prescription.writes(command)) {
                return false;
            }
            any |= told;
        }
        return any;
    }
}
