package io.steersman.reading.result;

import io.steersman.reading.call.Call;
import io.steersman.reading.call.ToolKind;
import io.steersman.reading.check.BuildServer;
import io.steersman.reading.check.CheckKind;
import io.steersman.reading.check.CheckOutcome;
import io.steersman.reading.check.CheckOutcome.State;
import io.steersman.reading.check.CheckReport;
import io.steersman.reading.check.CheckScope;
import io.steersman.reading.check.Checks;
import io.steersman.reading.check.Stash;
import io.steersman.reading.path.Paths;
import io.steersman.reading.shell.Command;
import io.steersman.reading.shell.Command.Joint;
import io.steersman.reading.shell.Operands;
import io.steersman.reading.text.Lexicon;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Reads how checks came out, also those that run in the background and are asked after later. */
final class CheckReader {

    private static final Lexicon LISTS = Lexicon.of("check-reader");

    private static final int HEAD = 600;
    private static final int LONGEST_ID = 64;

    /** From here on a status tells that the command was killed, or could not be run. */
    private static final int KILLED = 124;

    private static final String[] STARTED = {
        "running in background with ID: ",
        "running in the background with ID: ",
        "Process running with session ID ",
        "started in background with shellId: ",
        "moved to background (PID: ",
        "Background process started with ID: ",
        "background with task ID: ",
        "Background PIDs: ",
        "<command with shellId: "
    };
    private static final String[] RUNNING = {
        "<status>running</status>",
        "<retrieval_status>not_ready",
        "<retrieval_status>timeout",
        "Process running with session ID ",
        "still running",
        "<status>pending</status>"
    };
    private static final String[] WELL = {"<exit_code>0</exit_code>", "(exit code 0)", "exited with code 0"};
    private static final Set<String> SILENT =
            Set.of("cd", "echo", "printf", "pwd", "export", "set", "true", ":", "source", "date", "time", "");
    private static final Set<String> FILTERS = LISTS.words("filters");

    private CheckReader() {}

    /**
     * How the check of a call came out.
     *
     * @param failed whether the call failed
     */
    static CheckOutcome read(Call call, String output, OptionalInt exitCode, boolean failed) {
        if (call.checks()) {
            return ofCheck(call, output, exitCode, failed);
        }
        if (!call.commands().isEmpty() && call.commands().stream().anyMatch(BuildServer::asks)) {
            return ofBuildServer(output);
        }
        if (!call.commands().isEmpty() && !failed && call.commands().stream().anyMatch(BuildServer::readsFailure)) {
            return ofFailedRun(output);
        }
        boolean asks = call.polls() || readsLog(call);
        return asks ? ofEnd(output, exitCode, failed) : CheckOutcome.NONE;
    }

    /** What a build server says counts, whatever the status of the question; where it says nothing it goes on. */
    private static CheckOutcome ofBuildServer(String output) {
        CheckReport report = CheckReport.ofBuildServer(output);
        return new CheckOutcome(
                Set.of(CheckKind.BUILD_SERVER),
                report,
                report.speaks() ? State.UNKNOWN : State.RUNNING,
                CheckScope.WHOLE,
                "");
    }

    /** The log of what failed in a run, where there is any: somebody's run failed. */
    private static CheckOutcome ofFailedRun(String output) {
        return output.isBlank()
                ? CheckOutcome.NONE
                : new CheckOutcome(
                        Set.of(CheckKind.BUILD_SERVER), CheckReport.SILENT, State.BADLY, CheckScope.WHOLE, "");
    }

    private static CheckOutcome ofCheck(Call call, String output, OptionalInt exitCode, boolean failed) {
        List<Command> commands = call.commands();
        Set<CheckKind> kinds = EnumSet.noneOf(CheckKind.class);
        CheckScope scope = null;
        boolean aside = false;
        int last = -1;
        int first = -1;
        for (int i = 0; i < commands.size(); i++) {
            Command command = commands.get(i);
            aside = aside ? !Stash.returns(command) : Stash.leaves(command);
            Set<CheckKind> own = aside ? Set.of() : Checks.kinds(command);
            if (!own.isEmpty()) {
                kinds.addAll(own);
                CheckScope one = CheckScope.of(command);
                scope = scope == null ? one : CheckScope.and(scope, one);
                first = first < 0 ? i : first;
                last = i;
            }
        }
        if (commands.isEmpty()) {
            kinds.add(CheckKind.TESTS);
        }
        if (kinds.isEmpty()) {
            return CheckOutcome.NONE;
        }
        String job = started(output);
        State state = !job.isEmpty() ? State.RUNNING : state(commands, first, last, exitCode, failed);
        CheckReport report = state == State.RUNNING ? CheckReport.SILENT : CheckReport.of(output);
        return new CheckOutcome(
                kinds,
                report,
                state,
                scope == null ? CheckScope.WHOLE : scope,
                job.isEmpty() ? printed(commands, last) : job);
    }

