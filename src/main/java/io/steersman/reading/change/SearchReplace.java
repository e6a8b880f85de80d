package io.steersman.reading.change;

import io.steersman.reading.change.Write.Change;
import io.steersman.reading.text.Lines;
import java.util.ArrayList;
import java.util.List;

/** The SEARCH and REPLACE blocks of Cline, Roo and Aider. */
final class SearchReplace {

    private enum Part {
        NONE,
        SEARCH,
        REPLACE
    }

    private final String path;
    private final List<Write> writes = new ArrayList<>();
    private final StringBuilder removed = new StringBuilder();
    private final StringBuilder added = new StringBuilder();
    private Part part = Part.NONE;

    private SearchReplace(String path) {
        this.path = path;
    }

    /** Returns one change for each block; a text without blocks is one change of unknown content. */
    static List<Write> writes(String path, String blocks) {
        SearchReplace reader = new SearchReplace(path);
        for (int at = 0; at < blocks.length(); at = Lines.next(blocks, at)) {
            reader.line(blocks.substring(at, Lines.end(blocks, at)));
        }
        return reader.writes.isEmpty() ? List.of(Write.of(path, Change.EDIT)) : List.copyOf(reader.writes);
    }

    private void line(String line) {
        if (isSearch(line)) {
            part = Part.SEARCH;
        } else if (line.startsWith("=======") && part == Part.SEARCH) {
            part = Part.REPLACE;
        } else if (isReplace(line)) {
            finish();
        } else if (part == Part.SEARCH && !line.startsWith(":start_line:") && !line.equals("-------")) {
            append(removed, line);
        } else if (part == Part.REPLACE) {
            append(added, line);
        }
    }

    /** {@code <<<<<<< SEARCH} and {@code ------- SEARCH}. */
    private static boolean isSearch(String line) {
        return line.endsWith(" SEARCH") && (line.startsWith("<<<<") || line.startsWith("----"));
    }

    /** {@code >>>>>>> REPLACE} and {@code +++++++ REPLACE}. */
    private static boolean isReplace(String line) {
        return line.endsWith(" REPLACE") && (line.startsWith(">>>>") || line.startsWith("++++"));
    }

    private static void append(StringBuilder text, String line) {
        if (text.length() < Edits.LONGEST) {
            text.append(line).append('\n');
        }
    }

    private void finish() {
        writes.add(new Write(path, Change.EDIT, Edits.cut(removed.toString()), Edits.cut(added.toString())));
        removed.setLength(0);
        added.setLength(0);
        part = Part.NONE;
    }
}
