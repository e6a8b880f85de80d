package io.steersman.intake.recorded.aider;

import java.util.ArrayList;
import java.util.List;

/**
 * An edit that the model wrote into its words.
 *
 * @param path the file that is named above it
 */
record SearchReplaceBlock(String path, String search, String replace) {

    private static final String SEARCH = "<<<<<<< SEARCH";
    private static final String MIDDLE = "=======";
    private static final String REPLACE = ">>>>>>> REPLACE";

    /** The edits of a message, in order. */
    static List<SearchReplaceBlock> of(String message) {
        List<SearchReplaceBlock> blocks = new ArrayList<>();
        StringBuilder search = new StringBuilder();
        StringBuilder replace = new StringBuilder();
        String path = "";
        int part = 0;
        for (String line : (Iterable<String>) message.lines()::iterator) {
            if (line.startsWith(SEARCH)) {
                part = 1;
                search.setLength(0);
                replace.setLength(0);
            } else if (part == 1 && line.startsWith(MIDDLE)) {
                part = 2;
            } else if (part == 2 && line.startsWith(REPLACE)) {
                part = 0;
                blocks.add(new SearchReplaceBlock(path, search.toString(), replace.toString()));
            } else if (part == 0) {
                path = line.isBlank() || line.startsWith("```") || line.startsWith("````") ? path : line.strip();
            } else {
                (part == 1 ? search : replace).append(line).append('\n');
            }
        }
        return blocks;
    }
}