    private static State state(List<Command> commands, int first, int last, OptionalInt exitCode, boolean failed) {
        boolean hidden = false;
        boolean more = first > 0 && !leads(commands, first);
        for (int i = Math.max(first, 0); i < commands.size(); i++) {
            Command command = commands.get(i);
            hidden |=
                    i > first && command.joint() != Joint.AND || command.text().endsWith("&");
            more |= i > last && works(command);
        }
        if (failed) {
            boolean ran = exitCode.isEmpty() || exitCode.getAsInt() < KILLED;
            return !ran ? State.UNKNOWN : more ? State.BADLY_SOMEWHERE : State.BADLY;
        }
        return hidden ? State.UNKNOWN : State.WELL;
    }

    /** Whether a command does more than tell, or pass on what another prints. */
    private static boolean works(Command command) {
        boolean filters = command.joint() == Joint.PIPE && FILTERS.contains(command.program());
        return !filters && !SILENT.contains(command.program());
    }

    /** Whether all before the check hardly fails. */
    private static boolean leads(List<Command> commands, int first) {
        return commands.subList(0, first).stream().allMatch(command -> SILENT.contains(command.program()));
    }

    /** What a background run, or its log, says of its end. */
    private static CheckOutcome ofEnd(String output, OptionalInt exitCode, boolean failed) {
        String head = output.length() <= HEAD ? output : output.substring(0, HEAD);
        for (String running : RUNNING) {
            if (head.contains(running)) {
                return new CheckOutcome(Set.of(), CheckReport.SILENT, State.RUNNING, CheckScope.WHOLE, "");
            }
        }
        CheckReport report = CheckReport.of(output);
        boolean well = exitCode.isPresent() && exitCode.getAsInt() == 0 && output.contains("exit");
        for (String end : WELL) {
            well |= output.contains(end);
        }
        boolean badly = !well && ended(output);
        State state = badly || failed && report.fails() ? State.BADLY : well ? State.WELL : State.UNKNOWN;
        return new CheckOutcome(Set.of(), report, state, CheckScope.WHOLE, "");
    }

    /** Whether an end with another status than 0 is told. */
    private static boolean ended(String output) {
        int tag = output.indexOf("<exit_code>");
        int words = output.indexOf("(exit code ");
        int status = output.indexOf("<status>failed</status>");
        return tag >= 0 || words >= 0 || status >= 0;
    }

    /** The end of a background run, as a notice of the harness tells it: whose end, and how. */
    static String noticed(String notice) {
        int at = notice.indexOf("<task-id>");
        int end = at < 0 ? -1 : notice.indexOf("</task-id>", at);
        return end < 0 ? "" : notice.substring(at + "<task-id>".length(), end).strip();
    }

    static CheckOutcome end(String notice) {
        return ofEnd(notice, OptionalInt.empty(), false);
    }

    private static boolean readsLog(Call call) {
        boolean looks = call.kind() == ToolKind.READ || call.kind() == ToolKind.SEARCH;
        if (!looks || call.targets().isEmpty()) {
            return false;
        }
        String path = call.targets().get(0);
        return path.endsWith(".log") || path.endsWith(".output") || path.endsWith(".out") || path.endsWith(".txt");
    }

    private static String started(String output) {
        String head = output.length() <= HEAD ? output : output.substring(0, HEAD);
        for (String form : STARTED) {
            int at = head.indexOf(form);
            if (at >= 0) {
                return id(head, at + form.length());
            }
        }
        return "";
    }

    private static String id(String text, int from) {
        int end = from;
        while (end < text.length()
                && end - from < LONGEST_ID
                && (Character.isLetterOrDigit(text.charAt(end)) || "_-".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return text.substring(from, end);
    }

    /** The file that the check prints to, empty when it prints to the terminal. */
    private static String printed(List<Command> commands, int last) {
        if (last < 0) {
            return "";
        }
        for (Command.Redirection redirection : commands.get(last).redirections()) {
            boolean out = redirection.operator().startsWith(">")
                    || redirection.operator().startsWith("1>")
                    || redirection.operator().startsWith("&>");
            if (out
                    && !redirection.target().startsWith("&")
                    && !redirection.target().equals("/dev/null")) {
                return Paths.normalise(redirection.target());
            }
        }
        boolean teed =
                last + 1 < commands.size() && commands.get(last + 1).program().equals("tee");
        List<String> files = teed ? Operands.of(commands.get(last + 1).arguments()) : List.of();
        return files.isEmpty() ? "" : Paths.normalise(files.get(0));
    }
}
