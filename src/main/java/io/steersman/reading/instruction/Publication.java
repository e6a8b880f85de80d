package io.steersman.reading.instruction;

import io.steersman.reading.change.GitWrites;
import io.steersman.reading.instruction.Requests.Ask;
import io.steersman.reading.path.FileKinds;
import io.steersman.reading.path.Paths;
import io.steersman.reading.shell.Command;
import io.steersman.reading.shell.Operands;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that a command makes part of a history, or shows to others: a commit, a push, a tag, a release.
 *
 * <p>Not what is only tried ({@code --dry-run}), and not what happens in a scratch repository: one in a temporary folder, or
 * one that the same script has made.
 *
 * @param deed what is done
 * @param command the command as it was written
 */
public record Publication(Deed deed, String command) {

    /** What can be done, and how grave it is when nobody asked for it. */
    public enum Deed {
        COMMIT("low", Ask.COMMIT, Ask.PUSH, Ask.PULL_REQUEST, Ask.TAG),
        TAG("medium", Ask.TAG, Ask.PUSH),
        BRANCH_DELETION("medium", Ask.DELETE),
        PULL_REQUEST("medium", Ask.PULL_REQUEST),
        PUSH("medium", Ask.PUSH, Ask.PULL_REQUEST, Ask.TAG),
        /** A push that overwrites or deletes what others may have fetched. */
        FORCED_PUSH("high", Ask.PUSH, Ask.PULL_REQUEST),
        /** A package, an image or a release for everybody. */
        RELEASE("high", Ask.TAG, Ask.PUSH);

        private final String severity;
        private final List<Ask> excuses;

        Deed(String severity, Ask... excuses) {
            this.severity = severity;
            this.excuses = List.of(excuses);
        }

        /** How grave it is, as the name of a severity. */
        public String severity() {
            return severity;
        }

        /** What may have been asked for that makes it wanted. */
        public List<Ask> excuses() {
            return excuses;
        }
    }

    private static final Set<String> LISTING =
            Set.of("-l", "--list", "-n", "-v", "--verify", "--contains", "--points-at", "--merged", "--sort");
    private static final Set<String> PACKAGERS = Set.of("npm", "pnpm", "yarn", "bun", "cargo", "poetry", "uv");

    /** What a script's commands publish, in their order. */
    public static List<Publication> of(List<Command> commands) {
        List<Publication> found = List.of();
        for (Command command : commands) {
            Deed deed = deed(command);
            if (deed != null && !isScratch(command, commands)) {
                found = found.isEmpty() ? new ArrayList<>(2) : found;
                found.add(new Publication(deed, command.text()));
            }
        }
        return found;
    }

    private static @Nullable Deed deed(Command command) {
        String first = command.subcommand();
        if (PACKAGERS.contains(command.program())) {
            return first.equals("publish") && !isDry(command.arguments()) ? Deed.RELEASE : null;
        }
        return switch (command.program()) {
            case "git" -> git(GitWrites.verb(command), GitWrites.rest(command));
            case "gh", "glab" -> hosted(first, command.arguments());
            case "docker", "podman", "gem" -> first.equals("push") ? Deed.RELEASE : null;
            case "twine" -> first.equals("upload") ? Deed.RELEASE : null;
            default -> null;
        };
    }

    private static @Nullable Deed git(String verb, List<String> rest) {
        if (isDry(rest)) {
            return null;
        }
        return switch (verb) {
            case "commit" -> Deed.COMMIT;
            case "push" -> rest.contains("-n") ? null : isForced(rest) ? Deed.FORCED_PUSH : Deed.PUSH;
            case "tag" -> rest.isEmpty() || rest.stream().anyMatch(LISTING::contains) ? null : Deed.TAG;
            case "branch" -> Operands.has(rest, "-D", "-d", "--delete") ? Deed.BRANCH_DELETION : null;
            default -> null;
        };
    }

    private static boolean isForced(List<String> rest) {
        return rest.stream()
                .anyMatch(word -> word.startsWith("--force")
                        || word.equals("-f")
                        || word.equals("--delete")
                        || word.equals("-d")
                        || word.equals("--mirror")
                        || word.startsWith("+") && word.length() > 1
                        || word.startsWith(":") && word.length() > 1);
    }

    private static @Nullable Deed hosted(String first, List<String> arguments) {
        boolean makes = arguments.contains("create") || arguments.contains("merge");
        return switch (first) {
            case "pr", "mr" -> makes ? Deed.PULL_REQUEST : null;
            case "release" -> makes ? Deed.RELEASE : null;
            default -> null;
        };
    }

    private static boolean isDry(List<String> arguments) {
        return arguments.contains("--dry-run");
    }

    private static boolean isScratch(Command command, List<Command> commands) {
        String folder = Operands.value(command.arguments(), "-C");
        String directory = folder.isEmpty() ? command.directory() : Paths.join(command.directory(), folder);
        boolean elsewhere = FileKinds.isTemporary(directory) || directory.startsWith("$");
        return elsewhere
                || commands.stream()
                        .anyMatch(other -> other.program().equals("git")
                                && GitWrites.verb(other).equals("init"));
    }
}
