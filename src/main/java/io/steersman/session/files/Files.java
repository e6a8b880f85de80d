package io.steersman.session.files;

import io.steersman.fact.Action;
import io.steersman.fact.Made;
import io.steersman.reading.call.ToolKind;
import io.steersman.reading.change.NewFolders;
import io.steersman.reading.change.NewFolders.NewFolder;
import io.steersman.reading.change.ShellWrites;
import io.steersman.reading.change.Write;
import io.steersman.reading.change.Write.Change;
import io.steersman.reading.destruction.Destruction;
import io.steersman.reading.instruction.ConstraintMatch;
import io.steersman.reading.path.FileKinds;
import io.steersman.reading.path.PathCover;
import io.steersman.reading.path.Paths;
import io.steersman.reading.result.FailureKind;
import io.steersman.reading.shell.Command;
import io.steersman.reading.shell.Shell;
import io.steersman.trajectory.Bounded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which files a trajectory has met, and which of them it made itself: written, moved, in a folder that it made, or by a
 * script that it wrote. Bounded: those not met for longest go first.
 *
 * <p>Where the shell may have stayed in a folder that an earlier call went to, a path is taken to be seen from either.
 */
public final class Files {

    private static final int MOST_MET = 300;
    private static final int MOST_MADE = 100;

    private final Map<String, Boolean> met = Bounded.byAge(MOST_MET);
    private final Map<String, Made> made = Bounded.byAge(MOST_MADE);
    private final Map<String, Integer> gone = Bounded.byAge(MOST_MADE);
    private final Own own = new Own();
    private final Own coming = new Own();
    /** Folders that were never met, with the call that takes them away first and fills them anew. */
    private final Map<String, Integer> remade = Bounded.byAge(MOST_MADE);

    private final OwnScripts scripts = new OwnScripts();
    private String place = "";
    /** Whether anything was read or written yet: what is cloned or unpacked before is what is to be worked on. */
    private boolean working;
    /** Index of the call that is looked at. */
    private int now;

    /**
     * Looks at a call that is about to run: what it makes on its way is its own when it comes to remove it.
     *
     * @return the call with what it changes through scripts that this trajectory wrote
     */
    public Action begin(Action open) {
        coming.clear();
        now = open.call().step();
        scripts.note(open);
        Action whole = whole(open).alsoDestroying(scripts.destroys(open));
        if (!open.commands().isEmpty() && !whole.writes().isEmpty()) {
            makes(whole, coming);
        }
        return whole.intending(scripts.intended(open));
    }

    /** The call with what it changes, and did not make, through scripts that this trajectory wrote. */
    public Action whole(Action action) {
        return action.also(
                scripts.writes(action).stream().filter(write -> !own(write)).toList());
    }

    /** Takes in what a finished action read and wrote, also of a chain that failed later on. */
    public void note(Action action) {
        coming.clear();
        now = action.call().step();
        if (action.finished() && !(action.failed() && action.commands().isEmpty())) {
            makes(action, own);
            List<Write> writes = all(action);
            for (int i = 0; i < writes.size(); i++) {
                note(writes, i, action.call().step());
            }
        }
        meet(action);
        boolean works =
                action.call().kind() == ToolKind.READ || !action.call().writes().isEmpty();
        working |= works && action.succeeded();
        place = stays(Shell.endsIn(action.commands()));
    }

    /** Where the shell stands after a call, as far as it tells: shells that keep no place tell the same again and again. */
    private String stays(String end) {
        if (end.isEmpty() || place.endsWith(end)) {
            return place;
        }
        return end.startsWith("..") ? Paths.join(place, end) : end;
    }

    private void meet(Action action) {
        boolean missing = action.failed() && action.failure() == FailureKind.PATH_NOT_FOUND;
        List<String> targets = action.call().targets();
        for (String target : targets) {
            if (missing && (targets.size() == 1 || action.answer().errorLine().contains(target))) {
                gone.putIfAbsent(target, now);
            } else {
                met.put(target, true);
            }
        }
    }

    private void note(List<Write> writes, int at, int step) {
        Write write = writes.get(at);
        switch (write.change()) {
            case CREATE, EDIT, APPEND -> {
                gone.remove(write.path());
                if (write.change() == Change.CREATE && isNew(write)) {
                    made.put(write.path(), new Made(Light.write(write), step, Paths.join(place, write.path())));
                }
            }
            case DELETE -> {
                gone.putIfAbsent(write.path(), now);
                made.values().removeIf(file -> file.isAt(write.path()));
            }
            case MOVE -> {
                if (isSource(writes, at)) {
                    gone.putIfAbsent(write.path(), now);
                    moved(write.path(), writes.get(at + 1).path());
                } else {
                    gone.remove(write.path());
                }
            }
            case RESTORE -> {}
        }
    }

