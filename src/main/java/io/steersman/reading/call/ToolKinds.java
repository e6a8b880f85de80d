package io.steersman.reading.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.reading.change.Write;
import io.steersman.reading.shell.Command;
import io.steersman.reading.text.Arguments;
import io.steersman.reading.text.Lexicon;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a tool does, from its name and its arguments. */
public final class ToolKinds {

    private static final Lexicon LISTS = Lexicon.of("tool-kinds");

    private static final Map<String, ToolKind> KNOWN = LISTS.kinds("known", ToolKind.class);

    /** Actions of a tool with several that only ask after something. */
    private static final Set<String> ASKING = Set.of("poll", "wait", "status", "check_status", "get_status", "watch");

    private ToolKinds() {}

    /**
     * Returns the kind of a call.
     *
     * @param name the tool's name as {@link #plain} gives it
     * @param commands what it runs in a shell, empty when it runs nothing
     * @param writes what the commands change
     */
    static ToolKind of(String tool, String name, JsonNode input, List<Command> commands, List<Write> writes) {
        ToolKind special = special(name, input);
        if (special != ToolKind.OTHER) {
            return special;
        }
        if (!commands.isEmpty()) {
            return ShellKind.of(commands, writes);
        }
        ToolKind known = KNOWN.get(name);
        if (known != null) {
            return known;
        }
        ToolKind byVerb = ToolVerbs.kind(tool);
        return byVerb != ToolKind.OTHER ? byVerb : byArguments(input);
    }

    /** Whether the tool runs what it is given in a shell. */
    static boolean isShell(String tool, String name, JsonNode input) {
        ToolKind known = KNOWN.get(name);
        if (known != null) {
            return known == ToolKind.EXECUTE && !isPython(name);
        }
        ToolKind kind = input.isTextual() || isEditor(name) ? ToolKind.EDIT : ToolVerbs.kind(tool);
        boolean unclear = kind == ToolKind.OTHER && Arguments.path(input).isEmpty();
        return (kind == ToolKind.EXECUTE || unclear) && Arguments.has(input, "command", "cmd", "script", "commands");
    }

    /** Whether the tool runs Python that it is given. */
    static boolean isPython(String name) {
        return name.contains("ipython") || name.contains("python") || name.equals("codeinterpreter");
    }

    private static boolean isEditor(String name) {
        return name.contains("editor") || name.startsWith("strreplace");
    }

    /** The name without a client's prefix, in lower case, without separators. */
    static String plain(String tool) {
        String name = tool.startsWith("functions.") ? tool.substring("functions.".length()) : tool;
        StringBuilder out = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '_' && c != '-' && c != '.' && c != ' ') {
                out.append(c);
            }
        }
        return out.toString().toLowerCase(Locale.ROOT);
    }

    /** Tools whose arguments decide what they do. */
    private static ToolKind special(String name, JsonNode input) {
        return switch (name) {
            case "strreplaceeditor", "strreplacebasededittool", "fileeditor", "texteditor" ->
                input.path("command").asText("").equals("view") ? ToolKind.READ : ToolKind.EDIT;
            case "writestdin", "sendcommandinput", "sendinput" ->
                Arguments.text(input, "chars", "input", "text").isEmpty() ? ToolKind.POLL : ToolKind.NAVIGATE;
            case "executebash", "bash", "terminal" ->
                input.path("is_input").asBoolean(false) || isBlankCommand(input)
                        ? terminalInput(input)
                        : ToolKind.OTHER;
            case "todowrite", "todoread", "tasktracker" -> ToolKind.PLAN;
            default -> ASKING.contains(input.path("action").asText("")) ? ToolKind.POLL : ToolKind.OTHER;
        };
    }

    /** An empty command line means: keep waiting for what runs. */
    private static boolean isBlankCommand(JsonNode input) {
        return input.path("command").isTextual()
                && input.path("command").asText().isBlank();
    }

    private static ToolKind terminalInput(JsonNode input) {
        return input.path("command").asText("").isBlank() ? ToolKind.POLL : ToolKind.NAVIGATE;
    }

    private static ToolKind byArguments(JsonNode input) {
        if (Arguments.has(input, "old_string", "new_string", "old_str", "new_str", "file_text", "patch", "oldText")) {
            return ToolKind.EDIT;
        }
        if (Arguments.has(input, "pattern", "query", "regex")) {
            return ToolKind.SEARCH;
        }
        if (Arguments.has(input, "command", "cmd", "script")) {
            return ToolKind.EXECUTE;
        }
        boolean path = !Arguments.path(input).isEmpty();
        if (path && Arguments.has(input, "content", "contents")) {
            return ToolKind.EDIT;
        }
        return path || Arguments.has(input, "url") ? ToolKind.READ : ToolKind.OTHER;
    }
}
