package io.steersman.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.steersman.reload.InForce;
import io.steersman.session.Noticed;
import io.steersman.session.Session;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.ToolCall;
import io.steersman.trajectory.ToolResult;
import java.util.Arrays;
import java.util.List;

/**
 * Prints what a step costs in a run that goes wrong all the time, in processor time.
 *
 * <p>Each call is made five times over, so that a thousand faults are found; as many are spoken of as the budget has room
 * for. The last quarter should cost what the first does.
 */
public final class FaultCost {

    private static final int FAULTS = 1000;
    private static final int REPEATS = 5;
    private static final int PART = 250;
    private static final int ROUNDS = 12;

    private FaultCost() {}

    /** Measures each quarter; the least of the later rounds counts. */
    public static void main(String... arguments) {
        InForce rules = AllRules.load();
        long[] least = new long[FAULTS / PART];
        Arrays.fill(least, Long.MAX_VALUE);
        for (int round = 0; round < ROUNDS; round++) {
            measure(rules, least);
        }
        for (int part = 0; part < least.length; part++) {
            System.out.printf(
                    "after %,5d faults: %.1f us a step%n", part * PART, least[part] / 1e3 / (PART * REPEATS * 2));
        }
    }

    private static void measure(InForce rules, long[] least) {
        int found = 0;
        int spoken = 0;
        Session session = new Session(rules.rulebook(), rules.policy());
        for (int part = 0; part < least.length; part++) {
            long start = Cpu.spent();
            for (int i = part * PART * REPEATS; i < (part + 1) * PART * REPEATS; i++) {
                for (Step step : action(i)) {
                    Noticed noticed = session.accept(step);
                    found += noticed.fresh().size();
                    spoken += noticed.intervention().isPresent() ? 1 : 0;
                    noticed.intervention().ifPresent(said -> session.delivered(said.number(), step.index()));
                }
            }
            least[part] = Math.min(least[part], Cpu.spent() - start);
        }
        System.out.printf("%,d faults, %,d interventions%n", found, spoken);
    }

    private static List<Step> action(int i) {
        String id = "c" + i;
        String path = "src/module" + i / REPEATS;
        ToolCall call = new ToolCall(
                Meta.NONE, id, "Bash", JsonNodeFactory.instance.objectNode().put("command", "ls " + path));
        ToolResult result = ToolResult.of(id, path + "/a.py\n" + path + "/b.py", ToolResult.Status.OK);
        return List.of(
                call.with(call.meta().withIndex(2 * i)),
                result.with(result.meta().withIndex(2 * i + 1)));
    }
}
