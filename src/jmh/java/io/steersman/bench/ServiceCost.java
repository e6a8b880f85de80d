package io.steersman.bench;

import io.steersman.api.trajectories.StepsApi;
import io.steersman.journal.sql.SqlJournal;
import io.steersman.journal.sql.SqliteFile;
import io.steersman.reload.Active;
import io.steersman.reload.InForce;
import io.steersman.supervision.Accepted;
import io.steersman.supervision.Supervisor;
import io.steersman.supervision.Witness;
import io.steersman.trajectory.NativeFormat;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Prints what a step costs from the body of a request to the journal on the disk, in processor time and in memory that is asked for, by
 * thread: the one that reads it, those that judge, the one that writes. Runs take turns, as they do in a service.
 */
public final class ServiceCost {

    private static final int RUNS = 64;
    private static final int STEPS = 60;
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private ServiceCost() {}

    /**
     * Measures rounds of some 4,000 steps.
     *
     * @param arguments steps in a request, and how many rounds; default 1 40
     */
    public static void main(String... arguments) throws IOException {
        int together = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 40;
        InForce rules = AllRules.load();
        Path folder = Files.createTempDirectory("service-cost");
        try (SqlJournal journal = new SqlJournal(SqliteFile.open(folder, 0), InstantSource.system());
                Supervisor supervisor = new Supervisor(
                        journal, new Active(rules), new Witness() {}, 4 * RUNS, InstantSource.system())) {
            for (int round = 0; round < rounds; round++) {
                List<List<byte[]>> bodies = bodies(round, together);
                Map<String, long[]> before = spent();
                send(supervisor, bodies, "run-" + round + "-");
                print(before, spent(), round);
            }
        }
    }

    private static List<List<byte[]>> bodies(int round, int together) {
        List<List<byte[]>> all = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            SyntheticRun steps = new SyntheticRun(round * 1_000L + run);
            List<byte[]> bodies = new ArrayList<>();
            for (int i = 0; i < STEPS; i += together) {
                bodies.add(body(steps.next(together)));
            }
            all.add(bodies);
        }
        return all;
    }

    private static byte[] body(List<Step> steps) {
        return steps.stream()
                .map(step -> NativeFormat.write(step).toString())
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void send(Supervisor supervisor, List<List<byte[]>> bodies, String name) {
        for (int i = 0; i < bodies.get(0).size(); i++) {
            List<CompletableFuture<Accepted>> answers = new ArrayList<>();
            for (int run = 0; run < RUNS; run++) {
                answers.add(supervisor.submit(
                        TrajectoryId.local(name + run),
                        StepsApi.steps(bodies.get(run).get(i))));
            }
            answers.forEach(CompletableFuture::join);
        }
    }

    /** Nanoseconds and bytes by kind of thread. */
    private static Map<String, long[]> spent() {
        Map<String, long[]> spent = new TreeMap<>();
        for (long id : THREADS.getAllThreadIds()) {
            var thread = THREADS.getThreadInfo(id);
            if (thread != null) {
                long[] sum = spent.computeIfAbsent(thread.getThreadName().replaceAll("-\\d+", ""), key -> new long[2]);
                sum[0] += Math.max(0, THREADS.getThreadCpuTime(id));
                sum[1] += Math.max(0, THREADS.getThreadAllocatedBytes(id));
            }
        }
        return spent;
    }

    private static void print(Map<String, long[]> before, Map<String, long[]> after, int round) {
        StringBuilder line = new StringBuilder("round %d:".formatted(round));
        for (String thread : List.of("main", "judge", "journal")) {
            long[] was = before.getOrDefault(thread, new long[2]);
            long[] is = after.getOrDefault(thread, was);
            line.append(String.format(
                    Locale.ROOT,
                    " %s %.1f us %.2f KB,",
                    thread,
                    (is[0] - was[0]) / 1e3 / RUNS / STEPS,
                    (is[1] - was[1]) / 1e3 / RUNS / STEPS));
        }
        System.out.println(line + " a step");
    }
}
