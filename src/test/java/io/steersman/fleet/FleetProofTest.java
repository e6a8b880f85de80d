package io.steersman.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nodes in processes of their own that are killed and stopped under load: nothing is lost, nothing comes twice, all is seen as one
 * session sees it. {@code -Dfleet=full}, after it was packed; {@code -Dfleet.kills=5} for less.
 */
@EnabledIfSystemProperty(named = "fleet", matches = "full")
final class FleetProofTest {

    private static final int KILLS = Integer.getInteger("fleet.kills", 20);
    private static final int AGENTS = 8;
    private static final int PARTITIONS = 6;
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final String HOOK = """
            {"session_id":"%s","cwd":"/w","hook_event_name":"PreToolUse","tool_name":"Bash","tool_use_id":"u%d",
            "tool_input":{"command":"ls %d"}}""";

    @TempDir
    private Path folder;

    private Broker broker;
    private EmbeddedPostgres database;
    private final List<NodeProcess> nodes = new CopyOnWriteArrayList<>();
    private final AtomicInteger runs = new AtomicInteger();
    private final ConcurrentLinkedQueue<Long> hooks = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    @BeforeEach
    void begin() throws Exception {
        broker = Broker.start();
        database = EmbeddedPostgres.builder().start();
        for (int i = 0; i < 3; i++) {
            join();
        }
    }

    @AfterEach
    void end() throws Exception {
        for (NodeProcess node : nodes) {
            node.kill();
        }
        database.close();
        broker.close();
    }

    private void join() throws IOException {
        NodeProcess node = new NodeProcess(
                "kafka:" + broker.address(),
                "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(database.getPort()),
                folder);
        Awaitility.await().atMost(LONG).until(node::isReady);
        nodes.add(node);
    }

    @Test
    void killedNodesLoseNothingAndDoubleNothing() throws Exception {
        // Given
        List<Thread> agents = load();
        List<Long> takeovers = new ArrayList<>();
        // When
        for (int i = 0; i < KILLS; i++) {
            NodeProcess victim = nodes.remove(0);
            victim.kill();
            takeovers.add(untilAllAnswer("kill" + i));
            join();
        }
        rest(agents);
        // Then
        System.out.printf("kill -9 x%d, last partition answers after ms: %s%n", KILLS, takeovers);
        same();
    }

    @Test
    void aNodeThatStoodStillAndGoesOnIsNoSecondOwner() throws Exception {
        // Given
        List<Thread> agents = load();
        NodeProcess still = nodes.remove(0);
        // When
        still.signal("STOP");
        long taken = untilAllAnswer("stop");
        Thread.sleep(15_000);
        still.signal("CONT");
        nodes.add(still);
        Awaitility.await().atMost(LONG).until(still::isReady);
        rest(agents);
        // Then
        System.out.printf("SIGSTOP 15 s, last partition answers after ms: %d%n", taken);
        same();
    }

    /** Agents that go on until it is over, and one that asks by hooks. */
    private List<Thread> load() {
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < AGENTS; i++) {
            all.add(new Thread(this::work));
        }
        all.add(new Thread(this::hook));
        all.forEach(Thread::start);
        return all;
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
            } catch (IOException | IndexOutOfBoundsException e) {
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
                hooks.add((System.nanoTime() - begun) / 1_000_000);
            } catch (IOException | IndexOutOfBoundsException e) {
                pause(20);
            }
            pause(100);
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
    private long untilAllAnswer(String name) throws Exception {
        long begun = System.nanoTime();
        List<Thread> asking = new ArrayList<>();
        boolean[] found = new boolean[PARTITIONS];
        for (int i = 0; asking.size() < PARTITIONS; i++) {
            TrajectoryId id = TrajectoryId.local("probe-" + name + "-" + i);
            int partition = Keys.partition(Keys.of(id), PARTITIONS);
            if (!found[partition]) {
                found[partition] = true;
                asking.add(new Thread(() -> report(id, Runs.of(0).get(0))));
            }
        }
        asking.forEach(Thread::start);
        for (Thread one : asking) {
            one.join();
        }
        return (System.nanoTime() - begun) / 1_000_000;
    }

    private void rest(List<Thread> agents) throws InterruptedException {
        over = true;
        for (Thread agent : agents) {
            agent.join();
        }
    }

    private void same() throws Exception {
        List<Long> took = hooks.stream().sorted().toList();
        System.out.printf(
                "%d trajectories, %d steps; %d hooks, ms: half %d, 99%% %d, most %d%n",
                runs.get(),
                Runs.steps(runs.get()),
                took.size(),
                took.get(took.size() / 2),
                took.get(took.size() * 99 / 100),
                took.get(took.size() - 1));
        FleetSettings fleet = Nodes.settings(broker.address(), "steersman");
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
        System.out.printf("%d records in the topic of the dead%n", dead(fleet));
    }

    private static long dead(FleetSettings fleet) {
        try (var admin = org.apache.kafka.clients.admin.Admin.create(KafkaSettings.common(fleet))) {
            var ends = new java.util.HashMap<
                    org.apache.kafka.common.TopicPartition, org.apache.kafka.clients.admin.OffsetSpec>();
            for (int i = 0; i < PARTITIONS; i++) {
                ends.put(
                        new org.apache.kafka.common.TopicPartition(fleet.dead(), i),
                        org.apache.kafka.clients.admin.OffsetSpec.latest());
            }
            return admin.listOffsets(ends).all().get().values().stream()
                    .mapToLong(info -> info.offset())
                    .sum();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
