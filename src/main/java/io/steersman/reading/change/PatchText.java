package io.steersman.reading.change;

import io.steersman.reading.change.Write.Change;
import io.steersman.reading.path.Paths;
import io.steersman.reading.text.Lines;
import java.util.ArrayList;
import java.util.List;

/**
 * The changes that a patch makes: the {@code *** Begin Patch} form of Codex and unified diffs.
 *
 * @see <a href="https://www.gnu.org/software/diffutils/manual/html_node/Unified-Format.html">Unified format</a>
 */
final class PatchText {

    private final List<Write> writes = new ArrayList<>();
    private final StringBuilder removed = new StringBuilder();
    private final StringBuilder added = new StringBuilder();
    private String path = "";
    private Change change = Change.EDIT;
    private String oldPath = "";

    private PatchText() {}

    /** Returns the changes in the order of the patch, none for a text that is no patch. */
    static List<Write> writes(String patch) {
        PatchText reader = new PatchText();
        for (int at = 0; at < patch.length(); at = Lines.next(patch, at)) {
            reader.line(patch.substring(at, Lines.end(patch, at)));
        }
        reader.finish();
        return List.copyOf(reader.writes);
    }

    private void line(String line) {
        if (line.startsWith("*** ")) {
            marker(line);
        } else if (line.startsWith("--- ")) {
            finish();
            oldPath = diffPath(line);
        } else if (line.startsWith("+++ ")) {
            newFile(diffPath(line));
        } else if (line.startsWith("rename from ")) {
            writes.add(Write.of(Paths.normalise(line.substring("rename from ".length())), Change.MOVE));
        } else if (line.startsWith("rename to ")) {
            writes.add(Write.of(Paths.normalise(line.substring("rename to ".length())), Change.MOVE));
        } else if (!path.isEmpty()) {
            content(line);
        }
    }

    private void marker(String line) {
        if (line.startsWith("*** Add File: ")) {
            begin(line.substring("*** Add File: ".length()), Change.CREATE);
        } else if (line.startsWith("*** Update File: ")) {
            begin(line.substring("*** Update File: ".length()), Change.EDIT);
        } else if (line.startsWith("*** Delete File: ")) {
            begin(line.substring("*** Delete File: ".length()), Change.DELETE);
        } else if (line.startsWith("*** Move to: ")) {
            writes.add(Write.of(Paths.normalise(line.substring("*** Move to: ".length())), Change.MOVE));
        }
    }

    private void newFile(String newPath) {
        if (newPath.equals("/dev/null")) {
            begin(oldPath, Change.DELETE);
        } else {
            begin(newPath, oldPath.equals("/dev/null") ? Change.CREATE : Change.EDIT);
        }
    }

    private void content(String line) {
        if (line.startsWith("-")) {
            append(removed, line);
        } else if (line.startsWith("+")) {
            append(added, line);
        }
    }

    private static void append(StringBuilder text, String line) {
        if (text.length() < Edits.LONGEST) {
            text.append(line, 1, line.length()).append('\n');
        }
    }

    private void begin(String newPath, Change newChange) {
        finish();
        path = Paths.normalise(newPath);
        change = newChange;
    }

    private void finish() {
        if (!path.isEmpty()) {
            writes.add(new Write(path, change, Edits.cut(removed.toString()), Edits.cut(added.toString())));
        }
        path = "";
        removed.setLength(0);
        added.setLength(0);
    }

    /** {@code --- a/src/x.py<TAB>2026-01-01} names {@code src/x.py}. */
    private static String diffPath(String line) {
        int tab = line.indexOf('\t');
        String name = line.substring(4, tab < 0 ? line.length() : tab).strip();
        return name.startsWith("a/") || name.startsWith("b/") ? name.substring(2) : name;
    }
}
