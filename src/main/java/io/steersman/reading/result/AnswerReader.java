package io.steersman.reading.result;

import io.steersman.reading.call.Call;
import io.steersman.reading.call.StateQuestion;
import io.steersman.reading.call.ToolKind;
import io.steersman.reading.check.CheckOutcome;
import io.steersman.reading.path.FileKinds;
import io.steersman.reading.shell.Command;
import io.steersman.reading.text.Hash;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Refusal;
import io.steersman.trajectory.ToolResult.Status;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Reads tool results. Holds no state; safe for all threads. */
public final class AnswerReader {

    private static final Set<String> TRIVIAL =
            Set.of("ok", "done", "success", "true", "null", "none", "{}", "[]", "(no output)");
    private static final int LONGEST_REASON = 200;
    private static final int LONGEST_TRIVIAL = 64;

    private AnswerReader() {}

    /**
     * Reads a result.
     *
     * @param call the call it answers, as read before
     */
    public static Answer read(Call call, ToolResult result) {
        Refusal refusal = Refusals.of(result);
        OptionalInt exitCode = exitCode(call, result);
        boolean bad = refusal == Refusal.NONE && Failure.of(call, result, exitCode);
        boolean noMatch = bad && isNoMatch(call, result, exitCode);
        boolean failed = bad && !noMatch;
        String line = failed ? errorLine(result.output(), exitCode) : "";
        return new Answer(
                result.index(),
                key(call, result.output()),
                ErrorKey.of(line),
                refusal == Refusal.HARNESS ? brief(result.output()) : line,
                failed,
                noMatch,
                failed ? EnvironmentFaults.of(call, result.output(), line, exitCode) : Outage.NONE,
                refusal,
                isTrivial(result.output()),
                exitCode,
                result.durationMs(),
                result.output().length(),
                refusal == Refusal.NONE && StateQuestion.is(call) && PendingState.isIn(result.output()),
                refusal == Refusal.NONE ? CheckReader.read(call, result.output(), exitCode, failed) : CheckOutcome.NONE,
                refusal == Refusal.NONE ? TreeState.read(call.commands(), result.output()) : TreeState.UNTOLD,
                failed && call.checks() ? FailingCount.of(result.output()) : FailingCount.UNKNOWN,
                Futile.is(call, result.output()),
                Futile.isOfHook(call, result.output()));
    }

    /** Whether a result tells of a failure: what {@link #read} says of it, for those who want to know nothing else. */
    public static boolean failed(Call call, ToolResult result) {
        OptionalInt exitCode = exitCode(call, result);
        return Refusals.of(result) == Refusal.NONE
                && Failure.of(call, result, exitCode)
                && !isNoMatch(call, result, exitCode);
    }

    private static boolean isNoMatch(Call call, ToolResult result, OptionalInt exitCode) {
        return exitCode.isPresent()
                ? isNoMatch(call, result, exitCode.getAsInt())
                : SoftStatus.isLookup(call.commands());
    }

    /** What a measurement says is a time; what shows nothing but a picture may have shown another one. */
    private static String key(Call call, String output) {
        if (Measurement.is(call.commands())) {
            Hash raw = new Hash();
            raw.add(output);
            return raw.hex();
        }
        boolean picture = output.isBlank() && call.targets().stream().anyMatch(FileKinds::isPicture);
        return picture ? "" : ResultKey.of(output);
    }

    /** The status that is told, or stands in the text; below 0 is how clients say that they do not know it yet. */
    private static OptionalInt exitCode(Call call, ToolResult result) {
        boolean runs = !call.commands().isEmpty() || (call.kind() != ToolKind.READ && call.kind() != ToolKind.SEARCH);
        OptionalInt told = result.exitCode();
        if (told.isPresent() && told.getAsInt() >= 0) {
            return told;
        }
        return runs ? ExitStatus.of(result.output(), result.status() == Status.OK) : OptionalInt.empty();
    }

    /** Also where a chain ended in silence at a question: {@code test -w x && mkdir x/y}. */
    private static boolean isNoMatch(Call call, ToolResult result, int exitCode) {
        List<Command> commands = call.commands();
        if (SoftStatus.isNoMatch(commands, exitCode)) {
            return true;
        }
        boolean asked = false;
        for (int i = 1; i < commands.size() && result.output().isBlank(); i++) {
            boolean chained = commands.get(i).joint() == Command.Joint.AND;
            asked = chained && (asked || SoftStatus.isNoMatch(commands.get(i - 1), exitCode));
        }
        return asked;
    }

    /** What is said of a refusal, on one line. */
    private static String brief(String output) {
        String head = output.substring(0, Math.min(LONGEST_REASON, output.length()));
        return head.replace('\n', ' ').strip();
    }

    private static String errorLine(String output, OptionalInt exitCode) {
        String line = ErrorLine.of(output);
        if (!line.isEmpty()) {
            return line;
        }
        return exitCode.isPresent() ? "exit code " + exitCode.getAsInt() : "failed without a message";
    }

    private static boolean isTrivial(String output) {
        if (output.length() > LONGEST_TRIVIAL) {
            return false;
        }
        String text = output.strip().toLowerCase(java.util.Locale.ROOT);
        return text.isEmpty()
                || TRIVIAL.contains(text.endsWith(".") ? text.substring(0, text.length() - 1) : text)
                || text.startsWith("(bash completed with no output")
                || text.startsWith("tool ran without output");
    }
}
