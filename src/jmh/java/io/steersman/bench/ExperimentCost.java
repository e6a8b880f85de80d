package io.steersman.bench;

import io.steersman.journal.MemoryJournal;
import io.steersman.reload.Active;
import io.steersman.reload.Checker;
import io.steersman.reload.InForce;
import io.steersman.reload.Sources;
import io.steersman.supervision.Supervisor;
import io.steersman.supervision.Witness;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Prints what a step costs where no experiment runs and where three do, each in a layer of its own, with overlays of policy: from
 * the service's door to the journal in memory, in processor time of all threads but those of the compiler and the collector. Both
 * judge the same runs in turn, and medians are over such pairs. What a run costs once weighs most in short ones.
 */
public final class ExperimentCost {

    private static final int[] LENGTHS = {20, 200};
    private static final int STEPS = 1_000;
    private static final int ROUNDS = 60;
    private static final int WARM_UP = 40;
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
        for (int length : LENGTHS) {
            double[] none = new double[ROUNDS];
            double[] three = new double[ROUNDS];
            double[] ratio = new double[ROUNDS];
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                boolean turned = Math.floorMod(round, 2) == 1;
                double first = cost(turned ? with : without, length, round);
                double second = cost(turned ? without : with, length, round);
                if (round >= 0) {
                    none[round] = turned ? second : first;
                    three[round] = turned ? first : second;
                    ratio[round] = three[round] / none[round];
                }
            }
            System.out.printf(
                    "runs of %3d steps: %.1f us a step without, %.1f us with three experiments; ratio by pairs %.3f, of sums %.3f%n",
                    length, median(none), median(three), median(ratio), sum(three) / sum(none));
        }
    }

    private static InForce withThree() {
        Map<String, String> files = new TreeMap<>();
        for (int i = 1; i <= 3; i++) {
            files.put("policies/experiments/cost-" + i + ".yaml", EXPERIMENT.formatted(i));
        }
        Sources sources = Sources.read(Path.of("rules"), Path.of("policies")).with(files);
        return Checker.load(sources).result().orElseThrow();
    }

    private static double cost(InForce inForce, int length, int round) {
        List<List<Step>> runs = IntStream.range(0, STEPS / length)
                .mapToObj(run -> new SyntheticRun(round * 1_000L + run).next(length))
                .toList();
        try (Supervisor supervisor = new Supervisor(
                new MemoryJournal(), new Active(inForce), new Witness() {}, STEPS, InstantSource.system())) {
            long start = Cpu.spentByAll();
            for (int run = 0; run < runs.size(); run++) {
                TrajectoryId id = TrajectoryId.local("run-" + round + "-" + run);
                runs.get(run).forEach(step -> supervisor.accept(id, List.of(step)));
            }
            return (Cpu.spentByAll() - start) / 1e3 / STEPS;
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }
}
