package io.steersman.reading.call;

import io.steersman.reading.shell.Command;
import io.steersman.reading.text.Lexicon;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tells calls that may ask how something stands that runs elsewhere; whether it runs, only the answer tells.
 *
 * <p>A call that starts, sends or changes something is none, whatever state it is answered with: each {@code submit} is a job more.
 * Neither is a look at files, unless one is named for a state, nor at what people work on, such as issues.
 */
public final class StateQuestion {

    private static final Lexicon LISTS = Lexicon.of("state-question");

    private static final Set<String> ASKING = LISTS.words("asking");
    private static final Set<String> ACTING = LISTS.words("acting");
    private static final Set<String> PEOPLES_WORK = LISTS.words("peoples work");
    private static final Set<String> ELSEWHERE = LISTS.words("elsewhere");
    private static final List<String> STATE_FILES = List.of("status", "state", "progress", "log", ".out");
    private static final Set<String> WEB = Set.of("curl", "wget", "http", "https", "xh");
    private static final int MOST_WORDS = 8;

    private StateQuestion() {}

    /** Whether the call may ask after a state. */
    public static boolean is(Call call) {
        if (!call.writes().isEmpty()
                || call.checks() && call.commands().stream().noneMatch(StateQuestion::ofElsewhere)) {
            return false;
        }
        return call.commands().isEmpty() ? ofTool(call) : ofShell(call.commands());
    }

    /** "check_job.py" and "ci-state.sh" are named like checks, and for what runs elsewhere. */
    private static boolean ofElsewhere(Command command) {
        String script = command.arguments().isEmpty() ? "" : command.arguments().get(0);
        return Stream.of(command.program(), script)
                .flatMap(name -> ToolVerbs.words(name).stream())
                .anyMatch(ELSEWHERE::contains);
    }

    private static boolean ofTool(Call call) {
        return switch (call.kind()) {
            case READ, SEARCH, OTHER -> isFile(call) ? namesState(call.targets().get(0)) : byName(call.tool());
            case POLL -> true;
            default -> false;
        };
    }

    private static boolean byName(String tool) {
        List<String> words = ToolVerbs.words(tool);
        return words.stream().noneMatch(PEOPLES_WORK::contains)
                && (words.stream().anyMatch(ASKING::contains) || words.stream().noneMatch(ACTING::contains));
    }

    private static boolean isFile(Call call) {
        String target = call.targets().isEmpty() ? "" : call.targets().get(0);
        return !target.contains("://") && (target.indexOf('/') >= 0 || target.indexOf('.') >= 0);
    }

    private static boolean ofShell(List<Command> commands) {
        boolean asks = false;
        for (Command command : commands) {
            boolean api = command.subcommand().equals("api")
                    && (command.program().equals("gh") || command.program().equals("glab"));
            boolean web = (api || WEB.contains(command.program())) && !Polling.sends(command);
            boolean looks = !web && Polling.onlyLooks(command);
            if (!web && !looks && !asksByWords(command)) {
                return false;
            }
            asks |= looks ? command.arguments().stream().anyMatch(StateQuestion::namesState) : true;
        }
        return asks;
    }

    private static boolean asksByWords(Command command) {
        if (command.program().equals("git") || WEB.contains(command.program())) {
            return false;
        }
        boolean asks = anyWordAsks(command.program());
        List<String> arguments = command.arguments();
        for (int i = 0; i < arguments.size() && i < MOST_WORDS && !asks; i++) {
            String word = arguments.get(i);
            asks = word.startsWith("-") ? word.equals("--status") : anyWordAsks(word);
        }
        return asks;
    }

    private static boolean anyWordAsks(String text) {
        return ToolVerbs.words(text).stream().anyMatch(ASKING::contains);
    }

    private static boolean namesState(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return path.indexOf(' ') < 0 && STATE_FILES.stream().anyMatch(name::contains);
    }
}
