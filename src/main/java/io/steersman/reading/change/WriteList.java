package io.steersman.reading.change;

import io.steersman.reading.change.Write.Change;
import io.steersman.reading.path.Paths;
import io.steersman.reading.shell.Shell;
import java.util.ArrayList;
import java.util.List;

/** Collects writes as seen from one directory; what is no file of a disk is left out. */
final class WriteList {

    /** Longest text of a change that is kept, in characters. */
    static final int LONGEST_TEXT = 8 * 1024;

    private final List<Write> writes = new ArrayList<>(2);

    void add(String directory, String path, Change change) {
        add(directory, path, change, "", "");
    }

    void addAll(String directory, List<String> paths, Change change) {
        paths.forEach(path -> add(directory, path, change, "", ""));
    }

    void add(String directory, String path, Change change, String removed, String added) {
        if (isFile(path) && writes.size() < Shell.MOST) {
            writes.add(new Write(Paths.join(directory, path), change, cut(removed), cut(added)));
        }
    }

    /** The text that an earlier write of the same list puts into a file, empty when there is none. */
    String textOf(String path) {
        for (int i = writes.size() - 1; i >= 0; i--) {
            if (writes.get(i).path().equals(path)) {
                return writes.get(i).added();
            }
        }
        return "";
    }

    List<Write> writes() {
        return writes;
    }

    private static boolean isFile(String path) {
        boolean device = path.startsWith("/dev/") && !path.startsWith("/dev/shm/");
        return !path.isEmpty()
                && !path.equals("-")
                && !path.startsWith("&")
                && !path.startsWith(">(")
                && !path.startsWith("<(")
                && !device;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }
}
