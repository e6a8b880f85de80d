package io.steersman.reading.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;

/** Looks arguments up under the names that different clients give them. */
public final class Arguments {

    private static final String[] COMMANDS = {"command", "cmd", "script", "shell_command", "cmdline", "commands", "bash"
    };
    private static final String[] PATHS = {
        "file_path", "path", "filePath", "notebook_path", "filename", "file", "absolute_path", "target_file",
        "relative_path", "file_name", "AbsolutePath", "TargetFile", "relative_workspace_path", "uri", "source",
                "dir_path",
        "directory", "DirectoryPath",
    };

    private Arguments() {}

    /** The first of the named arguments that is a text and not empty, else the empty text. */
    public static String text(JsonNode input, String... names) {
        for (String name : names) {
            String value = input.path(name).asText("");
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }

    /** Whether there is any of the named arguments, null not counted. */
    public static boolean has(JsonNode input, String... names) {
        for (String name : names) {
            if (input.hasNonNull(name)) {
                return true;
            }
        }
        return false;
    }

    /** The file or folder that a call names first, as written. */
    public static String path(JsonNode input) {
        return text(input, PATHS);
    }

    /** The shell script that a call runs: a text, or the words of a command; empty when there is none. */
    public static String command(JsonNode input) {
        if (input.isTextual()) {
            return input.textValue();
        }
        for (String name : COMMANDS) {
            JsonNode value = input.path(name);
            if (value.isTextual() && !value.textValue().isEmpty()) {
                return value.textValue();
            }
            if (value.isArray() && !value.isEmpty()) {
                return joined(value);
            }
        }
        JsonNode action = input.path("action");
        return action.isObject() ? command(action) : "";
    }

    private static boolean isScriptOption(String word) {
        return word.startsWith("-")
                && word.endsWith("c")
                && word.chars().skip(1).allMatch(c -> c >= 'a' && c <= 'z');
    }

    /** {@code ["bash", "-lc", SCRIPT]} is the script; other words are quoted where a shell would need it. */
    private static String joined(JsonNode words) {
        if (words.size() == 3
                && isShell(words.get(0).asText())
                && isScriptOption(words.get(1).asText())) {
            return words.get(2).asText();
        }
        StringBuilder script = new StringBuilder();
        for (Iterator<JsonNode> each = words.elements(); each.hasNext(); ) {
            String word = each.next().asText();
            script.append(needsQuotes(word) ? "'" + word.replace("'", "'\\''") + "'" : word);
            script.append(each.hasNext() ? " " : "");
        }
        return script.toString();
    }

    private static boolean isShell(String program) {
        return program.endsWith("sh") || program.endsWith("bash.exe");
    }

    private static boolean needsQuotes(String word) {
        if (word.isEmpty()) {
            return true;
        }
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (!CharKind.isWord(c) && "/.-+=:,@%".indexOf(c) < 0) {
                return true;
            }
        }
        return false;
    }
}
