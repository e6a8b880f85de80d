package io.steersman.reading.result;

import io.steersman.reading.change.GitWrites;
import io.steersman.reading.shell.Command;
import io.steersman.reading.shell.Command.Joint;
import io.steersman.reading.shell.Operands;
import io.steersman.reading.text.Lexicon;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells an exit status that says "no match" or "they differ" from one that says "it failed". */
public final class SoftStatus {

    private static final Lexicon LISTS = Lexicon.of("soft-status");

    private static final Set<String> ASKING = LISTS.words("asking");
    private static final Set<String> LOOKUPS =
            Set.of("which", "type", "hash", "whereis", "where", "command", "get-command");
    private static final Set<String> BUILT_IN = Set.of("type", "hash", "command");
    private static final int NOT_THERE = 127;
    private static final Set<String> QUIET = Set.of(
            "", "cd", "pushd", "popd", "echo", "printf", "export", "set", "true", ":", "source", ".", "ls", "sed",
            "pwd", "head", "tail", "mkdir", "local", "declare", "git");
    private static final Set<String> UNFAILING = Set.of("echo", "printf", "true", ":", "");

    private SoftStatus() {}

    /** Whether the command that decides a script's status uses the status to say "nothing found". */
    public static boolean isNoMatch(Command last, int exitCode) {
        if (exitCode == 123) {
            return ASKING.contains(last.program()) && last.text().startsWith("xargs");
        }
        if (exitCode == NOT_THERE && BUILT_IN.contains(last.program())) {
            return isLookup(last);
        }
        if (exitCode != 1) {
            return false;
        }
        return switch (last.program()) {
            case "git" -> git(last);
            case "command" -> Operands.has(last.arguments(), "-v", "-V");
            case "jq" -> Operands.has(last.arguments(), "-e", "--exit-status");
            default -> ASKING.contains(last.program());
        };
    }

    /** Whether a script does nothing but look whether programs are there: none of its answers is a failure. */
    static boolean isLookup(List<Command> commands) {
        boolean looks = false;
        for (Command command : commands) {
            boolean looksUp = isLookup(command);
            if (!looksUp
                    && !UNFAILING.contains(command.program())
                    && !command.program().equals("cd")) {
                return false;
            }
            looks |= looksUp;
        }
        return looks;
    }

    private static boolean isLookup(Command command) {
        boolean lookup = LOOKUPS.contains(command.program().toLowerCase(Locale.ROOT));
        return lookup && (!command.program().equals("command") || Operands.has(command.arguments(), "-v", "-V"));
    }

    /**
     * Whether a script's status says "nothing found".
     *
     * <p>The last command decides, and those before it that are joined to it with {@code &&}, since the chain may have
     * ended there: all of them have to ask, or to be such that they hardly fail ({@code cd}, {@code echo}). In a pipe the
     * last one decides. After {@code ||} the last one decides as well.
     */
    public static boolean isNoMatch(List<Command> commands, int exitCode) {
        boolean asked = false;
        for (int i = commands.size() - 1; i >= 0; i--) {
            Command command = commands.get(i);
            boolean asks = isNoMatch(command, exitCode);
            if (!asks && !(asked ? QUIET : UNFAILING).contains(command.program())) {
                return false;
            }
            asked |= asks;
            i = start(commands, i);
            Joint joint = commands.get(i).joint();
            if (joint != Joint.AND) {
                return asked;
            }
        }
        return asked;
    }

    /** The first command of the pipeline that ends at an index. */
    private static int start(List<Command> commands, int end) {
        int at = end;
        while (at > 0 && commands.get(at).joint() == Joint.PIPE) {
            at--;
        }
        return at;
    }

    private static boolean git(Command command) {
        List<String> rest = GitWrites.rest(command);
        return switch (GitWrites.verb(command)) {
            case "grep", "check-ignore", "show-ref", "config" -> true;
            case "diff" -> Operands.has(rest, "--exit-code", "--quiet", "-q", "--no-index");
            case "merge-base" -> rest.contains("--is-ancestor");
            case "ls-files" -> rest.contains("--error-unmatch");
            case "rev-parse" -> Operands.has(rest, "--verify", "-q", "--quiet");
            default -> false;
        };
    }
}
