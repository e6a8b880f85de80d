package io.steersman.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nodes in processes of their own that are killed, stopped, overloaded and replaced under load: nothing is lost, nothing comes twice,
 * all is seen as one session sees it. {@code -Dfleet=full}, after it was packed; {@code -Dfleet.kills=5} for less.
 */
@EnabledIfSystemProperty(named = "fleet", matches = "full")
final class FleetProofTest {

    private static final int KILLS = Integer.getInteger("fleet.kills", 20);
    private static final int PARTITIONS = 6;
    private static final int SURPLUS = 3;
    private static final Duration LONG = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    private Broker broker;
    private EmbeddedPostgres database;
    private final List<NodeProcess> nodes = new CopyOnWriteArrayList<>();
    private final Agents agents = new Agents(nodes, PARTITIONS);

    @BeforeEach
    void begin() throws Exception {
        broker = Broker.start(3);
        database = EmbeddedPostgres.builder().start();
        join(NodeProcess.JAR);
        for (int i = 0; i < 2; i++) {
            nodes.add(made(NodeProcess.JAR));
        }
        Awaitility.await().atMost(LONG).until(() -> nodes.stream().allMatch(NodeProcess::isReady));
    }

    @AfterEach
    void end() throws Exception {
        for (NodeProcess node : nodes) {
            node.kill();
        }
        database.close();
        broker.close();
    }

    private void join(Path jar) throws IOException {
        NodeProcess node = made(jar);
        Awaitility.await().atMost(LONG).until(node::isReady);
        nodes.add(node);
    }

    private NodeProcess made(Path jar) throws IOException {
        return new NodeProcess(
                new NodeProcess.Place(List.of(), "127.0.0.1", "127.0.0.1", jar),
                "kafka:" + broker.address(),
                "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(database.getPort()),
                folder);
    }

    private FleetSettings fleet() throws IOException {
        return Nodes.settings(broker.address(), "steersman");
    }

    @Test
    void killedNodesLoseNothingAndDoubleNothing() throws Exception {
        // Given
        agents.begin();
        List<Long> takeovers = new ArrayList<>();
        // When
        for (int i = 0; i < KILLS; i++) {
            NodeProcess victim = nodes.remove(0);
            victim.kill();
            takeovers.add(agents.untilAllAnswer("kill" + i));
            join(NodeProcess.JAR);
        }
        agents.rest();
        // Then
        System.out.printf("kill -9 x%d, last partition answers after ms: %s%n", KILLS, takeovers);
        agents.same(fleet());
    }

    @Test
    void aNodeThatStoodStillAndGoesOnIsNoSecondOwner() throws Exception {
        // Given
        agents.begin();
        NodeProcess still = nodes.remove(0);
        // When
        still.signal("STOP");
        long taken = agents.untilAllAnswer("stop");
        Thread.sleep(15_000);
        still.signal("CONT");
        nodes.add(still);
        Awaitility.await().atMost(LONG).until(still::isReady);
        agents.rest();
        // Then
        System.out.printf("SIGSTOP 15 s, last partition answers after ms: %d%n", taken);
        agents.same(fleet());
    }

    @ParameterizedTest(name = "the one that leads: {0}")
    @ValueSource(booleans = {true, false})
    void oneOfThreeBrokersThatGoesTakesNothingWithIt(boolean leads) throws Exception {
        // Given
        agents.begin();
        Thread.sleep(5_000);
        int leader = broker.controller();
        // When
        broker.stop(leads ? leader : (leader + 1) % broker.count());
        long taken = agents.untilAllAnswer("broker");
        Thread.sleep(10_000);
        agents.rest();
        // Then
        System.out.printf(
                "one of three brokers stopped, the one that leads: %s, last partition answers after ms: %d%n",
                leads, taken);
        agents.same(fleet());
    }

    @Test
    void nodesAreReplacedByThoseOfAnotherVersionOneByOne() throws Exception {
        // Given
        Path other = NodeProcess.otherVersion(folder);
        agents.begin();
        List<Long> takeovers = new ArrayList<>();
        // When
        for (int i = 0; i < 3; i++) {
            NodeProcess leaving = nodes.remove(0);
            leaving.stop();
            takeovers.add(agents.untilAllAnswer("upgrade" + i));
            join(other);
        }
        String state = nodes.get(0).get("/v1/fleet").body();
        agents.rest();
        // Then
        System.out.printf("three nodes replaced, last partition answers after ms: %s%n", takeovers);
        assertThat(state).contains("\"program\":\"" + NodeProcess.OTHER_VERSION + "\"");
        agents.same(fleet());
    }

    @Test
    void whoOffersThreeTimesTheCapacityIsToldSoAndMakesNoDuplicatesGrow() throws Exception {
        // Given
        Flood flood = new Flood(nodes);
        double capacity = flood.capacity(Duration.ofSeconds(20));
        // When
        Flood.Seen seen = flood.offer(SURPLUS * capacity, Duration.ofSeconds(20));
        long recovered = agents.untilAllAnswer("flood");
        // Then
        Flood.Inputs inputs = Flood.inputs(fleet());
        System.out.printf(
                "capacity %.0f runs/s, offered %.0f; %s; recovered after %d ms; %s%n",
                capacity, SURPLUS * capacity, seen, recovered, inputs);
        assertThat(seen.refused()).isPositive();
        assertThat(inputs.again()).isLessThanOrEqualTo(seen.unanswered());
        assertThat(recovered).isLessThan(10_000);
        assertThat(Committed.of(fleet()).steps()).doesNotHaveDuplicates();
    }
}
