package io.steersman.session;

import io.steersman.reading.Action;
import io.steersman.reading.ConstraintMatch;
import io.steersman.reading.Write;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/** Which files a trajectory has met, and which of them it made itself. Bounded: those not met for longest go first. */
final class Files implements Serializable {

    private static final int MOST_MET = 300;
    private static final int MOST_MADE = 100;

    private final Map<String, Boolean> met = Bounded.byAge(MOST_MET);
    private final Map<String, Made> made = Bounded.byAge(MOST_MADE);
    private final Map<String, Boolean> own = Bounded.byAge(MOST_MADE);

    /** Takes in what a finished action read and wrote, also of a chain that failed later on. */
    void note(Action action) {
        if (action.finished()) {
            action.writes().forEach(write -> note(write, action.call().step()));
        }
        action.call().targets().forEach(target -> met.put(target, true));
    }

    private void note(Write write, int step) {
        switch (write.change()) {
            case CREATE -> {
                if (isNew(write)) {
                    made.put(write.path(), new Made(write, step));
                    own.put(write.path(), true);
                }
            }
            case DELETE -> made.values().removeIf(file -> same(file.write().path(), write.path()));
            default -> {}
        }
    }

    /** Whether a write makes a file that was not met before, or concerns one that was made here. */
    boolean own(Write write) {
        return isNew(write) || own.keySet().stream().anyMatch(path -> same(path, write.path()));
    }

    /** The files made here that are still there, in the order in which they were made. */
    List<Made> made() {
        return List.copyOf(made.values());
    }

    private boolean isNew(Write write) {
        return ConstraintMatch.mayBeNew(write) && met.keySet().stream().noneMatch(path -> same(path, write.path()));
    }

    /** One may be written from the root, the other from the folder where the command ran. */
    private static boolean same(String path, String other) {
        return path.equals(other) || path.endsWith("/" + other) || other.endsWith("/" + path);
    }
}
