package io.steersman.reading.change;

import io.steersman.reading.change.Write.Change;
import io.steersman.reading.path.Paths;
import io.steersman.reading.shell.Command;
import io.steersman.reading.shell.Operands;
import java.util.List;
import java.util.Set;

/** What git commands change in the working tree. */
public final class GitWrites {

    private static final Set<String> MERGES =
            Set.of("rebase", "merge", "cherry-pick", "revert", "pull", "stash", "am", "switch", "checkout");
    private static final Set<String> GLOBAL = Set.of("-C", "-c", "--git-dir", "--work-tree", "--namespace");

    private GitWrites() {}

    static void writes(Command command, WriteList writes) {
        List<String> arguments = command.arguments();
        int at = verbAt(arguments);
        if (at >= arguments.size()) {
            return;
        }
        String directory = directory(command);
        List<String> rest = arguments.subList(at + 1, arguments.size());
        switch (arguments.get(at)) {
            case "checkout" -> checkout(directory, rest, writes);
            case "restore" -> restore(directory, rest, writes);
            case "reset" -> {
                if (rest.contains("--hard")) {
                    writes.add(directory, ".", Change.RESTORE);
                }
            }
            case "stash" -> stash(directory, rest, writes);
            case "rm" -> {
                if (!rest.contains("--cached")) {
                    writes.addAll(directory, Operands.of(rest), Change.DELETE);
                }
            }
            case "mv" -> FileCommands.move(directory, Operands.of(rest), "", writes);
            case "clean" -> clean(directory, rest, writes);
            case "apply", "am" -> PatchCommands.gitApply(command, directory, rest, writes);
            default -> {}
        }
    }

    /** The git command's own name: {@code commit} of {@code git -C x commit}; empty when there is none. */
    public static String verb(Command command) {
        int at = verbAt(command.arguments());
        return at < command.arguments().size() ? command.arguments().get(at) : "";
    }

    /** What follows the name of the git command. */
    public static List<String> rest(Command command) {
        List<String> arguments = command.arguments();
        return arguments.subList(Math.min(verbAt(arguments) + 1, arguments.size()), arguments.size());
    }

    /** Whether commands bring commits together: where these conflict, no edit has missed. */
    public static boolean merges(List<Command> commands) {
        for (Command command : commands) {
            if (command.program().equals("git") && MERGES.contains(verb(command))) {
                return true;
            }
        }
        return false;
    }

    /** Whether the command leaves the branch for another one that is there, and restores no files. */
    public static boolean switchesBranch(Command command) {
        if (!command.program().equals("git")) {
            return false;
        }
        List<String> rest = rest(command);
        List<String> named = Operands.of(rest);
        return switch (verb(command)) {
            case "switch" -> !makesBranch(command);
            case "checkout" ->
                !rest.contains("--")
                        && !makesBranch(command)
                        && named.size() == 1
                        && named.get(0).indexOf('.') < 0
                        && !named.get(0).endsWith("/");
            default -> false;
        };
    }

    /** Whether the command makes a branch. */
    public static boolean makesBranch(Command command) {
        if (!command.program().equals("git")) {
            return false;
        }
        List<String> rest = rest(command);
        return switch (verb(command)) {
            case "checkout" -> Operands.has(rest, "-b", "-B", "--orphan");
            case "switch" -> Operands.has(rest, "-c", "-C", "--create", "--orphan");
            case "branch" ->
                rest.stream()
                        .findFirst()
                        .filter(first -> !first.startsWith("-"))
                        .isPresent();
            case "worktree" -> rest.contains("-b");
            default -> false;
        };
    }

    /** Where a command works: what {@code git -C} names, else where it runs. */
    public static String directory(Command command) {
        if (!command.program().equals("git")) {
            return command.directory();
        }
        List<String> arguments = command.arguments();
        String folder = Operands.value(arguments.subList(0, Math.min(verbAt(arguments), arguments.size())), "-C");
        return folder.isEmpty() ? command.directory() : Paths.join(command.directory(), folder);
    }

    private static int verbAt(List<String> arguments) {
        int at = 0;
        while (at < arguments.size() && arguments.get(at).startsWith("-")) {
            at += GLOBAL.contains(arguments.get(at)) ? 2 : 1;
        }
        return at;
    }

    private static void checkout(String directory, List<String> rest, WriteList writes) {
        int dashes = rest.indexOf("--");
        if (dashes >= 0) {
            writes.addAll(directory, rest.subList(dashes + 1, rest.size()), Change.RESTORE);
            return;
        }
        if (Operands.has(rest, "-b", "-B", "--orphan", "-t", "--track", "--detach")) {
            return;
        }
        List<String> operands = Operands.of(rest);
        for (int i = 0; i < operands.size(); i++) {
            if (i > 0 || isPath(operands.get(i))) {
                writes.add(directory, operands.get(i), Change.RESTORE);
            }
        }
        if (operands.size() < 2 && Operands.has(rest, "-f", "--force")) {
            writes.add(directory, ".", Change.RESTORE);
        }
    }

    private static boolean isPath(String operand) {
        return operand.equals(".")
                || operand.startsWith("./")
                || operand.startsWith(":/")
                || operand.endsWith("/")
                || operand.indexOf('*') >= 0
                || Operands.looksLikeFile(operand);
    }

    private static void restore(String directory, List<String> rest, WriteList writes) {
        boolean indexOnly = Operands.has(rest, "--staged", "-S") && !Operands.has(rest, "--worktree", "-W");
        if (!indexOnly) {
            writes.addAll(directory, Operands.of(rest, Set.of("-s", "--source")), Change.RESTORE);
        }
    }

    private static void stash(String directory, List<String> rest, WriteList writes) {
        String verb = Operands.of(rest).stream().findFirst().orElse("push");
        switch (verb) {
            case "list", "show", "drop", "clear", "create", "store", "branch" -> {}
            default -> {
                int dashes = rest.indexOf("--");
                if (dashes >= 0) {
                    writes.addAll(directory, rest.subList(dashes + 1, rest.size()), Change.RESTORE);
                } else {
                    writes.add(directory, ".", Change.RESTORE);
                }
            }
        }
    }

    private static void clean(String directory, List<String> rest, WriteList writes) {
        if (Operands.has(rest, "-f", "--force") && !Operands.has(rest, "-n", "--dry-run")) {
            List<String> operands = Operands.of(rest, Set.of("-e", "--exclude"));
            writes.addAll(directory, operands.isEmpty() ? List.of(".") : operands, Change.DELETE);
        }
    }
}