    private void moved(String from, String to) {
        List<Made> moved =
                made.values().stream().filter(file -> file.isAt(from)).toList();
        for (Made file : moved) {
            String path = file.write().path();
            String name = PathCover.same(from, path) ? to : to + "/" + Paths.name(path);
            made.remove(path);
            made.put(name, new Made(Write.of(name, Change.CREATE), file.step(), Paths.join(place, name)));
        }
    }

    /** Puts what an action makes into a list of own things. */
    private void makes(Action action, Own into) {
        boolean there = action.failed() && action.answer().errorLine().contains("exist");
        for (int i = 0; i < action.commands().size() && !there; i++) {
            Command command = action.commands().get(i);
            List<NewFolder> folders = new ArrayList<>(NewFolders.of(command));
            scripts.folders(command).forEach(folder -> folders.add(new NewFolder(folder, false)));
            for (NewFolder folder : folders) {
                boolean met = isMet(folder.path());
                if (!met && removedBefore(action, i, folder.path())) {
                    if (!command.program().equals("mkdir")) {
                        remade.put(folder.path(), now);
                    }
                } else if (!met) {
                    boolean project = folder.filled() && !working;
                    into.folder(folder.path(), project);
                    into.folder(Paths.join(place, folder.path()), project);
                }
            }
        }
        List<Write> writes = all(action);
        for (int i = 0; i < writes.size(); i++) {
            Write write = writes.get(i);
            boolean created = write.change() == Change.CREATE && isNew(write);
            boolean moved = i > 0 && isSource(writes, i - 1) && !isMet(write.path()) && own(writes.get(i - 1));
            if (created || moved) {
                into.file(write.path());
                into.file(Paths.join(place, write.path()));
            }
        }
    }

    /** What is removed first and made anew in one go was there before. */
    private static boolean removedBefore(Action action, int command, String folder) {
        boolean removes = action.writes().stream()
                .anyMatch(write -> write.change() == Change.DELETE && PathCover.covers(write.path(), folder));
        return removes
                && ShellWrites.of(action.commands().subList(0, command)).stream()
                        .anyMatch(write -> write.change() == Change.DELETE && PathCover.covers(write.path(), folder));
    }

    private List<Write> all(Action action) {
        List<Write> through = scripts.writes(action);
        if (through.isEmpty()) {
            return action.call().writes();
        }
        List<Write> all = new ArrayList<>(action.call().writes());
        all.addAll(through);
        return all;
    }

    /** A move is told by two writes that follow each other: away from here, and to there. */
    private static boolean isSource(List<Write> writes, int at) {
        int before = 0;
        while (before < at && writes.get(at - 1 - before).change() == Change.MOVE) {
            before++;
        }
        boolean paired = at + 1 < writes.size() && writes.get(at + 1).change() == Change.MOVE;
        return writes.get(at).change() == Change.MOVE && paired && before % 2 == 0;
    }

    /** Whether a write makes a file that was not met before, concerns one that was made here, or one that is not there. */
    public boolean own(Write write) {
        String path = write.path();
        boolean takesAway = write.change() == Change.DELETE || write.change() == Change.MOVE;
        return isNew(write)
                || takesAway && gone.getOrDefault(path, now) < now
                || own.holds(path)
                || !place.isEmpty() && own.holds(Paths.join(place, path))
                || coming.holds(path);
    }

    /** Whether a file was its own before this call: what a call empties, it does not make. */
    public boolean wasOwn(String path) {
        return own.holds(path) || !place.isEmpty() && own.holds(Paths.join(place, path));
    }

    /**
     * Whether nothing is lost with a path, as far as is known: it lies where the shell had stayed in a temporary folder, it was
     * never met and the same call fills it anew, what was met in it was made here or stands elsewhere now, or it is data that
     * programs of this run may have made.
     */
    public boolean spares(String path) {
        if (!place.isEmpty() && FileKinds.isTemporary(Paths.join(place, path))) {
            return true;
        }
        if (remade.getOrDefault(path, -1) == now) {
            return true;
        }
        List<String> inside = met.keySet().stream()
                .filter(known -> !known.equals(path) && known.indexOf('*') < 0 && PathCover.covers(path, known))
                .toList();
        if (path.equals(".") || made.isEmpty()) {
            return false;
        }
        if (inside.isEmpty()) {
            return made().stream().anyMatch(file -> file.isAt(path)) || Destruction.isData(path) && !isMet(path);
        }
        return inside.stream().allMatch(known -> own.holds(known) || stands(Paths.name(known)));
    }

    /** Whether a file of that name was made here. */
    private boolean stands(String name) {
        return made.values().stream()
                .anyMatch(file -> Paths.name(file.write().path()).equals(name));
    }

    /** The files made here that are still there, in the order in which they were made. */
    public List<Made> made() {
        return List.copyOf(made.values());
    }

    private boolean isNew(Write write) {
        return ConstraintMatch.mayBeNew(write) && !isMet(write.path());
    }

    /** Whether a path was met, or something in it. */
    private boolean isMet(String path) {
        for (String known : met.keySet()) {
            if (PathCover.covers(path, known)) {
                return true;
            }
        }
        return false;
    }
}
