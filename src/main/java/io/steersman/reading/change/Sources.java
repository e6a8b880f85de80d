package io.steersman.reading.change;

import io.steersman.reading.change.Write.Change;
import io.steersman.reading.path.Paths;
import io.steersman.reading.shell.Command;
import io.steersman.reading.shell.Command.Joint;
import io.steersman.reading.shell.Operands;
import io.steersman.reading.shell.Unwrapped;
import io.steersman.reading.shell.Wrappers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a command gets from the one before it in a pipeline: text, or names of files. */
public final class Sources {

    /** Stands for "no command before this one". */
    public static final Command NOTHING = new Command("", List.of(), List.of(), "", "", Joint.FIRST, "");

    private static final Set<String> FD_EXEC = Set.of("-x", "--exec", "-X", "--exec-batch");

    private Sources() {}

    /** The text that a command writes out, empty when the script does not show it. */
    public static String text(Command command, Command before) {
        List<String> arguments = command.arguments();
        return switch (command.program()) {
            case "echo", "printf" ->
                String.join(" ", command.program().equals("echo") ? afterOptions(arguments) : arguments);
            case "cat" -> !command.input().isEmpty() ? command.input() : text(before, NOTHING);
            case "tee" -> !command.input().isEmpty() ? command.input() : text(before, NOTHING);
            default -> "";
        };
    }

    private static List<String> afterOptions(List<String> arguments) {
        int from = 0;
        while (from < arguments.size() && Set.of("-e", "-n", "-ne", "-en", "-E").contains(arguments.get(from))) {
            from++;
        }
        return arguments.subList(from, arguments.size());
    }

    /** The files that a command names for {@code xargs}, as globs where it looks for them. */
    public static List<String> files(Command before) {
        return switch (before.program()) {
            case "find" -> found(before.arguments());
            case "grep", "rg", "egrep", "ag" -> searched(before.arguments());
            case "echo", "printf", "ls" -> Operands.of(before.arguments());
            default -> List.of();
        };
    }

    private static List<String> searched(List<String> arguments) {
        boolean named = Operands.has(arguments, "-e", "-f");
        List<String> operands = Operands.of(arguments, Set.of("-e", "-f", "-A", "-B", "-C", "-m", "-g", "-t"));
        List<String> folders = new ArrayList<>();
        for (String folder : operands.subList(Math.min(named ? 0 : 1, operands.size()), operands.size())) {
            folders.add(Operands.looksLikeFile(folder) ? folder : below(folder, "*"));
        }
        return folders;
    }

    private static List<String> found(List<String> arguments) {
        String name = Operands.value(arguments, "-name", "-iname", "-path", "-wholename");
        List<String> files = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.startsWith("-") || argument.startsWith("(") || argument.equals("!")) {
                break;
            }
            files.add(Operands.looksLikeFile(argument) ? argument : below(argument, name.isEmpty() ? "*" : name));
        }
        return files.isEmpty() ? List.of("**/" + (name.isEmpty() ? "*" : name)) : files;
    }

    private static String below(String folder, String name) {
        String plain = Paths.normalise(folder);
        return plain.equals(".") ? "**/" + name : plain + "/**/" + name;
    }

    /** {@code find -delete} and {@code find -exec}. */
    static void find(Command find, WriteList writes) {
        List<String> arguments = find.arguments();
        List<String> files = found(arguments);
        if (arguments.contains("-delete")) {
            writes.addAll(find.directory(), files, Change.DELETE);
        }
        for (int i = 0; i < arguments.size(); i++) {
            if (isExec(arguments.get(i))) {
                execute(find, arguments.subList(i + 1, arguments.size()), files, writes);
                return;
            }
        }
    }

    /** {@code fd -e log -x rm}, {@code fd pattern src -X rm -rf}. */
    static void fd(Command fd, WriteList writes) {
        List<String> arguments = fd.arguments();
        for (int i = 0; i < arguments.size(); i++) {
            if (FD_EXEC.contains(arguments.get(i))) {
                List<String> words = new ArrayList<>(arguments.subList(i + 1, arguments.size()));
                if (!words.isEmpty() && !words.contains("{}")) {
                    words.add("{}");
                }
                execute(fd, words, fdFound(arguments.subList(0, i)), writes);
                return;
            }
        }
    }

    private static List<String> fdFound(List<String> arguments) {
        String ending = Operands.value(arguments, "-e", "--extension");
        String name = ending.isEmpty() ? "*" : "*." + ending;
        List<String> operands = Operands.of(arguments, Set.of("-e", "--extension", "-t", "--type", "-d", "-E", "-j"));
        return operands.size() < 2
                ? List.of("**/" + name)
                : operands.subList(1, operands.size()).stream()
                        .map(folder -> below(folder, name))
                        .toList();
    }

    public static boolean isExec(String argument) {
        return argument.equals("-exec") || argument.equals("-execdir") || argument.equals("-ok");
    }

    private static void execute(Command find, List<String> words, List<String> files, WriteList writes) {
        List<String> filled = new ArrayList<>();
        for (String word : words) {
            if (word.equals(";") || word.equals("+")) {
                break;
            }
            if (word.equals("{}")) {
                filled.addAll(files);
            } else {
                filled.add(word);
            }
        }
        if (!filled.isEmpty() && !filled.get(0).equals("find")) {
            Unwrapped run = Wrappers.unwrap(List.copyOf(filled), "", find.directory());
            ShellWrites.command(
                    new Command(
                            run.program(), run.arguments(), List.of(), run.input(), run.directory(), Joint.FIRST, ""),
                    NOTHING,
                    writes);
        }
    }
}
