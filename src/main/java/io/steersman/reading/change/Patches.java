package io.steersman.reading.change;

import io.steersman.reading.change.Write.Change;
import io.steersman.reading.path.Paths;
import io.steersman.reading.shell.ShellQuotes;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads patches as writes: unified diffs, and the {@code *** Begin Patch} form of {@code apply_patch}.
 *
 * <p>The text is looked at once, line by line; what is neither is passed over.
 */
public final class Patches {

    private static final String NO_FILE = "/dev/null";

    private final List<Write> writes = new ArrayList<>();
    private final StringBuilder removed = new StringBuilder();
    private final StringBuilder added = new StringBuilder();
    private final int strip;
    private String path = "";
    private String before = "";
    private Change change = Change.EDIT;

    private Patches(int strip) {
        this.strip = strip;
    }

    /**
     * The writes of a patch, with the lines that go and come.
     *
     * @param patch its text
     * @param strip how many leading folders of a unified diff's paths are not part of them; {@code a/} and {@code b/} never
     *     are
     */
    public static List<Write> of(String patch, int strip) {
        Patches patches = new Patches(strip);
        int at = 0;
        while (at < patch.length()) {
            int end = ShellQuotes.lineEnd(patch, at);
            patches.line(patch, at, end);
            at = end + 1;
        }
        patches.end();
        return List.copyOf(patches.writes);
    }

    private void line(String patch, int at, int end) {
        char first = at < end ? patch.charAt(at) : ' ';
        if (first == '*' && patch.startsWith("*** ", at)) {
            envelope(patch.substring(at + 4, end).strip());
        } else if (first == '-' && patch.startsWith("--- ", at) && isHead(patch, end)) {
            end();
            before = file(patch.substring(at + 4, end));
        } else if (first == '+' && patch.startsWith("+++ ", at) && !before.isEmpty()) {
            unified(file(patch.substring(at + 4, end)));
        } else if (!path.isEmpty() && first == '-') {
            append(removed, patch, at + 1, end);
        } else if (!path.isEmpty() && first == '+') {
            append(added, patch, at + 1, end);
        } else if (patch.startsWith("diff --git ", at)) {
            end();
        }
    }

    private static boolean isHead(String patch, int lineEnd) {
        return patch.startsWith("+++ ", lineEnd + 1);
    }

    private void envelope(String line) {
        if (line.startsWith("Move to: ")) {
            writes.add(Write.of(Paths.normalise(path), Change.MOVE));
            path = line.substring(9).strip();
            change = Change.MOVE;
            return;
        }
        if (line.equals("End of File")) {
            return;
        }
        end();
        int colon = line.indexOf(" File: ");
        if (colon > 0) {
            path = line.substring(colon + 7).strip();
            change = line.startsWith("Add") ? Change.CREATE : line.startsWith("Delete") ? Change.DELETE : Change.EDIT;
        }
    }

    private void unified(String after) {
        boolean deleted = after.equals(NO_FILE);
        path = deleted ? before : after;
        change = deleted ? Change.DELETE : before.equals(NO_FILE) ? Change.CREATE : Change.EDIT;
        before = "";
    }

    private String file(String written) {
        int tab = written.indexOf('\t');
        String name = (tab < 0 ? written : written.substring(0, tab)).strip();
        if (name.equals(NO_FILE)) {
            return name;
        }
        int left = strip;
        if (left == 0 && (name.startsWith("a/") || name.startsWith("b/"))) {
            left = 1;
        }
        for (int i = 0; i < left && name.indexOf('/') >= 0; i++) {
            name = name.substring(name.indexOf('/') + 1);
        }
        return name;
    }

    private static void append(StringBuilder text, String patch, int from, int to) {
        if (text.length() < WriteList.LONGEST_TEXT) {
            text.append(patch, from, to).append('\n');
        }
    }

    private void end() {
        if (!path.isEmpty()) {
            writes.add(new Write(Paths.normalise(path), change, cut(removed), cut(added)));
        }
        path = "";
        before = "";
        removed.setLength(0);
        added.setLength(0);
    }

    private static String cut(StringBuilder text) {
        return text.substring(0, Math.min(text.length(), WriteList.LONGEST_TEXT));
    }
}
