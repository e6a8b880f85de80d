package io.steersman.bench;

import io.steersman.reading.call.Call;
import io.steersman.reading.call.CallReader;
import io.steersman.reading.result.AnswerReader;
import io.steersman.reload.InForce;
import io.steersman.session.Session;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Prints what {@link StepBenchmark} measures, in processor time: for a machine that has other work to do at the same time. Each figure is the median over rounds, each with a new
 * session, and the lengths take turns.
 */
public final class StepCost {

    private static final int[] LENGTHS = {50, 200, 1000, 5000};
    private static final int STEPS = 200;
    private static final int ROUNDS = 25;
    private static final int WARM_UP = 400_000;

    private StepCost() {}

    /** Measures at each length, and reading alone. */
    public static void main(String... arguments) {
        InForce rules = AllRules.load();
        Session session = new Session(rules.rulebook(), rules.policy());
        SyntheticRun run = new SyntheticRun(0);
        for (int i = 0; i < WARM_UP; i++) {
            session.accept(run.next());
        }
        long[][] whole = new long[LENGTHS.length][ROUNDS];
        long[][] reading = new long[LENGTHS.length][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < LENGTHS.length; i++) {
                SyntheticRun one = new SyntheticRun(round + 1);
                List<Step> before = one.next(LENGTHS[i]);
                List<Step> measured = one.next(STEPS);
                whole[i][round] = whole(rules, before, measured);
                reading[i][round] = reading(measured);
            }
        }
        for (int i = 0; i < LENGTHS.length; i++) {
            System.out.printf(
                    "at %,5d steps: %.1f us a step, of which reading takes %.1f us%n",
                    LENGTHS[i], median(whole[i]), median(reading[i]));
        }
    }

    private static long whole(InForce rules, List<Step> before, List<Step> measured) {
        Session session = new Session(rules.rulebook(), rules.policy());
        before.forEach(session::accept);
        long start = Cpu.spent();
        measured.forEach(session::accept);
        return Cpu.spent() - start;
    }

    private static long reading(List<Step> measured) {
        Map<String, Call> open = new HashMap<>();
        long start = Cpu.spent();
        for (Step step : measured) {
            if (step instanceof ToolCall call) {
                open.put(call.id(), CallReader.read(call));
            } else if (step instanceof ToolResult result && open.containsKey(result.call())) {
                AnswerReader.read(open.get(result.call()), result);
            }
        }
        return Cpu.spent() - start;
    }

    private static double median(long[] nanoseconds) {
        long[] sorted = nanoseconds.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2] / 1e3 / STEPS;
    }
}
