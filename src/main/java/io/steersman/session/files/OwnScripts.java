package io.steersman.session.files;

import io.steersman.fact.Action;
import io.steersman.reading.change.Scripts;
import io.steersman.reading.change.Write;
import io.steersman.reading.change.Write.Change;
import io.steersman.reading.destruction.Destruction;
import io.steersman.reading.destruction.ScriptDestructions;
import io.steersman.reading.path.PathCover;
import io.steersman.reading.path.Paths;
import io.steersman.reading.shell.Command;
import io.steersman.trajectory.Bounded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the scripts that a trajectory wrote would do when they are run. Bounded: the eldest go first. */
final class OwnScripts {

    private static final int MOST = 40;
    private static final int MOST_WRITES = 20;

    private final Map<String, Script> scripts = Bounded.byAge(MOST);

    /** What one script does, as seen from where it runs. */
    record Script(List<Write> writes, List<String> folders, List<Destruction> destroys) {
        static final Script NONE = new Script(List.of(), List.of(), List.of());
    }

    /** Takes in what a call writes into files. */
    void note(Action action) {
        for (Write write : action.call().writes()) {
            boolean text =
                    write.change() == Change.CREATE || write.change() == Change.EDIT || write.change() == Change.APPEND;
            if (text) {
                note(write);
            }
        }
    }

    private void note(Write write) {
        List<Write> does = Scripts.writes(write);
        List<String> makes = Scripts.folders(write);
        Script before = write.change() == Change.CREATE ? Script.NONE : scripts.getOrDefault(write.path(), Script.NONE);
        List<Destruction> destroys = ScriptDestructions.of(write);
        if (does.isEmpty() && makes.isEmpty() && destroys.isEmpty() && before == Script.NONE) {
            scripts.remove(write.path());
        } else {
            does = does.stream().map(Light::write).toList();
            scripts.put(
                    write.path(),
                    new Script(
                            both(before.writes(), does),
                            both(before.folders(), makes),
                            both(before.destroys(), destroys)));
        }
    }

    private static <T> List<T> both(List<T> before, List<T> more) {
        return Stream.concat(before.stream(), more.stream()).limit(MOST_WRITES).toList();
    }

    /** What the scripts that a call writes would change of files that are there: they read them and write them again. */
    List<Write> intended(Action action) {
        List<Write> found = new ArrayList<>(0);
        for (Write write : action.call().writes()) {
            boolean whole = write.change() == Change.CREATE;
            for (Write does :
                    whole ? scripts.getOrDefault(write.path(), Script.NONE).writes() : List.<Write>of()) {
                if (does.change() == Change.EDIT) {
                    found.add(does);
                }
            }
        }
        return found;
    }

    /** What a call writes through scripts that it runs. */
    List<Write> writes(Action action) {
        List<Write> found = new ArrayList<>(0);
        for (Command command : action.commands()) {
            for (Script script : ranBy(command)) {
                for (Write write : script.writes()) {
                    String path = Paths.join(command.directory(), write.path());
                    if (action.call().writes().stream()
                            .noneMatch(told -> told.path().equals(path))) {
                        found.add(new Write(path, write.change(), write.removed(), write.added()));
                    }
                }
            }
        }
        return found;
    }

    /** What a call destroys through scripts that it runs. */
    List<Destruction> destroys(Action action) {
        return action.commands().stream()
                .flatMap(command -> ranBy(command).stream())
                .flatMap(script -> script.destroys().stream())
                .limit(MOST_WRITES)
                .toList();
    }

    /** The folders that a command makes through scripts that it runs. */
    List<String> folders(Command command) {
        List<String> found = new ArrayList<>(0);
        for (Script script : ranBy(command)) {
            script.folders().forEach(folder -> found.add(Paths.join(command.directory(), folder)));
        }
        return found;
    }

    private List<Script> ranBy(Command command) {
        if (scripts.isEmpty()) {
            return List.of();
        }
        List<Script> found = new ArrayList<>(0);
        for (String file : Scripts.ranBy(command)) {
            scripts.forEach((path, script) -> {
                if (PathCover.same(path, file)) {
                    found.add(script);
                }
            });
        }
        return found;
    }
}
