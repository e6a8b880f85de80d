package io.steersman.session.past;

import io.steersman.reading.call.Places;
import io.steersman.reading.shell.Command;
import io.steersman.trajectory.Bounded;
import java.util.List;
import java.util.Map;

/** What lies outside the project whose state is asked after: worktrees and clones that the run made, and other projects. */
final class Elsewhere {

    private static final int MOST_FOLDERS = 16;

    private final Map<String, Boolean> copies = Bounded.byAge(MOST_FOLDERS);
    private String home = "";

    /** Takes in which copies commands make. */
    void note(List<Command> commands) {
        for (Command command : commands) {
            String copy = Places.copyMade(command);
            if (!copy.isEmpty()) {
                copies.put(copy, true);
            }
        }
    }

    /** Whether a changed file lies elsewhere; the first one that does not tells which project is meant. */
    boolean holds(String path) {
        if (path.startsWith("../") || isCopy(path)) {
            return true;
        }
        String project = Places.project(path);
        home = home.isEmpty() ? project : home;
        return !project.isEmpty() && !project.equals(home);
    }

    /** Whether all checks among the commands run elsewhere. */
    boolean runs(List<Command> commands) {
        boolean any = false;
        for (Command command : commands) {
            if (Places.checks(command)) {
                if (!isCopy(command.directory())) {
                    return false;
                }
                any = true;
            }
        }
        return any;
    }

    private boolean isCopy(String path) {
        return copies.keySet().stream().anyMatch(copy -> within(path, copy) || path.contains("/" + copy + "/"));
    }

    private static boolean within(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }
}
