package io.steersman.bench;

import io.steersman.reload.InForce;
import io.steersman.session.Session;
import io.steersman.trajectory.Step;
import java.util.List;

/** Prints the live heap and the time of one session while it takes very many steps. */
public final class LongSession {

    private static final int STEPS = 200_000;
    private static final int BATCH = 2000;
    private static final int LOOK = 20_000;

    private LongSession() {}

    /** Feeds one session. */
    public static void main(String... arguments) {
        InForce rules = AllRules.load();
        SyntheticRun run = new SyntheticRun(1);
        Session session = new Session(rules.rulebook(), rules.policy());
        for (int done = BATCH; done <= STEPS; done += BATCH) {
            List<Step> steps = run.next(BATCH);
            long start = Cpu.spent();
            steps.forEach(session::accept);
            long spent = Cpu.spent() - start;
            if (done % LOOK == 0) {
                System.out.printf(
                        "%,9d steps: %.2f MB of live heap; a step takes %.1f us of processor time%n",
                        done, Heap.live() / 1e6, spent / 1e3 / BATCH);
            }
        }
    }
}
