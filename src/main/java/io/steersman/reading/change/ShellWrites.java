package io.steersman.reading.change;

import io.steersman.reading.change.Write.Change;
import io.steersman.reading.path.FileKinds;
import io.steersman.reading.path.Paths;
import io.steersman.reading.shell.Command;
import io.steersman.reading.shell.Command.Joint;
import io.steersman.reading.shell.Command.Redirection;
import io.steersman.reading.shell.Interpreters;
import io.steersman.reading.shell.Operands;
import java.util.List;
import java.util.Set;

/**
 * Tells what shell commands change on disk, as far as they say.
 *
 * <p>Paths are normalised and joined with the directory of their command; globs, {@code ~} and {@code $VAR} stay.
 * Temporary files are writes too: whether they matter is for the caller to say ({@link FileKinds#isTemporary}). A change
 * to the whole working tree has the path {@code .}. Folders made ({@code mkdir}) and histories changed ({@code git
 * commit}, {@code git merge}) are no writes. Programs that say nothing of what they write (builds, installers) give
 * none.
 */
public final class ShellWrites {

    private ShellWrites() {}

    /** The writes of the commands, in their order; the same path may occur more than once. */
    public static List<Write> of(List<Command> commands) {
        WriteList writes = new WriteList();
        for (int i = 0; i < commands.size(); i++) {
            Command command = commands.get(i);
            Command before = command.joint() == Joint.PIPE && i > 0 ? commands.get(i - 1) : Sources.NOTHING;
            redirections(command, before, writes);
            command(command, before, writes);
        }
        return List.copyOf(writes.writes());
    }

    private static void redirections(Command command, Command before, WriteList writes) {
        for (Redirection redirection : command.redirections()) {
            String operator = redirection.operator();
            if (operator.indexOf('>') >= 0) {
                boolean output = operator.charAt(0) != '2';
                Change change = operator.endsWith(">>") ? Change.APPEND : Change.CREATE;
                String added = output ? Sources.text(command, before) : "";
                writes.add(command.directory(), redirection.target(), change, "", added);
            }
        }
    }

    /**
     * The writes of one command but for its redirections.
     *
     * @param before the command that it reads from, {@link Sources#NOTHING} when there is none
     */
    static void command(Command command, Command before, WriteList writes) {
        String program = command.program();
        switch (program) {
            case "sed", "gsed", "perl", "awk", "gawk" -> InPlace.writes(command, before, writes);
            case "git" -> GitWrites.writes(command, writes);
            case "patch", "apply_patch", "applypatch" -> PatchCommands.writes(command, before, writes);
            case "find" -> Sources.find(command, writes);
            case "fd", "fdfind" -> Sources.fd(command, writes);
            case "ed", "ex", "vi", "vim", "nvim", "nano", "emacs" -> editor(command, writes);
            default -> {
                if (Interpreters.isLanguage(program)) {
                    code(command, writes);
                } else if (!FileCommands.writes(command, before, writes)) {
                    Formatters.writes(command, writes);
                }
            }
        }
    }

    /** Program text on the command line, or in a file that the same script has written before. */
    private static void code(Command command, WriteList writes) {
        List<String> operands = Operands.of(command.arguments());
        if (!command.input().isEmpty()) {
            CodeWrites.writes(command, command.input(), writes);
        } else if (!operands.isEmpty()) {
            CodeWrites.writes(command, writes.textOf(Paths.join(command.directory(), operands.get(0))), writes);
        }
    }

    private static void editor(Command command, WriteList writes) {
        for (String operand : Operands.of(command.arguments(), Set.of("-c", "-sc", "-S", "-p", "--cmd"))) {
            if (!operand.startsWith("+")) {
                writes.add(command.directory(), operand, Change.EDIT, "", command.input());
            }
        }
    }
}
