package io.steersman.session;

import io.steersman.reading.Paths;
import java.io.Serializable;
import java.util.Map;

/** Paths that a trajectory made itself: files, and folders with all that is in them. Bounded: the eldest go first. */
final class Own implements Serializable {

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
            boolean covered = covers(folder.getKey(), path);
            boolean whole = same(folder.getKey(), path);
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
            if (same(file, path) || pattern && Paths.matches(path, file)) {
                return true;
            }
        }
        return false;
    }

    /** One may be written from the root, the other from the folder where the command ran. */
    static boolean same(String path, String other) {
        return path.equals(other) || endsWith(path, other) || endsWith(other, path);
    }

    /** Whether a path is another, a folder above it, a pattern that names it, or all there is ({@code .}). */
    static boolean covers(String above, String path) {
        if (above.equals(".") || same(above, path)) {
            return true;
        }
        if (above.indexOf('*') >= 0) {
            return Paths.matches(above, path);
        }
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            if (slash == above.length() && path.startsWith(above) || endsWith(path, slash, above)) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsWith(String path, String end) {
        return endsWith(path, path.length(), end);
    }

    /** Whether what stands before an index ends with a slash and another path. */
    private static boolean endsWith(String path, int to, String end) {
        int from = to - end.length();
        return from > 0 && path.charAt(from - 1) == '/' && path.startsWith(end, from);
    }
}
