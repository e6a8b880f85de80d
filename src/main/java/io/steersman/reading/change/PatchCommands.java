package io.steersman.reading.change;

import io.steersman.reading.change.Write.Change;
import io.steersman.reading.path.Paths;
import io.steersman.reading.shell.Command;
import io.steersman.reading.shell.Command.Redirection;
import io.steersman.reading.shell.Operands;
import java.util.List;
import java.util.Set;

/** Commands that apply patches: {@code patch}, {@code git apply}, {@code apply_patch}. */
final class PatchCommands {

    private PatchCommands() {}

    static void writes(Command command, Command before, WriteList writes) {
        List<String> arguments = command.arguments();
        if (!command.program().equals("patch")) {
            String text = command.input();
            text = text.isEmpty() ? Sources.text(before, Sources.NOTHING) : text;
            text = text.isEmpty() ? String.join("\n", arguments) : text;
            Patches.of(text, 0).forEach(w -> add(command.directory(), w, writes));
            return;
        }
        if (Operands.has(arguments, "--dry-run") || arguments.contains("--check")) {
            return;
        }
        String folder = Operands.value(arguments, "-d", "--directory");
        String directory = folder.isEmpty() ? command.directory() : Paths.join(command.directory(), folder);
        List<String> operands =
                Operands.of(arguments, Set.of("-i", "-p", "-d", "-o", "--input", "--directory", "-F", "-B"));
        if (!operands.isEmpty()) {
            writes.add(directory, operands.get(0), Change.EDIT);
            return;
        }
        String file = Operands.value(arguments, "-i", "--input");
        String text = text(command, file.isEmpty() ? inputFile(command) : file, writes);
        text = text.isEmpty() ? Sources.text(before, Sources.NOTHING) : text;
        patch(directory, text, strip(arguments, 0), writes);
    }

    static void gitApply(Command command, String directory, List<String> rest, WriteList writes) {
        if (Operands.has(rest, "--check", "--stat", "--numstat", "--summary")
                || Operands.has(rest, "--cached") && !Operands.has(rest, "--index")) {
            return;
        }
        List<String> files = Operands.of(rest, Set.of("-p", "-C", "--directory", "--exclude", "--include"));
        String file = files.isEmpty() || files.get(0).equals("-") ? inputFile(command) : files.get(0);
        patch(directory, text(command, file, writes), strip(rest, 1), writes);
    }

    /** The patch: from the here-document, or from a file that the same script has written. */
    private static String text(Command command, String file, WriteList writes) {
        return file.isEmpty() ? command.input() : writes.textOf(Paths.join(command.directory(), file));
    }

    private static String inputFile(Command command) {
        for (Redirection redirection : command.redirections()) {
            if (redirection.operator().equals("<")) {
                return redirection.target();
            }
        }
        return "";
    }

    /** A patch that is not shown changes something in the directory. */
    private static void patch(String directory, String text, int strip, WriteList writes) {
        List<Write> patched = Patches.of(text, strip);
        patched.forEach(write -> add(directory, write, writes));
        if (patched.isEmpty()) {
            writes.add(directory, ".", Change.EDIT);
        }
    }

    private static void add(String directory, Write write, WriteList writes) {
        writes.add(directory, write.path(), write.change(), write.removed(), write.added());
    }

    private static int strip(List<String> arguments, int otherwise) {
        for (String argument : arguments) {
            boolean short_ =
                    argument.length() == 3 && argument.startsWith("-p") && Character.isDigit(argument.charAt(2));
            if (short_) {
                return argument.charAt(2) - '0';
            }
        }
        String value = Operands.value(arguments, "-p", "--strip");
        return value.length() == 1 && Character.isDigit(value.charAt(0)) ? value.charAt(0) - '0' : otherwise;
    }
}
