package io.steersman.recorded.specstory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.trajectory.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A call as the text shows it.
 *
 * @param answered whether anything of what came of it is shown
 * @param failed whether it is said that it failed
 */
record ToolSection(String tool, ObjectNode input, String output, boolean answered, boolean failed) {

    /** How a line begins that names the tool of the section below it. */
    static final String NAMED = "Tool use: **";

    private static final String READ = "Read file: ";
    private static final String EDIT = "Edit file: ";
    private static final Set<String> SHELLS = Set.of(
            "bash",
            "shell",
            "shell_command",
            "exec_command",
            "local_shell",
            "run_terminal_cmd",
            "run_shell_command",
            "run_in_terminal",
            "execute",
            "command");
    private static final Set<String> EDITS = Set.of(
            "edit",
            "multiedit",
            "write",
            "edit_file",
            "search_replace",
            "apply_patch",
            "create_file",
            "write_file",
            "replace");

    /** How the summary begins of a tool that is not named. */
    private static final Map<String, String> SHOWN = Map.of(
            "Listed ", "list_dir",
            "Searched codebase", "codebase_search",
            "Searched web", "web_search",
            "Grep", "grep_search",
            "Edit", "edit_file",
            "Read", "read_file");

    /** Of an element: its tag names the tool, its summary says what it is about. */
    static ToolSection ofElement(List<String> lines) {
        String head = lines.get(0);
        String name = attribute(head, "data-tool-name");
        String type = attribute(head, "data-tool-type");
        String summary = summary(lines);
        boolean shell = type.equals("shell") || isShell(name);
        ToolBody body = new ToolBody(shell, type.equals("write") || isEditor(name));
        body.read(Summary.of(summary), without(lines, 1));
        boolean rejected = attribute(head, "data-edit-status").equals("rejected");
        return body.section(name.isEmpty() ? type : name, rejected);
    }

    /** Of a section below a line with the tool's name. */
    static ToolSection ofNamed(List<String> lines) {
        Summary title = Summary.of(lines.get(0));
        String inner = summary(lines);
        ToolBody body = new ToolBody(isShell(title.tool()), isEditor(title.tool()));
        body.read(inner.isEmpty() ? title : Summary.of(inner), without(lines, 1));
        return body.section(title.tool(), false);
    }

    /**
     * Of a section that shows what a tool showed and does not name it; nothing when it is prose.
     *
     * @param edited the file that was edited last, which a diff alone is about
     */
    static Optional<ToolSection> ofShown(List<String> lines, String edited) {
        String first = lines.get(0);
        String summary = first.startsWith("<details") ? summary(lines) : "";
        if (!summary.isEmpty()) {
            Summary title = Summary.of(summary);
            String tool = title.tool().isEmpty() ? toolOf(summary) : title.tool();
            ToolBody body = new ToolBody(isShell(tool), isEditor(tool));
            body.read(title, without(lines, 0));
            return Optional.of(body.section(tool, false));
        }
        if (first.startsWith(READ) && rest(lines, 1).isEmpty()) {
            ToolBody body = new ToolBody(false, false);
            body.read(Summary.of(first), List.of());
            return Optional.of(body.section("read_file", false));
        }
        if (first.strip().equals("```diff")) {
            ToolBody body = new ToolBody(false, true);
            body.read(Summary.of(edited.isEmpty() ? "" : EDIT + edited), lines);
            return Optional.of(body.section("edit_file", false));
        }
        return command(lines);
    }

    /** A command with its output and nothing else. */
    private static Optional<ToolSection> command(List<String> lines) {
        if (!lines.get(0).strip().equals("```bash") && !lines.get(0).strip().equals("```sh")) {
            return Optional.empty();
        }
        boolean fence = false;
        for (String line : lines) {
            boolean mark = MarkdownLines.ticks(line.strip()) > 0;
            if (!fence && !mark && !line.isBlank()) {
                return Optional.empty();
            }
            fence ^= mark;
        }
        ToolBody body = new ToolBody(true, false);
        body.read(Summary.of(""), lines);
        return Optional.of(body.section("run_terminal_cmd", false));
    }

    /** Of a call of which nothing is told but that it failed. */
    static ToolSection failed(String tool, String message) {
        return new ToolSection(tool, Json.emptyObject(), message, true, true);
    }

    /** This, with what is said of its end. */
    ToolSection ended(String outcome) {
        return new ToolSection(tool, input, output.isEmpty() ? outcome : output + "\n" + outcome, true, true);
    }

    boolean isEdit() {
        return isEditor(tool);
    }

    private static boolean isShell(String tool) {
        return SHELLS.contains(tool.toLowerCase(Locale.ROOT));
    }

    private static boolean isEditor(String tool) {
        return EDITS.contains(tool.toLowerCase(Locale.ROOT));
    }

    private static String toolOf(String summary) {
        return SHOWN.entrySet().stream()
                .filter(shown -> summary.strip().startsWith(shown.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("unknown");
    }

    private static String attribute(String head, String name) {
        int end = head.indexOf('>');
        return between(head.substring(0, Math.max(end, 0)), name + "=\"", "\"");
    }

    /** The summary stands within the first lines, in one of them. */
    private static String summary(List<String> lines) {
        for (String line : lines.subList(0, Math.min(lines.size(), 6))) {
            String summary = between(line, "<summary>", "</summary>");
            if (!summary.isEmpty()) {
                return unescaped(summary);
            }
        }
        return "";
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }

    /** What stands in the element beside its own tags. */
    private static List<String> without(List<String> lines, int from) {
        return lines.stream()
                .skip(from)
                .map(line -> line.replace("</details></tool-use>", "").replace("</tool-use>", ""))
                .filter(line -> !line.contains("<summary>") && !line.strip().equals("<details>"))
                .filter(line -> !line.strip().equals("</details>"))
                .toList();
    }

    private static String rest(List<String> lines, int from) {
        return String.join("\n", lines.subList(from, lines.size())).strip();
    }

    private static String between(String text, String open, String close) {
        int from = text.indexOf(open);
        int to = from < 0 ? -1 : text.indexOf(close, from + open.length());
        return to < 0 ? "" : text.substring(from + open.length(), to);
    }
}
