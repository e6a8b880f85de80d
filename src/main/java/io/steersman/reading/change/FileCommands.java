package io.steersman.reading.change;

import io.steersman.reading.change.Write.Change;
import io.steersman.reading.path.Paths;
import io.steersman.reading.shell.Command;
import io.steersman.reading.shell.Operands;
import java.util.List;
import java.util.Set;

/** The commands whose very purpose is to make, move, fill or remove files. */
final class FileCommands {

    private FileCommands() {}

    /** Adds the command's writes; false when it is no such command. */
    static boolean writes(Command command, Command before, WriteList writes) {
        List<String> arguments = command.arguments();
        String directory = command.directory();
        switch (command.program()) {
            case "rm", "unlink", "rmdir", "shred", "trash" -> remove(command, before, writes);
            case "mv" -> move(command, writes);
            case "cp", "install", "rsync", "scp" -> copy(command, writes);
            case "ln" -> link(command, writes);
            case "touch" -> writes.addAll(directory, Operands.of(arguments, Set.of("-t", "-d", "-r")), Change.CREATE);
            case "truncate" ->
                writes.addAll(directory, Operands.of(arguments, Set.of("-s", "-r", "--size")), Change.EDIT);
            case "tee" -> tee(command, before, writes);
            case "dd" -> dd(command, writes);
            case "curl" -> writes.add(directory, Operands.value(arguments, "-o", "--output"), Change.CREATE);
            case "wget" -> writes.add(directory, Operands.value(arguments, "-O", "--output-document"), Change.CREATE);
            case "sponge" -> writes.addAll(directory, Operands.of(arguments), Change.EDIT);
            case "sort" -> writes.add(directory, Operands.value(arguments, "-o", "--output"), Change.CREATE);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void remove(Command command, Command before, WriteList writes) {
        List<String> operands = Operands.of(command.arguments());
        writes.addAll(command.directory(), operands.isEmpty() ? Sources.files(before) : operands, Change.DELETE);
    }

    private static void tee(Command command, Command before, WriteList writes) {
        Change change = Operands.has(command.arguments(), "-a", "--append") ? Change.APPEND : Change.CREATE;
        String text = Sources.text(command, before);
        for (String file : Operands.of(command.arguments())) {
            writes.add(command.directory(), file, change, "", text);
        }
    }

    private static void dd(Command command, WriteList writes) {
        for (String argument : command.arguments()) {
            if (argument.startsWith("of=")) {
                writes.add(command.directory(), argument.substring(3), Change.CREATE);
            }
        }
    }

    private static void move(Command command, WriteList writes) {
        List<String> operands = Operands.of(command.arguments(), Set.of("-t", "--target-directory", "-S"));
        String folder = Operands.value(command.arguments(), "-t", "--target-directory");
        move(command.directory(), operands, folder, writes);
    }

    /** Both ends of a move, for {@code mv} and {@code git mv}. */
    static void move(String directory, List<String> operands, String folder, WriteList writes) {
        int sources = folder.isEmpty() ? operands.size() - 1 : operands.size();
        for (int i = 0; i < sources; i++) {
            writes.add(directory, operands.get(i), Change.MOVE);
            writes.add(directory, target(operands, i, sources, folder), Change.MOVE);
        }
    }

    private static void copy(Command command, WriteList writes) {
        List<String> arguments = command.arguments();
        if (command.program().equals("install") && Operands.has(arguments, "-d", "--directory")) {
            return;
        }
        List<String> operands =
                Operands.of(arguments, Set.of("-t", "--target-directory", "-m", "-o", "-g", "-e", "-S"));
        String folder = Operands.value(arguments, "-t", "--target-directory");
        int sources = folder.isEmpty() ? operands.size() - 1 : operands.size();
        for (int i = 0; i < sources; i++) {
            String target = target(operands, i, sources, folder);
            boolean remote = command.program().length() > 2 && target.indexOf(':') > 1;
            writes.add(command.directory(), remote ? "" : target, Change.CREATE);
        }
    }

    private static void link(Command command, WriteList writes) {
        List<String> operands = Operands.of(command.arguments(), Set.of("-t", "-S"));
        if (operands.size() == 1) {
            writes.add(command.directory(), Paths.name(operands.get(0)), Change.CREATE);
        } else if (operands.size() > 1) {
            writes.add(command.directory(), operands.get(operands.size() - 1), Change.CREATE);
        }
    }

    /** Where one of the sources goes: into a folder when that is plain to see. */
    private static String target(List<String> operands, int source, int sources, String folder) {
        String last = folder.isEmpty() ? operands.get(operands.size() - 1) : folder;
        boolean into = !folder.isEmpty() || sources > 1 || last.endsWith("/") || last.equals(".") || last.equals("..");
        return into ? last + "/" + Paths.name(Paths.normalise(operands.get(source))) : last;
    }
}
