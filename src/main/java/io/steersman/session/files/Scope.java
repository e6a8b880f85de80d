package io.steersman.session.files;

import io.steersman.fact.Action;
import io.steersman.reading.change.Write;
import io.steersman.reading.change.Write.Change;
import io.steersman.reading.path.FileKinds;
import io.steersman.reading.path.FileUse;
import io.steersman.reading.path.Paths;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * How far the work has gone beyond the files that the request names: the same edit in many files counts once, files made
 * here and files beside a named one do not count. Bounded.
 */
public final class Scope {

    private static final int MOST = 64;

    private final Set<String> named = new HashSet<>();
    private final Set<Integer> edits = new HashSet<>();
    private final Set<String> beyond = new LinkedHashSet<>();
    private boolean narrow;

    /** The user spoke; what was named before stays named, the count begins anew. */
    public void userSpoke() {
        edits.clear();
        beyond.clear();
        narrow = false;
    }

    /** An instruction names files. */
    public void named(Set<String> paths) {
        if (named.size() + paths.size() <= MOST) {
            named.addAll(paths);
        }
        narrow |= paths.stream().anyMatch(path -> Paths.name(path).indexOf('.') > 0);
    }

    /** Takes in a finished action. */
    public void did(Action action, Files files) {
        if (!narrow || !action.mutated()) {
            return;
        }
        for (Write write : action.writes()) {
            if (counts(write, files)) {
                beyond.add(write.path());
            }
        }
    }

    private boolean counts(Write write, Files files) {
        boolean change = write.change() == Change.EDIT || write.change() == Change.CREATE;
        return change
                && beyond.size() < MOST
                && !FileKinds.isTemporary(write.path())
                && !write.test()
                && !FileKinds.isDocumentation(write.path())
                && write.use() != FileUse.GENERATED
                && !beyond.contains(write.path())
                && !files.own(write)
                && named.stream().noneMatch(path -> isNear(path, write.path()))
                && edits.add(31 * write.removed().hashCode() + write.added().hashCode());
    }

    /** The file itself, one below it, or one in the same folder. */
    private static boolean isNear(String named, String path) {
        int slash = named.lastIndexOf('/');
        boolean beside =
                slash > 0 && Paths.name(named).indexOf('.') > 0 && Paths.matches(named.substring(0, slash), path);
        return beside || Paths.matches(named, path);
    }

    /** How many files elsewhere were changed, each in its own way, since the user last spoke; 0 when no file was named. */
    public int beyond() {
        return beyond.size();
    }
}
