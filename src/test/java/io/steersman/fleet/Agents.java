package io.steersman.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;

/** Agents that report to whichever node answers, until it is over; one asks by hooks. Then all is held against one session. */
final class Agents {

    private static final int MANY = 8;
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final long MILLION = 1_000_000;
    private static final String HOOK = """
            {"session_id":"%s","cwd":"/w","hook_event_name":"PreToolUse","tool_name":"Bash","tool_use_id":"u%d",
            "tool_input":{"command":"ls %d"}}""";

    private final List<NodeProcess> nodes;
    private final int partitions;
    private final List<Thread> all = new ArrayList<>();
    private final AtomicInteger runs = new AtomicInteger();
    private final ConcurrentLinkedQueue<Long> hooks = new ConcurrentLinkedQueue<>();
    private final AtomicLong late = new AtomicLong();
    private volatile boolean over;

    /**
     * @param nodes that are there now; others may come and go
     */
    Agents(List<NodeProcess> nodes, int partitions) {
        this.nodes = nodes;
        this.partitions = partitions;
    }

    /** They begin. */
    void begin() {
        for (int i = 0; i < MANY; i++) {
            all.add(new Thread(this::work));
        }
        all.add(new Thread(this::hook));
        all.add(new Thread(this::watch));
        all.forEach(Thread::start);
    }

    private void work() {
        while (!over) {
            int run = runs.getAndIncrement();
            for (Step step : Runs.of(run)) {
                report(Runs.id(run), step);
                pause(40);
            }
        }
    }

    /** Again and again, until somebody says that it is done. */
    private void report(TrajectoryId id, Step step) {
        for (int i = 0; ; i++) {
            try {
                int status =
                        nodes.get((i + id.hashCode() & 0xff) % nodes.size()).report(id, step);
                if (status == 200) {
                    return;
                }
            } catch (IOException | IndexOutOfBoundsException | ArithmeticException e) {
                // That one is gone.
                pause(20);
            }
            pause(100);
        }
    }

    private void hook() {
        for (int i = 0; !over; i++) {
            try {
                long begun = System.nanoTime();
                nodes.get(i % nodes.size()).post("/v1/hooks/claude-code", HOOK.formatted("hooked-" + i % 24, i, i));
                hooks.add((System.nanoTime() - begun) / MILLION);
            } catch (IOException | IndexOutOfBoundsException | ArithmeticException e) {
                pause(20);
            }
            pause(100);
        }
    }

    /** How late this process is by itself: what it measures is late by as much. */
    private void watch() {
        while (!over) {
            long begun = System.nanoTime();
            pause(5);
            late.accumulateAndGet((System.nanoTime() - begun) / MILLION - 5, Math::max);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Milliseconds until a step of each partition was judged. */
    long untilAllAnswer(String name) throws InterruptedException {
        long begun = System.nanoTime();
        List<Thread> asking = new ArrayList<>();
        boolean[] found = new boolean[partitions];
        for (int i = 0; asking.size() < partitions; i++) {
            TrajectoryId id = TrajectoryId.local("probe-" + name + "-" + i);
            int partition = Keys.partition(Keys.of(id), partitions);
            if (!found[partition]) {
                found[partition] = true;
                asking.add(new Thread(() -> report(id, Runs.of(0).get(0))));
            }
        }
        asking.forEach(Thread::start);
        for (Thread one : asking) {
            one.join();
        }
        return (System.nanoTime() - begun) / MILLION;
    }

    /** They come to their end. */
    void rest() throws InterruptedException {
        over = true;
        for (Thread agent : all) {
            agent.join();
        }
    }

    /** Fails unless all is there once, as one session sees it; says how long hooks took. */
    void same(FleetSettings fleet) {
        List<Long> took = hooks.stream().sorted().toList();
        System.out.printf(
                "%d trajectories, %d steps; %d hooks, ms: half %d, 99%% %d, most %d, by up to %d of which who asked was late%n",
                runs.get(),
                Runs.steps(runs.get()),
                took.size(),
                took.get(took.size() / 2),
                took.get(took.size() * 99 / 100),
                took.get(took.size() - 1),
                late.get());
        Awaitility.await()
                .atMost(LONG)
                .until(() -> Committed.of(fleet).steps().stream()
                                .filter(step -> step.contains("\0run-"))
                                .count()
                        >= Runs.steps(runs.get()));
        Committed committed = Committed.of(fleet);
        assertThat(committed.steps()).doesNotHaveDuplicates();
        for (int i = 0; i < runs.get(); i++) {
            Same.asAlone(committed.journal(), Runs.id(i), Runs.of(i));
        }
    }
}
