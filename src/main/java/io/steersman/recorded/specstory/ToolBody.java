package io.steersman.recorded.specstory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.steersman.recorded.Contents;
import io.steersman.trajectory.Json;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads what stands below the summary of a call: what it was given, and what came of it. */
final class ToolBody {

    private static final Set<String> SHELL = Set.of("bash", "sh", "shell", "zsh", "powershell");
    private static final Set<String> PLAIN = Set.of("", "text", "txt", "console", "output");
    private static final Set<String> GIVEN = Set.of("input", "arguments", "parameters", "args");
    private static final Set<String> CAME = Set.of("result", "results", "output", "response");

    private static final List<String> WRITTEN = List.of("File created successfully at: ", "The file ");

    private enum Place {
        OPEN,
        GIVEN,
        CAME
    }

    private final boolean shell;
    private final boolean editor;
    private final ObjectNode input = Json.emptyObject();
    private final StringBuilder output = new StringBuilder();
    private final StringBuilder value = new StringBuilder();
    private final StringBuilder diff = new StringBuilder();
    private final StringBuilder fenced = new StringBuilder();
    private Place place = Place.OPEN;
    private String key = "";
    private String language = "";
    private boolean answered;
    private boolean failed;
    private boolean told;
    private int ticks;

    ToolBody(boolean shell, boolean editor) {
        this.shell = shell;
        this.editor = editor;
    }

    void read(Summary summary, List<String> lines) {
        if (!summary.path().isEmpty()) {
            input.put("path", summary.path());
        }
        String command = summary.command().isEmpty() && shell ? summary.code() : summary.command();
        if (!command.isEmpty()) {
            input.put("command", command);
        } else if (!summary.code().isEmpty()) {
            input.put("path", summary.code());
        }
        if (!summary.about().isEmpty()) {
            input.put("description", summary.about());
        }
        lines.forEach(this::line);
        if (ticks > 0) {
            fence();
        }
        if (!value.isEmpty()) {
            put(key, value.toString());
        }
        if (!diff.isEmpty()) {
            input.put("diff", diff.toString());
        }
    }

    ToolSection section(String tool, boolean rejected) {
        String text = output.toString().strip();
        if (editor && !input.has("path") && !written(text).isEmpty()) {
            input.put("path", written(text));
        }
        boolean error = failed || rejected || text.startsWith("Error:") || text.startsWith("<tool_use_error>");
        return new ToolSection(tool, input, text, answered || error || input.has("diff"), error);
    }

    /** The file that the answer of an editor names where the call does not. */
    private static String written(String text) {
        String line = text.lines().findFirst().orElse("");
        for (String start : WRITTEN) {
            int end = line.indexOf(" has been ");
            if (line.startsWith(start)) {
                return line.substring(start.length(), end < start.length() ? line.length() : end)
                        .strip();
            }
        }
        return "";
    }

    private void line(String line) {
        if (ticks > 0 && MarkdownLines.closes(line, ticks)) {
            fence();
        } else if (ticks > 0) {
            fenced.append(line).append('\n');
        } else if (!value.isEmpty()) {
            more(line);
        } else if (MarkdownLines.ticks(line.strip()) > 0) {
            ticks = MarkdownLines.ticks(line.strip());
            language = line.strip().substring(ticks).strip().toLowerCase(Locale.ROOT);
            int colon = language.indexOf(':');
            language = colon < 0 ? language : language.substring(0, colon);
        } else if (!line.isBlank()) {
            words(line.strip());
        }
    }

    private void fence() {
        String text = fenced.toString();
        text = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        fenced.setLength(0);
        ticks = 0;
        if (!key.isEmpty()) {
            put(key, text);
        } else if (place == Place.CAME) {
            said(text);
        } else if (place == Place.GIVEN) {
            given(text);
        } else if (editor && language.equals("diff")) {
            diff.append(diff.isEmpty() ? "" : "\n").append(text);
        } else if (shell && !told && (SHELL.contains(language) || !input.has("command"))) {
            input.put("command", text.strip());
            told = true;
        } else if (editor && !PLAIN.contains(language) && !input.has("content")) {
            input.put("content", text);
        } else {
            said(text);
        }
        key = "";
    }

