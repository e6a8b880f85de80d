package io.steersman.fact;

import io.steersman.reading.call.Call;
import io.steersman.reading.call.Dependencies;
import io.steersman.reading.call.Overviews;
import io.steersman.reading.call.ToolKind;
import io.steersman.reading.change.GitWrites;
import io.steersman.reading.change.Write;
import io.steersman.reading.destruction.Destruction;
import io.steersman.reading.instruction.Assent;
import io.steersman.reading.instruction.Publication;
import io.steersman.reading.result.Answer;
import io.steersman.reading.result.FailureKind;
import io.steersman.reading.result.Outage;
import io.steersman.reading.shell.Command;
import io.steersman.reading.shell.Interpreters;
import io.steersman.reading.shell.Sleeps;
import io.steersman.reading.test.Silencing;
import io.steersman.reading.test.TestChange;
import io.steersman.trajectory.ToolResult.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A tool call together with its result: what rules judge. First it is open, then, with its result, finished.
 *
 * @param call the call
 * @param answer its result, {@link Answer#NONE} while the call is open
 * @param failure why it failed, as far as the error's form tells
 * @param marks what is known of it at a glance, not to be changed
 * @param intended what scripts that it writes would change, once they run, of files that are there
 */
public record Action(Call call, Answer answer, FailureKind failure, Set<Mark> marks, List<Write> intended) {

    private static final String EXIT_CODE = "exit code";

    private static final long MILLIS_PER_SECOND = 1000;

    /** A call with its result. */
    public Action(Call call, Answer answer) {
        this(call, answer, failure(call, answer), Set.of(), List.of());
    }

    /** A call without its result yet. */
    public static Action open(Call call) {
        return new Action(call, Answer.NONE);
    }

    /** The same, marked. */
    public Action marked(EnumSet<Mark> found) {
        return found.isEmpty() ? this : new Action(call, answer, failure, found, intended);
    }

    /** The same, known to make more changes than its call tells by itself. */
    public Action also(List<Write> more) {
        return more.isEmpty() ? this : new Action(call.also(more), answer, failure, marks, intended);
    }

    /** The same, known to run scripts that destroy these. */
    public Action alsoDestroying(List<Destruction> deeds) {
        return deeds.isEmpty() ? this : new Action(call.alsoDestroying(deeds), answer, failure, marks, intended);
    }

    /** The same, known to write scripts that would change these. */
    public Action intending(List<Write> changes) {
        return changes.isEmpty() ? this : new Action(call, answer, failure, marks, changes);
    }

    /** The same, known to have failed by the fault of something else than the agent. */
    public Action blamedOn(Outage part) {
        return new Action(call, answer.blamedOn(part), failure, marks, intended);
    }

    /** What it changes, and what a script that it writes would change once it runs. */
    public List<Write> changes() {
        if (intended.isEmpty()) {
            return writes();
        }
        List<Write> all = new ArrayList<>(writes());
        all.addAll(intended);
        return all;
    }

    /**
     * Whether the agent made the same call before, as far back as is remembered: to be asked before all that looks for
     * repetitions.
     */
    public boolean repeated() {
        return marks.contains(Mark.REPEATED);
    }

    /** Whether the user asked for calls of its kind to be repeated, and this one was not made more often than that. */
    public boolean askedAgain() {
        return marks.contains(Mark.ASKED_AGAIN);
    }

    /** Whether the action before it was the same but for its spelling, with the same result or the same failure. */
    public boolean likeTheLast() {
        return marks.contains(Mark.ALIKE);
    }

    /** Whether the action before it asked the same tool something else and was answered with the same. */
    public boolean answeredAsTheLast() {
        return marks.contains(Mark.SAME_ANSWER);
    }

    /** Whether the user declined the same call since the user last spoke; asked of an open action. */
    public boolean declinedBefore() {
        return marks.contains(Mark.DECLINED);
    }

    /** Whether it does in another way what the user or a policy denied since the user last spoke. */
    public boolean deniedOtherwise() {
        return marks.contains(Mark.DENIED_OTHERWISE);
    }

    /** Whether the user said to stop, and has said nothing since; calls that stop something, plan or talk do not count. */
    public boolean afterStop() {
        return marks.contains(Mark.AFTER_STOP)
                && kind() != ToolKind.PLAN
                && kind() != ToolKind.MESSAGE
                && kind() != ToolKind.POLL
                && !Assent.stops(tool(), commands());
    }

    /** Whether limits of the user were not said again since the context was condensed; asked of an open action. */
    public boolean afterLimitsForgotten() {
        return marks.contains(Mark.LIMITS_FORGOTTEN);
    }

    /** Whether the instructions forbid some command, not necessarily this one; asked of an open action. */
    public boolean underLimitsOfCommands() {
        return marks.contains(Mark.COMMANDS_LIMITED);
    }

    /** Whether the instructions forbid some tool, not necessarily this one; asked of an open action. */
    public boolean underLimitsOfTools() {
        return marks.contains(Mark.TOOLS_LIMITED);
    }

    /** Whether it does what the user, pointing to it, ruled out for good; asked of an open action. */
    public boolean barred() {
        return marks.contains(Mark.BARRED);
    }

    /** Whether the instructions forbid reading something, not necessarily what this one reads; asked of an open action. */
    public boolean underLimitsOfReads() {
        return marks.contains(Mark.READS_LIMITED);
    }

    /** Whether the result is still to come: the moment before the call runs. */
    public boolean open() {
        return answer.step() < 0;
    }

    /** Whether the result is there, and nobody kept the call from running. */
    public boolean finished() {
        return answer.step() >= 0 && answer.refusal() == Refusal.NONE;
    }

    /** Whether somebody kept the call from running. */
    public boolean refused() {
        return answer.refusal() != Refusal.NONE;
    }

    /** Whether this may count for or against the agent: it ran, and no fault of its surroundings is in it. */
    public boolean evidence() {
        return finished() && !answer.environment();
    }

    /** Whether the call failed, by the agent's own doing. */
    public boolean failed() {
        return evidence() && answer.failed();
    }

    /** How many different calls there are among actions; those whose call cannot be compared count as one. */
    public static int distinctCalls(Collection<Action> actions) {
        return (int)
                actions.stream().map(action -> action.call.key()).distinct().count();
    }

    /** Whether the call ran and did not fail. */
    public boolean succeeded() {
        return finished() && !answer.failed();
    }

    /** Whether a change to files landed. */
    public boolean mutated() {
        return succeeded() && !call.writes().isEmpty();
    }

    /** Whether all that it was to change of files stays as it is: each text that goes comes again. */
    public boolean changesNothing() {
        return marks.contains(Mark.IDLE);
    }

    /** Whether it may have changed something, be it files, a process or a page: what follows is a new attempt. */
    public boolean acted() {
        return mutated()
                || succeeded()
                        && !polls()
                        && !call.checks()
                        && (call.kind() == ToolKind.EXECUTE
                                || call.kind() == ToolKind.NAVIGATE
                                || call.kind() == ToolKind.EDIT);
    }

    /** Whether something was run that changes no file, as far as the call tells. */
    public boolean ran() {
        return call.kind() == ToolKind.EXECUTE && call.writes().stream().noneMatch(Write::matters);
    }

    /** Whether another agent did it: what that one changed, this run changed. */
    public boolean delegates() {
        String tool = tool().toLowerCase(Locale.ROOT);
        return call.kind() == ToolKind.MESSAGE
                && (tool.contains("agent")
                        || tool.contains("delegate")
                        || tool.equals("task")
                        || tool.equals("newtask"));
    }

    /** Whether it only asked the shell a question with {@code test}, and the answer was no: harnesses keep house so. */
    public boolean probe() {
        return answer.noMatch()
                && !call.commands().isEmpty()
                && List.of("test", "[", "[[").contains(call.commands().get(0).program());
    }

    /** Whether call and result are both the same as another's; what is missing is the same as nothing. */
    public boolean sameAs(Action other) {
        return sameCall(other) && !answer.key().isEmpty() && answer.key().equals(other.answer.key());
    }

    /**
     * Whether doing this was doing again what another did: the same call and result, or the same edit landed again, whatever the
     * editor shows of the file by then.
     */
    public boolean repeats(Action other) {
        return sameAs(other) || call.kind() == ToolKind.EDIT && sameCall(other) && mutated() && other.mutated();
    }

    /** Whether the call is the same as another's. */
    public boolean sameCall(Action other) {
        return !call.key().isEmpty() && call.key().equals(other.call.key());
    }

    /** Whether another call of the same tool, about the same thing, was answered with the same. */
    public boolean sameAnswer(Action other) {
        return tool().equals(other.tool())
                && !sameCall(other)
                && !answer.key().isEmpty()
                && answer.key().equals(other.answer.key())
                && target().equals(other.target())
                && operands().equals(other.operands());
    }

    /** Whether another call of the same tool, the same but for its spelling, was answered with the same. */
    public boolean isLike(Action other) {
        boolean sameAnswer = !answer.key().isEmpty() && answer.key().equals(other.answer.key()) || sameError(other);
        return sameAnswer
                && tool().equals(other.tool())
                && (sameCall(other) || call.likeness().isLike(other.call.likeness()));
    }

    /** Whether every call among actions has one answer only. */
    public static boolean settled(Collection<Action> actions) {
        long answers = actions.stream()
                .map(action -> action.call.key() + action.answer.key())
                .distinct()
                .count();
        return answers == distinctCalls(actions);
    }

    /** What a shell command is about, its options and a bare subcommand left out: {@code git status}, {@code ls -a}. */
    private List<String> operands() {
        if (commands().isEmpty()) {
            return List.of();
        }
        List<String> words = commands().get(0).arguments().stream()
                .filter(word -> !word.startsWith("-"))
                .toList();
        boolean subcommand = commands().get(0).program().equals("git") && !words.isEmpty();
        return subcommand ? words.subList(1, words.size()) : words;
    }

    /** Whether this edit puts back what another replaced, as far as their beginnings tell. */
    public boolean reverses(Action other) {
        return writes().size() == 1
                && other.writes().size() == 1
                && writes().get(0).reverses(other.writes().get(0));
    }

    /** In how many turns an agent took these actions: what is asked at once counts once. */
    public static int turns(Collection<Action> actions) {
        return (int)
                actions.stream().map(action -> action.call.turn()).distinct().count();
    }

    /** How many different errors there are among failed actions. */
    public static int distinctErrors(Collection<Action> actions) {
        return (int) actions.stream().map(Action::errorKey).distinct().count();
    }

    /** How many different programs, scripts or tools there are among actions: one of them alone may be tried on purpose. */
    public static int distinctPrograms(Collection<Action> actions) {
        return (int) actions.stream().map(Action::program).distinct().count();
    }

    private String program() {
        if (commands().isEmpty()) {
            return tool();
        }
        Command last = commands().get(commands().size() - 1);
        String first = last.arguments().isEmpty() ? "" : last.arguments().get(0);
        return Interpreters.isLanguage(last.program()) && !first.startsWith("-")
                ? last.program() + " " + first
                : last.program();
    }

    /** Which of its surroundings failed it, if they did. */
    public Outage outage() {
        return answer.outage();
    }

    /** Whether this program kept the call from running. */
    public boolean vetoedByUs() {
        return answer.refusal() == Refusal.STEERSMAN;
    }

    /** Whether the harness around the agent, or this program, kept the call from running. */
    public boolean vetoed() {
        return answer.refusal() == Refusal.HARNESS || answer.refusal() == Refusal.STEERSMAN;
    }

    /** Whether the client could not take the call as it was written; what a program says of its own arguments is another thing. */
    public boolean misfit() {
        boolean form = failure == FailureKind.INVALID_ARGUMENTS || failure == FailureKind.MALFORMED_CALL;
        return form
                && commands().isEmpty()
                && (call.kind() != ToolKind.EXECUTE || answer.exitCode().isEmpty());
    }

    /**
     * Whether the tool itself refused the call: there is no such tool, its arguments do not fit, something else must come
     * first, what it is to change or to read is not there or not unique, or it is too much. What a program in a shell says
     * of its own input is another thing.
     */
    public boolean refusedByTool() {
        if (!commands().isEmpty()
                || call.kind() == ToolKind.EXECUTE && answer.exitCode().isPresent()) {
            return false;
        }
        return switch (failure) {
            case UNKNOWN_TOOL,
                    MALFORMED_CALL,
                    UNMET_PRECONDITION,
                    EDIT_TARGET_NOT_FOUND,
                    EDIT_TARGET_NOT_UNIQUE,
                    EDIT_CHANGES_NOTHING,
                    TOO_LARGE,
                    PATH_NOT_FOUND,
                    INVALID_ARGUMENTS -> failed();
            case NONE, MISSING_COMMAND, PERMISSION_DENIED, TIMEOUT, OTHER -> false;
        };
    }

    /** Whether it stands against the same obstacle as another: a failure of one kind with one error, or about one thing. */
    public boolean sameObstacle(Action other) {
        boolean denied = failure == FailureKind.PERMISSION_DENIED;
        boolean sameThing = denied && !target().isEmpty() && target().equals(other.target());
        boolean sameTool = failure == FailureKind.TIMEOUT && tool().equals(other.tool());
        return failure == other.failure && (sameError(other) || sameThing || sameTool);
    }

    /** Whether it missed the same path as another, as the error names it; one that names none may mean any. */
    public boolean sameMissing(Action other) {
        String line = answer.errorLine();
        boolean named = line.indexOf('/') >= 0 || line.indexOf(": ") >= 0 || line.indexOf('\'') >= 0;
        boolean missing = failure == FailureKind.PATH_NOT_FOUND && sameError(other);
        return missing && (named || !target().isEmpty() && target().equals(other.target()));
    }

    /** Whether two calls were made in one turn: before the agent could read the answer to either. */
    public boolean together(Action other) {
        return call.turn() == other.call.turn() && agent().equals(other.agent());
    }

    /** Whether this failed as another did. */
    public boolean sameError(Action other) {
        return failed() && other.failed() && answer.errorKey().equals(other.answer.errorKey());
    }

    public String agent() {
        return call.agent();
    }

    public String tool() {
        return call.tool();
    }

    public ToolKind kind() {
        return call.kind();
    }

    /** Whether it only waits or asks after something that runs elsewhere, as the call tells, or the state in the answer. */
    public boolean polls() {
        return call.polls() || answer.pending();
    }

    /** Whether it is the shell's null command with words behind it, which runs nothing. */
    public boolean runsNothing() {
        return commands().size() == 1
                && commands().get(0).program().equals(":")
                && commands().get(0).redirections().isEmpty();
    }

    /** Whether it looked for something by its name that is not there: one more name is one more question. */
    public boolean missed() {
        return failed()
                && looks()
                && (failure == FailureKind.PATH_NOT_FOUND || answer.errorLine().contains("404"));
    }

    /** Whether it is a check that ran to its end and says how much fails: an answer, not an error. */
    public boolean countsFailures() {
        return call.checks() && answer.failing() > 0;
    }

    /** Whether it moves something stateful, so that an equal answer need not mean an equal state. */
    public boolean stateful() {
        return call.kind() == ToolKind.NAVIGATE;
    }

    /** Whether it looks at how things stand as a whole: the status, the log, the folder. */
    public boolean overview() {
        return looks() && call.writes().isEmpty() && Overviews.are(call.commands());
    }

    /**
     * For how long actions have waited in all: the time that each took, or that it asked for where the time is not known.
     *
     * @return whole seconds, empty when they tell of none
     */
    public static String waited(Collection<Action> actions) {
        long seconds = 0;
        for (Action action : actions) {
            seconds += Math.max(
                    action.answer.durationMs().orElse(0) / MILLIS_PER_SECOND, Sleeps.pauses(action.commands()));
        }
        return seconds == 0 ? "" : String.valueOf(seconds);
    }

    /** Seconds for which it does nothing but sleep. */
    public long sleeps() {
        return call.polls() ? Sleeps.seconds(call.commands()) : 0;
    }

    /** Whether it only looks: reads or searches. */
    public boolean looks() {
        return call.kind() == ToolKind.READ || call.kind() == ToolKind.SEARCH || call.kind() == ToolKind.PLAN;
    }

    /** Whether its answer says nothing: empty, "ok", "done". */
    public boolean trivial() {
        return answer.trivial();
    }

    public boolean checks() {
        return call.checks();
    }

    /** The main path or address of the call, empty when it has none. */
    public String target() {
        return call.targets().isEmpty() ? "" : call.targets().get(0);
    }

    /** Whether it writes a file that is a test. */
    public boolean editsTest() {
        return writes(Write::test);
    }

    /** Whether it changes part of a test in a way that can be told: cheap, to be asked before {@link TestChange}. */
    public boolean changesTests() {
        return writes(TestChange::concernsTests);
    }

    /** Whether it changes part of a file in which a check can be silenced: cheap, to be asked before {@link Silencing}. */
    public boolean maySilence() {
        return writes(Silencing::concerns);
    }

    /** Whether it writes a file that sets up the project, its tools or its build server. */
    public boolean configures() {
        return writes(Write::configuration);
    }

    /** Whether it makes a document about the work itself. */
    public boolean reports() {
        return writes(Write::report);
    }

    /** Whether it deletes a file that is somebody's work. */
    public boolean deletesWork() {
        return writes(Write::deletesWork);
    }

    /** Whether it changes what the project depends on. */
    public boolean changesDependencies() {
        return !Dependencies.changedBy(call).isEmpty();
    }

    /** Whether it commits work or shows it to others. */
    public boolean publishes() {
        return !commands().isEmpty() && !Publication.of(commands()).isEmpty();
    }

    /** What it would destroy, whoever may have asked for it; empty for most. */
    public List<Destruction> destroys() {
        return call.destroys();
    }

    /** Whether it would destroy anything. */
    public boolean destructive() {
        return !call.destroys().isEmpty();
    }

    private boolean writes(Predicate<Write> kind) {
        for (Write write : writes()) {
            if (kind.test(write)) {
                return true;
            }
        }
        return false;
    }

    public List<Write> writes() {
        return call.writes();
    }

    public List<Command> commands() {
        return call.commands();
    }

    /** Whether the call may do more than its lists hold: they are bounded. */
    public boolean cut() {
        return call.cut();
    }

    public String errorKey() {
        return answer.errorKey();
    }

    /** Whether a failure says more than its exit status. */
    public boolean explained() {
        String line = answer.errorLine();
        return line.startsWith(EXIT_CODE)
                ? line.substring(EXIT_CODE.length()).chars().anyMatch(Character::isLetter)
                : !line.isEmpty();
    }

    private static FailureKind failure(Call call, Answer answer) {
        boolean own = answer.failed() && !answer.environment() && answer.refusal() == Refusal.NONE;
        FailureKind kind = own ? FailureKind.of(answer.errorLine()) : FailureKind.NONE;
        boolean edit = kind == FailureKind.EDIT_TARGET_NOT_FOUND || kind == FailureKind.EDIT_TARGET_NOT_UNIQUE;
        boolean merges = edit && GitWrites.merges(call.commands());
        return merges || kind == FailureKind.EDIT_TARGET_NOT_UNIQUE && !edits(call) ? FailureKind.OTHER : kind;
    }

    private static boolean edits(Call call) {
        return call.commands().isEmpty() && (call.kind() == ToolKind.EDIT || call.kind() == ToolKind.OTHER);
    }

    /** Indices of its steps. */
    public List<Integer> steps() {
        return open() ? List.of(call.step()) : List.of(call.step(), answer.step());
    }

    /** Cheap, for the engine asks for it with each fact; the places of two equal actions are equal. */
    @Override
    public int hashCode() {
        return 31 * call.step() + answer.step();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Action that && call.equals(that.call) && answer.equals(that.answer);
    }
}
