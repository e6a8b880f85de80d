package io.steersman.reading.call;

import io.steersman.reading.change.GitWrites;
import io.steersman.reading.check.Checks;
import io.steersman.reading.path.Paths;
import io.steersman.reading.shell.Command;
import io.steersman.reading.shell.Operands;
import io.steersman.reading.text.Lexicon;
import java.util.List;
import java.util.Set;

/** Where commands make copies of a repository, and where checks run. */
public final class Places {

    private static final Lexicon LISTS = Lexicon.of("places");

    private static final Set<String> HOMES = Set.of("home", "Users");
    private static final Set<String> SHELVES = LISTS.words("shelves");

    private Places() {}

    /** The folder of a worktree or a clone that a command makes; empty when it makes none. */
    public static String copyMade(Command command) {
        if (!command.program().equals("git")) {
            return "";
        }
        List<String> rest = GitWrites.rest(command);
        List<String> operands =
                Operands.of(rest, Set.of("-b", "-B", "--branch", "--depth", "-o", "--origin", "--reason"));
        return switch (GitWrites.verb(command)) {
            case "worktree" ->
                operands.size() > 1 && operands.get(0).equals("add") ? place(command, operands.get(1)) : "";
            case "clone" -> operands.isEmpty() ? "" : place(command, clone(operands));
            default -> "";
        };
    }

    private static String clone(List<String> operands) {
        if (operands.size() > 1) {
            return operands.get(1);
        }
        String name = Paths.name(operands.get(0));
        return name.endsWith(".git") ? name.substring(0, name.length() - ".git".length()) : name;
    }

    private static String place(Command command, String path) {
        return Paths.join(command.directory(), path);
    }

    /** Whether a command verifies work. */
    public static boolean checks(Command command) {
        return !Checks.kinds(command).isEmpty();
    }

    /** The project that a file with a path from the root belongs to, by the habits of home folders; empty where it cannot be told. */
    public static String project(String path) {
        if (!path.startsWith("/") && path.indexOf(":/") != 1) {
            return "";
        }
        String[] folders = path.split("/", -1);
        int at = 1;
        if (at < folders.length && HOMES.contains(folders[at])) {
            at += 2;
        }
        while (at < folders.length - 1 && SHELVES.contains(folders[at])) {
            at++;
        }
        return at < folders.length - 1 ? String.join("/", List.of(folders).subList(0, at + 1)) : "";
    }
}
