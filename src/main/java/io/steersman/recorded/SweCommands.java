package io.steersman.recorded;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Pieces;
import java.util.Set;

/**
 * Reads lines of SWE-agent's command interface: the first word of a known command is the tool, anything else is for the shell. Its
 * editor works on the file that is open.
 */
public final class SweCommands {

    private static final Set<String> COMMANDS = Set.of(
            "open",
            "goto",
            "scroll_down",
            "scroll_up",
            "create",
            "edit",
            "search_dir",
            "search_file",
            "find_file",
            "submit",
            "str_replace_editor",
            "exit_forfeit",
            "exit_cost",
            "exit_context",
            "debug_start",
            "debug_step",
            "debug_continue",
            "debug_stop",
            "connect_start",
            "connect_sendline",
            "connect_stop",
            "decompile",
            "disassemble");
    private static final Set<String> ON_OPEN_FILE = Set.of("edit", "goto", "scroll_down", "scroll_up");
    private static final Set<String> ON_NAMED_FILE = Set.of("open", "create");

    private SweCommands() {}

    /** The tool that a line is for. */
    public static String tool(String action) {
        String word = word(action);
        return COMMANDS.contains(word) ? word : "bash";
    }

    /**
     * The arguments of the call that a line is.
     *
     * @param openFile the file that the editor has open, empty when there is none
     */
    public static ObjectNode input(String action, String openFile) {
        ObjectNode input = Json.emptyObject().put("command", action);
        String word = word(action);
        if (ON_NAMED_FILE.contains(word)) {
            input.put("path", secondWord(action));
        } else if (ON_OPEN_FILE.contains(word) && !openFile.isEmpty()) {
            input.put("path", openFile);
        }
        return input;
    }

    private static String word(String action) {
        return Pieces.first(action);
    }

    private static String secondWord(String action) {
        String word = Pieces.first(action.substring(word(action).length()).stripLeading());
        boolean quoted = word.length() > 1 && (word.charAt(0) == '"' || word.charAt(0) == '\'');
        return quoted ? word.substring(1, word.length() - 1) : word;
    }
}
