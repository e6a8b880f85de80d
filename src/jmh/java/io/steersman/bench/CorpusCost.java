package io.steersman.bench;

import io.steersman.intake.Intake;
import io.steersman.reload.InForce;
import io.steersman.session.Session;
import io.steersman.trajectory.Trajectory;
import java.nio.file.Path;
import java.util.List;

/** Prints what a step of recorded runs costs, reading and all rules, in processor time: the least of some passes over them. */
public final class CorpusCost {

    private static final int PASSES = 14;

    private CorpusCost() {}

    /**
     * Measures.
     *
     * @param arguments a folder of recorded runs
     */
    public static void main(String... arguments) {
        InForce rules = AllRules.load();
        List<Trajectory> runs = Intake.files(Path.of(arguments[0])).files().stream()
                .flatMap(file -> Intake.read(file).trajectories().stream())
                .toList();
        int steps = runs.stream().mapToInt(run -> run.steps().size()).sum();
        double least = Double.MAX_VALUE;
        for (int pass = 0; pass < PASSES; pass++) {
            long start = Cpu.spent();
            runs.forEach(run -> judge(rules, run));
            least = Math.min(least, (Cpu.spent() - start) / 1000.0 / steps);
        }
        System.out.printf("%,d runs of %,d steps: %.1f us a step%n", runs.size(), steps, least);
    }

    private static void judge(InForce rules, Trajectory run) {
        Session session = new Session(rules.rulebook(), rules.policy());
        run.steps().forEach(session::accept);
    }
}
