package io.steersman.bench;

import com.sun.management.OperatingSystemMXBean;
import io.steersman.journal.MemoryJournal;
import io.steersman.reload.Active;
import io.steersman.reload.Checker;
import io.steersman.reload.InForce;
import io.steersman.reload.Sources;
import io.steersman.supervision.Supervisor;
import io.steersman.supervision.Witness;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Prints what a step costs where no experiment runs and where three do, each in a layer of its own, with overlays of policy: from
 * the service's door to the journal in memory, in processor time of the whole process. Both take turns, run by run.
 */
public final class ExperimentCost {

    private static final int STEPS = 200;
    private static final int ROUNDS = 300;
    private static final int WARM_UP = 60;
    private static final String EXPERIMENT = """
            question: What does it cost?
            status: running
            arms:
              as-it-is: { says: policy }
              patient: { policy: { patience: %d } }
            metric: recovery
            planned: 1000000
            """;

    private ExperimentCost() {}

    /** Measures both. */
    public static void main(String... arguments) {
        InForce without = AllRules.load();
        InForce with = withThree();
        long[] none = new long[ROUNDS];
        long[] three = new long[ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long first = cost(round % 2 == 0 ? without : with, round);
            long second = cost(round % 2 == 0 ? with : without, round);
            if (round >= 0) {
                none[round] = round % 2 == 0 ? first : second;
                three[round] = round % 2 == 0 ? second : first;
            }
        }
        // The clock of a process ticks every 10 ms or so: sums are exact where single runs are not.
        System.out.printf(
                "no experiment: %.1f us a step; three: %.1f us; ratio %.3f%n",
                mean(none), mean(three), mean(three) / mean(none));
    }

    private static InForce withThree() {
        Map<String, String> files = new TreeMap<>();
        for (int i = 1; i <= 3; i++) {
            files.put("policies/experiments/cost-" + i + ".yaml", EXPERIMENT.formatted(i));
        }
        Sources sources = Sources.read(Path.of("rules"), Path.of("policies")).with(files);
        return Checker.load(sources).result().orElseThrow();
    }

    private static long cost(InForce inForce, int round) {
        List<Step> steps = new SyntheticRun(Math.abs(round)).next(STEPS);
        Supervisor supervisor =
                new Supervisor(new MemoryJournal(), new Active(inForce), new Witness() {}, 10, InstantSource.system());
        TrajectoryId id = TrajectoryId.local("run-" + round);
        long start = spent();
        steps.forEach(step -> supervisor.accept(id, List.of(step)));
        return spent() - start;
    }

    private static long spent() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static double mean(long[] nanoseconds) {
        return Arrays.stream(nanoseconds).sum() / 1e3 / STEPS / nanoseconds.length;
    }
}
