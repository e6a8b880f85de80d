package io.steersman.reading.call;

import io.steersman.reading.change.GitWrites;
import io.steersman.reading.shell.Command;
import io.steersman.reading.shell.Operands;
import io.steersman.reading.text.Lexicon;
import java.util.List;
import java.util.Set;

/** Tells commands that only look at how things stand as a whole, and at nothing in particular. */
public final class Overviews {

    private static final Lexicon LISTS = Lexicon.of("overviews");

    private static final Set<String> PROGRAMS = LISTS.words("programs");
    /** Those whose operands are no files or folders. */
    private static final Set<String> FREE = Set.of("cd", "echo", "date");

    private static final Set<String> GIT = LISTS.words("git");
    private static final Set<String> FILTERS = Set.of("head", "tail", "wc", "cat", "sort", "uniq");

    private Overviews() {}

    /** Whether all commands are overviews, none of them of one file; what they write is not looked at. */
    public static boolean are(List<Command> commands) {
        boolean any = false;
        for (Command command : commands) {
            boolean filter = command.joint() == Command.Joint.PIPE && FILTERS.contains(command.program());
            if (!filter && !is(command)) {
                return false;
            }
            any |= !filter
                    && !command.program().equals("cd")
                    && !command.program().equals("echo");
        }
        return any;
    }

    private static boolean is(Command command) {
        if (!command.program().equals("git")) {
            List<String> operands = Operands.of(command.arguments());
            boolean whole = FREE.contains(command.program()) || operands.isEmpty() || operands.equals(List.of("."));
            return whole && PROGRAMS.contains(command.program());
        }
        String verb = GitWrites.verb(command);
        List<String> rest = GitWrites.rest(command);
        boolean lists =
                switch (verb) {
                    case "branch" -> !Operands.has(rest, "-d", "-D", "-m", "-M", "-c", "-C", "-u", "-f");
                    case "tag", "remote", "worktree" -> Operands.of(rest).isEmpty();
                    default -> true;
                };
        return lists
                && GIT.contains(verb)
                && !rest.contains("--")
                && rest.stream().noneMatch(Operands::looksLikeFile);
    }
}