    private void given(String text) {
        JsonNode arguments = Contents.arguments(TextNode.valueOf(text));
        if (arguments instanceof ObjectNode object) {
            input.setAll(object);
        }
        place = Place.OPEN;
    }

    private void said(String text) {
        answered = true;
        output.append(text).append('\n');
    }

    private void words(String line) {
        String label = label(line);
        String name = label.toLowerCase(Locale.ROOT);
        String after = label.isEmpty() ? "" : line.substring(line.indexOf(label) + label.length());
        String rest = after.replace("*", "").replace(":", " ").strip();
        if (GIVEN.contains(name) && rest.isEmpty()) {
            place = Place.GIVEN;
        } else if ((CAME.contains(name) || name.equals("error")) && rest.isEmpty()) {
            place = Place.CAME;
            failed |= name.equals("error");
        } else if (place != Place.CAME && line.startsWith("- ") && isField(line)) {
            field(line);
        } else if (place != Place.CAME && line.startsWith("**") && !label.isEmpty()) {
            labelled(name, after);
        } else if (place == Place.OPEN
                && !input.has("path")
                && !Summary.file(line).isEmpty()) {
            input.put("path", Summary.file(line));
        } else if (place == Place.OPEN && isCode(line)) {
            code(line.substring(1, line.length() - 1));
        } else if (place == Place.OPEN && shell && !input.has("command") && !input.has("description")) {
            input.put("description", line);
        } else {
            said(line);
        }
    }

    /** The word before a colon, in bold or alone on its line. */
    private static String label(String line) {
        int colon = line.indexOf(':');
        String word = colon < 0 ? "" : line.substring(0, colon).replace("*", "").strip();
        boolean name = !word.isEmpty() && word.length() <= 20 && word.chars().allMatch(Character::isLetter);
        return name ? word : "";
    }

    private void labelled(String name, String after) {
        String rest = after.replace("**", "").strip();
        rest = rest.startsWith(":") ? rest.substring(1).strip() : rest;
        String own =
                switch (name) {
                    case "file" -> "path";
                    case "old" -> "old_string";
                    case "new" -> "new_string";
                    default -> name;
                };
        if (rest.isEmpty()) {
            key = own;
        } else {
            put(own, isCode(rest) ? rest.substring(1, rest.length() - 1) : rest);
        }
    }

    /** A line such as {@code - name: `value`}; the value may go on below, in a fence or up to the closing backtick. */
    private static boolean isField(String line) {
        int colon = line.indexOf(':');
        String rest = colon < 0 ? "x" : line.substring(colon + 1).strip();
        return colon > 2 && line.indexOf(' ', 2) >= colon && (rest.isEmpty() || rest.startsWith("`"))
                || colon == line.length() - 1 && line.indexOf(' ', 2) < 0;
    }

    private void field(String line) {
        int colon = line.indexOf(':');
        key = line.substring(2, colon).strip();
        String rest = line.substring(colon + 1).strip();
        if (rest.isEmpty()) {
            return;
        }
        if (isCode(rest)) {
            put(key, rest.substring(1, rest.length() - 1));
        } else {
            value.append(rest.substring(1));
        }
    }

    private void more(String line) {
        value.append('\n');
        if (line.stripTrailing().endsWith("`")) {
            value.append(line.stripTrailing(), 0, line.stripTrailing().length() - 1);
            put(key, value.toString());
        } else {
            value.append(line);
        }
    }

    private void put(String name, String text) {
        boolean list = name.equals("command") && text.startsWith("[") && text.endsWith("]");
        input.put(name, list ? text.substring(1, text.length() - 1) : text);
        value.setLength(0);
        key = "";
    }

    private static boolean isCode(String line) {
        return line.length() > 2 && line.charAt(0) == '`' && line.charAt(1) != '`' && line.endsWith("`");
    }

    private void code(String text) {
        if (shell && !input.has("command")) {
            input.put("command", text);
            told = true;
        } else if (!shell && !input.has("path")) {
            input.put("path", text);
        } else {
            said(text);
        }
    }
}
