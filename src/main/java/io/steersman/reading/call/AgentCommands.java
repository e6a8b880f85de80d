package io.steersman.reading.call;

import io.steersman.reading.change.Edits;
import io.steersman.reading.change.Write;
import io.steersman.reading.change.Write.Change;
import io.steersman.reading.path.Paths;
import io.steersman.reading.shell.Command;
import io.steersman.reading.text.Lexicon;
import io.steersman.reading.text.Lines;
import io.steersman.trajectory.Pieces;
import java.util.List;
import java.util.Map;

/**
 * The commands that SWE-agent puts beside those of the shell, in the same tool: {@code open}, {@code goto}, {@code edit}
 * with a block of text behind it. A shell would misread them.
 */
final class AgentCommands {

    private static final Lexicon LISTS = Lexicon.of("agent-commands");

    private static final Map<String, ToolKind> KINDS = LISTS.kinds("kinds", ToolKind.class);

    private AgentCommands() {}

    /** Whether a script is one of these commands rather than a shell's. */
    static boolean isOne(String script) {
        String program = firstWord(script);
        if (!KINDS.containsKey(program)) {
            return false;
        }
        if (program.equals("open")) {
            return isFileOpened(firstLine(script));
        }
        return Lines.atMost(script, 1) || takesBlock(program);
    }

    /** What the command does. */
    static ToolKind kind(String script) {
        String program = firstWord(script);
        boolean views =
                program.equals("str_replace_editor") && firstLine(script).startsWith("str_replace_editor view");
        return views ? ToolKind.READ : KINDS.getOrDefault(program, ToolKind.OTHER);
    }

    /** The command, its block of text as its input. */
    static Command command(String script) {
        String line = firstLine(script);
        List<String> words = Pieces.between(line, " ");
        String program = words.isEmpty() ? "" : words.remove(0);
        return new Command(program, words, List.of(), block(script), "", Command.Joint.FIRST, script.strip());
    }

    /** What the command changes; the path is empty where it is the file that is open in the editor. */
    static List<Write> writes(Command command) {
        return switch (command.program()) {
            case "create" -> List.of(Write.of(Paths.normalise(command.subcommand()), Change.CREATE));
            case "edit", "insert" -> List.of(new Write("", Change.EDIT, "", Edits.cut(command.input())));
            case "append" -> List.of(new Write("", Change.APPEND, "", Edits.cut(command.input())));
            default -> List.of();
        };
    }

    private static boolean takesBlock(String program) {
        return program.equals("edit")
                || program.equals("insert")
                || program.equals("append")
                || program.equals("submit")
                || program.equals("str_replace_editor");
    }

    /** {@code open FILE [LINE]}: on a desktop {@code open} shows an address or an application. */
    private static boolean isFileOpened(String line) {
        return !line.contains("://") && !line.contains(" -") && line.indexOf(' ') > 0 && line.indexOf('|') < 0;
    }

    private static String firstWord(String script) {
        String line = firstLine(script);
        int space = line.indexOf(' ');
        return space < 0 ? line : line.substring(0, space);
    }

    private static String firstLine(String script) {
        int start = Lines.firstStart(script);
        return script.substring(start, Lines.end(script, start)).stripTrailing();
    }

    /** The lines between the first and the {@code end_of_edit} that closes them. */
    private static String block(String script) {
        int from = Lines.next(script, Lines.firstStart(script));
        int end = script.lastIndexOf("end_of_edit");
        return end > from ? script.substring(from, end) : script.substring(from);
    }
}
