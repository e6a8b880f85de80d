package io.steersman.reading.result;

import io.steersman.reading.change.GitWrites;
import io.steersman.reading.path.Paths;
import io.steersman.reading.shell.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What {@code git status} and {@code git diff} show of work that is in no commit.
 *
 * @param told whether it shows how the working tree stands
 * @param whole whether it shows all of it: a diff shows no file that is not in the repository, or staged
 * @param changed files of the repository that were changed, at most 40
 * @param untracked files and folders that are not in it, at most 40
 */
public record TreeState(boolean told, boolean whole, List<String> changed, List<String> untracked) {

    /** Nothing is shown. */
    public static final TreeState UNTOLD = new TreeState(false, false, List.of(), List.of());

    private static final int MOST = 40;
    private static final int LONGEST = 20_000;
    private static final String STATES = " MADRCTU?";
    private static final Set<String> SHORT = Set.of("-s", "--short", "--porcelain");
    private static final List<String> CHANGES = List.of(
            "modified:",
            "new file:",
            "deleted:",
            "renamed:",
            "copied:",
            "typechange:",
            "both modified:",
            "both added:");
    /** Options of a diff that leave it one of the files as they stand. */
    private static final Set<String> COMPARED =
            Set.of("--stat", "--cached", "--staged", "-w", "-b", "--no-color", "--numstat");

    private static final Set<String> BRANCH = Set.of("-sb", "-bs", "-b", "--branch");

    private static final String IN_PROMPT = "\nStatus:\n";

    public TreeState {
        changed = List.copyOf(changed);
        untracked = List.copyOf(untracked);
    }

    /** What the answer to commands shows. */
    static TreeState read(List<Command> commands, String output) {
        for (Command command : commands) {
            if (command.program().equals("git") && GitWrites.verb(command).equals("status")) {
                boolean brief = GitWrites.rest(command).stream()
                        .anyMatch(word -> SHORT.stream().anyMatch(word::startsWith));
                boolean branch = GitWrites.rest(command).stream().anyMatch(BRANCH::contains);
                return read(output, brief && commands.size() == 1, branch);
            }
            if (commands.size() == 1 && comparesTree(command)) {
                return ofDiff(output);
            }
        }
        return UNTOLD;
    }

    /** Whether a command holds the files as they stand against the last commit, or what is staged. */
    private static boolean comparesTree(Command command) {
        boolean diff =
                command.program().equals("git") && GitWrites.verb(command).equals("diff");
        return diff
                && GitWrites.rest(command).stream()
                        .takeWhile(word -> !word.equals("--"))
                        .allMatch(word -> word.equals("HEAD") || COMPARED.contains(word));
    }

    private static TreeState ofDiff(String output) {
        List<String> changed = new ArrayList<>(0);
        for (String line :
                output.substring(0, Math.min(output.length(), LONGEST)).split("\n", -1)) {
            int bar = line.startsWith(" ") ? line.indexOf(" | ") : -1;
            int second = line.startsWith("diff --git a/") ? line.indexOf(" b/") : -1;
            if (second > 0) {
                changed.add(path(line.substring(second + " b/".length())));
            } else if (bar > 0) {
                changed.add(path(line.substring(0, bar)));
            }
        }
        return changed.isEmpty() ? UNTOLD : new TreeState(true, false, first(changed), List.of());
    }

    /** What a client says of it at the start, among other things. */
    public static TreeState inPrompt(String text) {
        int at = text.indexOf(IN_PROMPT);
        if (at < 0) {
            return UNTOLD;
        }
        int from = at + IN_PROMPT.length();
        int end = text.indexOf("\n\n", from);
        return read(text.substring(from, end < 0 ? text.length() : end), false, false);
    }

    /**
     * Reads how the tree stands.
     *
     * @param branch whether the branch is told first, so that a tree without changes shows as well
     */
    private static TreeState read(String output, boolean emptyIsClean, boolean branch) {
        String text = output.substring(0, Math.min(output.length(), LONGEST));
        List<String> changed = new ArrayList<>(0);
        List<String> untracked = new ArrayList<>(0);
        boolean below = false;
        for (String line : text.split("\n", -1)) {
            below = line.startsWith("Untracked files:") || below && (line.startsWith("\t") || line.startsWith("  "));
            if (isBrief(line)) {
                (line.startsWith("??") ? untracked : changed).add(path(line.substring(3)));
            } else if (below && line.startsWith("\t")) {
                untracked.add(path(line));
            } else if (line.startsWith("\t") || line.startsWith("  ")) {
                changes(line.strip(), changed);
            }
        }
        boolean clean = text.contains("working tree clean")
                || emptyIsClean && text.isBlank()
                || text.equals("(clean)")
                || branch && (text.startsWith("## ") || text.contains("\n## "));
        boolean told = clean || !changed.isEmpty() || !untracked.isEmpty();
        return told ? new TreeState(true, true, first(changed), first(untracked)) : UNTOLD;
    }

    private static void changes(String line, List<String> changed) {
        for (String change : CHANGES) {
            if (line.startsWith(change)) {
                changed.add(path(line.substring(change.length())));
            }
        }
    }

    /** {@code " M src/a.ts"}, {@code "?? notes/"}. */
    private static boolean isBrief(String line) {
        return line.length() > 3
                && line.charAt(2) == ' '
                && STATES.indexOf(line.charAt(0)) >= 0
                && STATES.indexOf(line.charAt(1)) >= 0
                && !line.startsWith("  ")
                && line.charAt(3) != ' ';
    }

    private static String path(String written) {
        int arrow = written.indexOf(" -> ");
        String path = (arrow < 0 ? written : written.substring(arrow + 4)).strip();
        return Paths.normalise(
                path.startsWith("\"") && path.endsWith("\"") && path.length() > 1
                        ? path.substring(1, path.length() - 1)
                        : path);
    }

    private static List<String> first(List<String> paths) {
        return paths.size() <= MOST ? paths : paths.subList(0, MOST);
    }
}
