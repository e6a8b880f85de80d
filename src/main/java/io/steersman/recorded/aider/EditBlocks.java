package io.steersman.recorded.aider;

import io.steersman.recorded.aider.EditBlock.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds the edits in a message: aider's models write them as search and replace, as diffs, as patches, or as whole files. */
final class EditBlocks {

    private static final String FENCE = "```";
    private static final String MIDDLE = "=======";
    private static final Set<String> NAMES =
            Set.of("Makefile", "Dockerfile", "LICENSE", "Procfile", "Gemfile", "Rakefile");
    private static final int LONGEST_PATH = 200;

    private final List<EditBlock> blocks = new ArrayList<>();
    private final StringBuilder search = new StringBuilder();
    private final StringBuilder replace = new StringBuilder();
    private final StringBuilder fenced = new StringBuilder();
    private String path = "";
    private String title = "";
    private String fence = "";
    private String language = "";
    private int found;
    private int part;

    private EditBlocks() {}

    /** The edits of a message, in order. */
    static List<EditBlock> of(String message) {
        EditBlocks edits = new EditBlocks();
        message.lines().forEach(edits::line);
        return edits.blocks;
    }

    private void line(String line) {
        if (part == 0 && isMarker(line, '<', "SEARCH")) {
            part = 1;
            namedInFence();
            search.setLength(0);
            replace.setLength(0);
        } else if (part == 1 && line.startsWith(MIDDLE)) {
            part = 2;
        } else if (part == 2 && isMarker(line, '>', "REPLACE")) {
            part = 0;
            blocks.add(new EditBlock(path, search.toString(), replace.toString(), Kind.REPLACE));
        } else if (part > 0) {
            (part == 1 ? search : replace).append(line).append('\n');
        } else if (fence.isEmpty()) {
            prose(line);
        } else {
            inFence(line);
        }
    }

    /** In one of the formats the name stands below the fence. */
    private void namedInFence() {
        String above = fenced.toString().strip();
        if (!fence.isEmpty() && !above.isEmpty() && above.indexOf('\n') < 0) {
            named(above);
        }
        fenced.setLength(0);
    }

    /** The conflict markers that models write are not always seven characters long. */
    private static boolean isMarker(String line, char mark, String word) {
        int end = 0;
        while (end < line.length() && line.charAt(end) == mark) {
            end++;
        }
        return end >= 5 && end <= 9 && line.startsWith(" " + word, end);
    }

    private void prose(String line) {
        if (line.startsWith(FENCE)) {
            int end = 0;
            while (end < line.length() && line.charAt(end) == '`') {
                end++;
            }
            fence = line.substring(0, end);
            language = line.substring(end).strip();
            fenced.setLength(0);
            found = blocks.size();
        } else {
            named(line);
        }
    }

    private void inFence(String line) {
        if (line.startsWith(fence) && line.strip().equals(fence)) {
            close();
            return;
        }
        fenced.append(line).append('\n');
    }

    private void close() {
        boolean diff = language.equals("diff") || fenced.indexOf("*** Begin Patch") >= 0;
        if (found == blocks.size() && !fenced.isEmpty()) {
            String text = fenced.toString();
            blocks.add(new EditBlock(diff ? pathOf(text) : title, "", text, diff ? Kind.DIFF : Kind.WHOLE));
        }
        fence = "";
        title = "";
    }

    /** The file that a diff or a patch names itself. */
    private String pathOf(String diff) {
        for (String line : (Iterable<String>) diff.lines()::iterator) {
            for (String mark : List.of("+++ ", "*** Update File: ", "*** Add File: ", "*** Delete File: ")) {
                if (line.startsWith(mark) && !line.startsWith("+++ /dev/null")) {
                    String name = line.substring(mark.length()).strip();
                    return name.startsWith("b/") ? name.substring(2) : name;
                }
            }
        }
        return path;
    }

    /** A line that is nothing but a file's name says what the code below it is about; edits go on in the file that was named last. */
    private void named(String line) {
        String name = bare(line.strip());
        boolean one = !name.isEmpty() && name.length() <= LONGEST_PATH && name.indexOf(' ') < 0;
        boolean file = name.indexOf('.') > 0 && !name.endsWith(".")
                || name.startsWith(".") && name.length() > 1
                || name.indexOf('/') >= 0
                || name.indexOf('\\') >= 0
                || NAMES.contains(name);
        if (one && file) {
            path = name;
            title = name;
        } else if (!name.isEmpty()) {
            title = "";
        }
    }

    private static String bare(String line) {
        int from = 0;
        int to = line.length();
        while (from < to && "*`#: ".indexOf(line.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && "*`: ".indexOf(line.charAt(to - 1)) >= 0) {
            to--;
        }
        return line.substring(from, to);
    }
}
