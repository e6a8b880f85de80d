package io.steersman.reading.call;

import io.steersman.reading.change.GitWrites;
import io.steersman.reading.change.ShellWrites;
import io.steersman.reading.change.Sources;
import io.steersman.reading.change.Write;
import io.steersman.reading.path.FileKinds;
import io.steersman.reading.shell.Command;
import io.steersman.reading.shell.Operands;
import io.steersman.reading.shell.Wrappers;
import io.steersman.reading.text.Lexicon;
import java.util.List;
import java.util.Set;

/**
 * Tells what a shell script does as a whole.
 *
 * <p>A script that runs anything is {@code EXECUTE}, whatever else it does; else one that changes a file outside the
 * temporary folders is {@code EDIT}; else it is {@code SEARCH} when it looks for something, {@code READ} when it looks at
 * something. Filters after a pipe ({@code | head}, {@code | grep x}) say nothing. {@code cd}, {@code echo} and their like
 * count only when there is nothing else. Waiting comes first: {@link Polling}.
 */
public final class ShellKind {

    private static final Lexicon LISTS = Lexicon.of("shell-kind");

    private static final Set<String> READERS = LISTS.words("readers");
    private static final Set<String> SEARCHERS = LISTS.words("searchers");
    private static final Set<String> NEUTRAL = LISTS.words("neutral");
    private static final Set<String> GIT_READS = LISTS.words("git reads");

    private ShellKind() {}

    /** What the commands do; nothing at all counts as waiting. */
    public static ToolKind of(List<Command> commands) {
        return of(commands, ShellWrites.of(commands));
    }

    /**
     * What the commands do, for a caller that has their writes already.
     *
     * @param writes what {@link ShellWrites} says of the same commands
     */
    public static ToolKind of(List<Command> commands, List<Write> writes) {
        if (Polling.isPoll(commands)) {
            return ToolKind.POLL;
        }
        boolean edits = changesProject(writes);
        boolean searches = false;
        boolean reads = false;
        for (Command command : commands) {
            ToolKind kind = one(command);
            if (kind == ToolKind.NAVIGATE) {
                return kind;
            }
            if (kind == ToolKind.EXECUTE
                    && !(edits && changesProject(ShellWrites.of(List.of(unredirected(command)))))) {
                return kind;
            }
            boolean first = command.joint() != Command.Joint.PIPE;
            searches |= first && kind == ToolKind.SEARCH;
            reads |= first && kind == ToolKind.READ;
        }
        if (edits) {
            return ToolKind.EDIT;
        }
        return searches ? ToolKind.SEARCH : reads ? ToolKind.READ : ToolKind.EXECUTE;
    }

    private static Command unredirected(Command c) {
        return new Command(
                c.program(),
                c.arguments(),
                List.of(),
                c.input(),
                c.directory(),
                Command.Joint.FIRST,
                c.text(),
                c.use());
    }

    private static boolean changesProject(List<Write> writes) {
        for (Write write : writes) {
            if (!FileKinds.isTemporary(write.path())) {
                return true;
            }
        }
        return false;
    }

    private static ToolKind one(Command command) {
        return switch (command.use()) {
            case UNKNOWN -> known(command);
            case POLL, READ -> ToolKind.READ;
            case SEARCH -> ToolKind.SEARCH;
            default -> ToolKind.EXECUTE;
        };
    }

    private static ToolKind known(Command command) {
        String program = command.program();
        return switch (program) {
            case "git" -> git(command);
            case "gh" -> github(command);
            case "find" -> find(command);
            case "tmux" -> is(command.subcommand().equals("send-keys"), ToolKind.NAVIGATE);
            case "screen" -> ToolKind.NAVIGATE;
            case "go" -> is(Set.of("env", "doc", "list", "version").contains(command.subcommand()), ToolKind.READ);
            default -> plain(program);
        };
    }

    private static ToolKind is(boolean yes, ToolKind kind) {
        return yes ? kind : ToolKind.EXECUTE;
    }

    private static ToolKind plain(String program) {
        if (READERS.contains(program)) {
            return ToolKind.READ;
        }
        if (SEARCHERS.contains(program)) {
            return ToolKind.SEARCH;
        }
        return program.isEmpty() || NEUTRAL.contains(program) ? ToolKind.OTHER : ToolKind.EXECUTE;
    }

    private static ToolKind git(Command command) {
        String verb = GitWrites.verb(command);
        List<String> rest = GitWrites.rest(command);
        return switch (verb) {
            case "grep" -> ToolKind.SEARCH;
            case "branch", "tag" -> is(lists(rest), ToolKind.READ);
            case "remote", "worktree" ->
                is(rest.isEmpty() || Set.of("-v", "list", "show", "get-url").contains(rest.get(0)), ToolKind.READ);
            case "stash" -> is(rest.contains("list") || rest.contains("show"), ToolKind.READ);
            case "config" -> is(Operands.has(rest, "--get", "--list", "-l"), ToolKind.READ);
            default -> is(verb.isEmpty() || GIT_READS.contains(verb), ToolKind.READ);
        };
    }

    /** Whether a {@code git branch} or {@code git tag} only shows what there is. */
    private static boolean lists(List<String> rest) {
        return Operands.has(rest, "-l", "--list", "--contains", "--show-current")
                || rest.stream().allMatch(a -> a.startsWith("-")) && !Operands.has(rest, "-d", "-D", "-m", "-M", "-u");
    }

    private static ToolKind github(Command command) {
        List<String> words = Operands.of(command.arguments());
        if (words.size() < 2) {
            return ToolKind.EXECUTE;
        }
        if (words.get(0).equals("search")) {
            return ToolKind.SEARCH;
        }
        boolean api = words.get(0).equals("api")
                && !Operands.has(
                        command.arguments(), "-X", "--method", "-f", "-F", "--field", "--input", "--raw-field");
        return is(api || Set.of("view", "list", "diff", "status", "checks").contains(words.get(1)), ToolKind.READ);
    }

    private static ToolKind find(Command command) {
        List<String> arguments = command.arguments();
        if (arguments.contains("-delete")) {
            return ToolKind.EXECUTE;
        }
        for (int i = 0; i + 1 < arguments.size(); i++) {
            if (Sources.isExec(arguments.get(i))) {
                ToolKind kind = plain(Wrappers.baseName(arguments.get(i + 1)));
                return kind == ToolKind.EXECUTE ? ToolKind.EXECUTE : ToolKind.SEARCH;
            }
        }
        return ToolKind.SEARCH;
    }
}
