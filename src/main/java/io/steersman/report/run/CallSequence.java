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
 * What tells two recordings of one run from those of two: what was called, in which order, and which calls failed. Names of tools,
 * ids, times and wrappings are each format's own and do not count.
 */
public final class CallSequence {

    /** Fewer calls are alike by chance. */
    private static final int FEWEST = 3;

    private CallSequence() {}

    /** Equal for recordings of one run; empty for a run with too few calls to tell. */
    public static String of(Trajectory run) {
        Hash hash = new Hash();
        Map<String, Call> open = new HashMap<>();
        int calls = 0;
        for (Step step : run.steps()) {
            if (step instanceof ToolCall made) {
                Call call = CallReader.read(made);
                open.put(made.id(), call);
                add(hash, call);
                calls++;
            } else if (step instanceof ToolResult result && open.containsKey(result.call())) {
                hash.add(AnswerReader.read(open.get(result.call()), result).failed() ? '!' : '.');
            }
        }
        return calls < FEWEST ? "" : hash.hex();
    }

    private static void add(Hash hash, Call call) {
        hash.add(call.kind().name());
        call.commands().forEach(command -> hash.add(command.text()));
        call.targets().forEach(hash::add);
        hash.add('\n');
    }
}
