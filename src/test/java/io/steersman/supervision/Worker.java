package io.steersman.supervision;

import io.steersman.Run;
import io.steersman.Shipped;
import io.steersman.journal.Journal;
import io.steersman.journal.TrajectoryEntry;
import io.steersman.journal.sql.SqlJournal;
import io.steersman.journal.sql.SqliteFile;
import io.steersman.reload.Active;
import io.steersman.reload.InForce;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;

/** Feeds trajectories into a journal file and says each step that was acknowledged, until it is killed. */
final class Worker {

    static final int THREADS = 6;
    static final int STEPS = 300;

    private Worker() {}

    public static void main(String[] args) {
        Journal journal = new SqlJournal(SqliteFile.open(Path.of(args[0]), 0), InstantSource.system());
        Supervisor supervisor =
                new Supervisor(journal, new Active(Worker.rules()), new Witness() {}, 3, InstantSource.system());
        for (int t = 0; t < THREADS; t++) {
            TrajectoryId id = id(t);
            List<Step> steps = steps(t);
            int from = journal.find(id).map(TrajectoryEntry::steps).orElse(0);
            new Thread(() -> feed(supervisor, id, steps, from)).start();
        }
    }

    private static void feed(Supervisor supervisor, TrajectoryId id, List<Step> steps, int from) {
        for (int i = from; i < steps.size(); i++) {
            supervisor.accept(id, List.of(steps.get(i)));
            say(id.id() + " " + i);
        }
        say(id.id() + " done");
    }

    private static void say(String line) {
        synchronized (Worker.class) {
            System.out.println(line);
            System.out.flush();
        }
    }

    /** Some of the trajectories are told nothing. */
    static InForce rules() {
        return Shipped.withExperiment(
                "help", "{ question: a, status: running, arms: { control: {}, treatment: {} }, metric: recovery }");
    }

    static TrajectoryId id(int thread) {
        return TrajectoryId.local("t" + thread);
    }

    /** The same steps for the same thread, in each life. */
    static List<Step> steps(int thread) {
        Random random = new Random(thread);
        Run run = new Run().user("Fix the tests. Do not modify files under vendor/.");
        for (int part = 0; part < STEPS; part++) {
            switch (random.nextInt(4)) {
                case 0 -> run.times(1 + random.nextInt(4), r -> r.failing("npm test", "2 failed"));
                case 1 -> run.edit("src/f" + random.nextInt(9) + ".js", "a", "b" + random.nextInt(5));
                case 2 -> run.shell("ls dir" + random.nextInt(3), "a b c");
                default -> run.say("I will look at it again, part " + random.nextInt(50) + ".");
            }
        }
        return run.steps();
    }
}
