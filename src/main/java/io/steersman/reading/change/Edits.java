package io.steersman.reading.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.reading.change.Write.Change;
import io.steersman.reading.path.Paths;
import io.steersman.reading.text.Arguments;
import java.util.ArrayList;
import java.util.List;

/** The changes that an edit tool is asked to make, from its arguments. */
public final class Edits {

    /** Longest text that is kept of what goes and of what comes, in characters. */
    static final int LONGEST = 8 * 1024;

    private static final String[] REMOVED = {
        "old_string", "old_str", "oldText", "oldString", "old_content", "old", "target"
    };
    private static final String[] ADDED = {
        "new_string", "new_str", "newText", "newString", "new_content", "new_source", "code_edit", "replacement", "new"
    };
    private static final String[] WHOLE = {"content", "contents", "file_text", "text"};

    private Edits() {}

    /**
     * Returns the changes in the order in which they are made.
     *
     * @param name the tool's name in its plain form, small letters alone
     */
    public static List<Write> of(String name, JsonNode input) {
        String patch = patch(input);
        if (!patch.isEmpty()) {
            return PatchText.writes(patch);
        }
        String path = Paths.normalise(Arguments.path(input));
        if (path.isEmpty()) {
            return List.of();
        }
        if (name.startsWith("delete") || name.startsWith("remove")) {
            return List.of(Write.of(path, Change.DELETE));
        }
        String blocks = Arguments.text(input, "diff", "diffs");
        if (!blocks.isEmpty()) {
            return SearchReplace.writes(path, blocks);
        }
        JsonNode edits = input.path("edits").isArray() ? input.path("edits") : input.path("replacements");
        return edits.isArray() && !edits.isEmpty() ? each(path, edits) : List.of(one(name, path, input));
    }

    /** Cuts a text to the length that is kept. */
    public static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    private static String patch(JsonNode input) {
        String text = input.isTextual()
                ? input.textValue()
                : Arguments.text(input, "patch", "input", "patchText", "patch_text");
        return text.contains("*** Begin Patch") || text.contains("\n+++ ") || text.startsWith("+++ ") ? text : "";
    }

    private static List<Write> each(String path, JsonNode edits) {
        List<Write> writes = new ArrayList<>(edits.size());
        for (JsonNode edit : edits) {
            String own = Paths.normalise(Arguments.path(edit));
            writes.add(change(own.isEmpty() ? path : own, edit));
        }
        return writes;
    }

    private static Write one(String name, String path, JsonNode input) {
        String command = input.path("command").asText("");
        boolean part = command.equals("undo_edit")
                || command.equals("insert")
                || Arguments.has(input, REMOVED)
                || Arguments.has(input, ADDED)
                || Arguments.has(input, "insert_line");
        if (part || name.startsWith("insert") || name.equals("undoedit")) {
            return change(path, input);
        }
        boolean appends = input.path("mode").asText("").equals("append");
        String text = Arguments.text(input, WHOLE);
        return new Write(path, appends ? Change.APPEND : Change.CREATE, "", cut(text));
    }

    private static Write change(String path, JsonNode input) {
        String added = Arguments.text(input, ADDED);
        String inserted = added.isEmpty() && !Arguments.has(input, REMOVED) ? Arguments.text(input, WHOLE) : added;
        return new Write(path, Change.EDIT, cut(Arguments.text(input, REMOVED)), cut(inserted));
    }
}
