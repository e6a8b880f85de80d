package io.steersman.session.files;

import io.steersman.reading.path.PathCover;
import io.steersman.reading.path.Paths;
import io.steersman.trajectory.Bounded;
import java.util.Map;

/** Paths that a trajectory made itself: files, and folders with all that is in them. Bounded: the eldest go first. */
final class Own {

    private static final int MOST_FILES = 100;
    private static final int MOST_FOLDERS = 40;

    private final Map<String, Boolean> files = Bounded.byAge(MOST_FILES);
    /** Whether each is the project that is to be worked on. */
    private final Map<String, Boolean> folders = Bounded.byAge(MOST_FOLDERS);

    void file(String path) {
        files.put(path, true);
    }

    /** Takes in a folder; of the project that is to be worked on, only the whole is one's own. */
    void folder(String path, boolean project) {
        if (!path.equals(".")) {
            folders.put(path, project);
        }
    }

    void clear() {
        files.clear();
        folders.clear();
    }

    boolean isEmpty() {
        return files.isEmpty() && folders.isEmpty();
    }

    /** Whether a path is one of these, or lies in one of the folders; a pattern, when one of these is what it names. */
    boolean holds(String path) {
        boolean inside = false;
        for (Map.Entry<String, Boolean> folder : folders.entrySet()) {
            boolean covered = PathCover.covers(folder.getKey(), path);
            boolean whole = PathCover.same(folder.getKey(), path);
            if (covered && folder.getValue() && !whole) {
                return isFile(path);
            }
            inside |= covered;
        }
        return inside || isFile(path);
    }

    private boolean isFile(String path) {
        boolean pattern = path.indexOf('*') >= 0;
        for (String file : files.keySet()) {
            if (PathCover.same(file, path) || pattern && Paths.matches(path, file)) {
                return true;
            }
        }
        return false;
    }
}
