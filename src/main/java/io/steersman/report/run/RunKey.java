package io.steersman.report.run;

import io.steersman.reading.call.Call;
import io.steersman.reading.call.CallReader;
import io.steersman.reading.result.AnswerReader;
import io.steersman.reading.text.Hash;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import io.steersman.trajectory.Trajectory;
import java.util.HashMap;
import java.util.Map;

/**
 * What a run is known by, however it was recorded.
 *
 * @param source the file or stream it was read from
 * @param format the format it was read in
 * @param session its id, where it is one that no other run has; else empty
 * @param content equal where the same was called and gave the same, to the letter; empty without calls
 * @param calls equal where the same was called in the same order and the same failed: what is left when each format writes tools,
 *     ids, times and outputs in its own way; empty where there are too few calls to tell
 */
public record RunKey(String source, String format, String session, String content, String calls) {

    /** Fewer calls are alike by chance. */
    private static final int FEWEST = 3;

    private static final int UUID_LENGTH = 32;

    /** What a trajectory is known by. */
    public static RunKey of(Trajectory run) {
        Hash content = new Hash();
        Hash calls = new Hash();
        Map<String, Call> open = new HashMap<>();
        int count = 0;
        for (Step step : run.steps()) {
            if (step instanceof ToolCall made) {
                Call call = CallReader.read(made);
                open.put(made.id(), call);
                content.add("> " + made.input() + "\n");
                add(calls, call);
                count++;
            } else if (step instanceof ToolResult result) {
                content.add("< " + result.output() + "\n");
                Call call = open.remove(result.call());
                calls.add(call != null && AnswerReader.failed(call, result) ? '!' : '.');
            }
        }
        return new RunKey(
                run.source(),
                run.format(),
                isUnique(run.id()) ? run.id() : "",
                count == 0 ? "" : content.hex(),
                count < FEWEST ? "" : calls.hex());
    }

    private static void add(Hash hash, Call call) {
        hash.add(call.kind().name());
        call.commands().forEach(command -> hash.add(command.text()));
        call.targets().forEach(hash::add);
        hash.add('\n');
    }

    /** Whether an id is as long as a UUID and made of its letters alone; names of files may come again. */
    private static boolean isUnique(String id) {
        return id.length() >= UUID_LENGTH && id.chars().allMatch(c -> c == '-' || Character.digit(c, 16) >= 0);
    }
}
