package io.steersman.client.codex;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.recorded.Contents;
import io.steersman.recorded.Counts;
import io.steersman.recorded.Refusals;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.ToolResult.Refusal;
import io.steersman.trajectory.ToolResult.Status;
import java.util.OptionalInt;

/**
 * Reads the output of a Codex tool, which has told its exit status in three ways over time: as JSON with {@code metadata}, behind
 * {@code Exit code:}, and behind {@code Process exited with code}.
 *
 * <p>The head with its changing ids and times is cut off; a process that still runs keeps the line that says so.
 */
public final class CodexResult {

    private static final String OUTPUT = "\nOutput:\n";
    private static final String EXITED = "Process exited with code ";
    private static final String EXIT_CODE = "Exit code: ";
    private static final String RUNNING = "Process running with session ID ";
    private static final String TOOK = "Wall time: ";
    private static final int LONGEST_HEAD = 64 * 1024;

    private CodexResult() {}

    /**
     * Reads one output.
     *
     * @param output text, blocks, or an object with {@code content}
     * @param event what Codex showed on the screen about the call; any other object when there was nothing
     */
    public static ToolResult of(Meta meta, String call, JsonNode output, JsonNode event) {
        String text = Contents.output(output);
        ToolResult result;
        if (text.startsWith("{\"output\":")) {
            result = json(call, text);
        } else {
            int end = text.indexOf(OUTPUT);
            String head = end < 0 || end > LONGEST_HEAD ? "" : text.substring(0, end + 1);
            boolean known = head.contains(TOOK) || head.contains(EXITED) || head.startsWith(EXIT_CODE);
            result = known ? headed(call, head, text.substring(end + OUTPUT.length())) : bare(call, text);
        }
        return withEvent(result, event).with(meta);
    }

    private static ToolResult json(String call, String text) {
        try {
            JsonNode json = Json.MAPPER.readTree(text);
            JsonNode metadata = json.path("metadata");
            ToolResult result = ended(call, Contents.output(json.path("output")), metadata.path("exit_code"));
            double seconds = metadata.path("duration_seconds").asDouble(-1);
            return seconds >= 0 ? result.withDurationMs(Math.round(seconds * 1000)) : result;
        } catch (JsonProcessingException e) {
            return bare(call, text);
        }
    }

    private static ToolResult headed(String call, String head, String output) {
        OptionalInt code = number(head, EXITED);
        OptionalInt exit = code.isPresent() ? code : number(head, EXIT_CODE);
        int running = head.lastIndexOf(RUNNING);
        String said = running < 0 ? output : head.substring(running, head.indexOf('\n', running) + 1) + output;
        ToolResult result = exit.isPresent()
                ? ToolResult.of(call, said, exit.getAsInt() == 0 ? Status.OK : Status.ERROR)
                        .withExitCode(exit.getAsInt())
                : ToolResult.of(call, said, Status.UNKNOWN);
        int took = head.lastIndexOf(TOOK);
        double seconds = took < 0 ? -1 : seconds(head, took + TOOK.length());
        return seconds >= 0 ? result.withDurationMs(Math.round(seconds * 1000)) : result;
    }

    private static OptionalInt number(String head, String label) {
        int at = head.lastIndexOf(label);
        double number = at < 0 ? Double.NaN : seconds(head, at + label.length());
        return number == (int) number ? OptionalInt.of((int) number) : OptionalInt.empty();
    }

    private static double seconds(String text, int from) {
        int end = from;
        while (end < text.length() && "-.0123456789".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        try {
            return Double.parseDouble(text.substring(from, end));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    private static ToolResult bare(String call, String text) {
        Refusal refusal = refusal(text);
        boolean failed = refusal != Refusal.NONE || startsWithFailure(text) || Refusals.of(text) != Refusal.NONE;
        return ToolResult.of(call, text, failed ? Status.ERROR : Status.UNKNOWN).withRefusal(refusal);
    }

    private static boolean startsWithFailure(String text) {
        int line = text.indexOf('\n');
        String first = line < 0 ? text : text.substring(0, line);
        return first.contains(" failed: ")
                || first.contains(" failed for ")
                || first.startsWith("failed to ")
                || first.startsWith("unsupported call")
                || first.contains("verification failed");
    }

    /** The sandbox and the approval policy wrap their refusal into a failure to start. */
    private static Refusal refusal(String text) {
        int rejected = text.indexOf("ejected");
        if (rejected < 0 || rejected > LONGEST_HEAD || !startsWithFailure(text)) {
            return Refusal.NONE;
        }
        return text.contains("rejected by user\"") || text.endsWith("rejected by user")
                ? Refusal.USER
                : Refusal.HARNESS;
    }

    private static ToolResult ended(String call, String output, JsonNode exitCode) {
        if (!exitCode.isInt()) {
            return bare(call, output);
        }
        int code = exitCode.intValue();
        return ToolResult.of(call, output, code == 0 ? Status.OK : Status.ERROR).withExitCode(code);
    }

    private static ToolResult withEvent(ToolResult result, JsonNode event) {
        ToolResult told = result;
        if (told.status() == Status.UNKNOWN && !told.output().startsWith(RUNNING)) {
            told = withStatus(told, event);
        }
        JsonNode took = event.path("duration");
        if (took.isObject() && told.durationMs().orElse(0) == 0) {
            told = told.withDurationMs(Counts.of(took.path("secs")) * 1000 + Counts.of(took.path("nanos")) / 1_000_000);
        }
        return told;
    }

    private static ToolResult withStatus(ToolResult result, JsonNode event) {
        JsonNode code = event.path("exit_code");
        JsonNode success = event.path("success");
        if (!code.isInt() && !success.isBoolean()) {
            return result;
        }
        boolean ok = code.isInt() ? code.intValue() == 0 : success.booleanValue();
        ToolResult told = new ToolResult(
                result.meta(),
                result.call(),
                result.output(),
                ok ? Status.OK : Status.ERROR,
                result.exitCode(),
                result.durationMs(),
                result.refusal());
        return code.isInt() ? told.withExitCode(code.intValue()) : told;
    }
}
