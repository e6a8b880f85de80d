package io.steersman.fleet;

import io.steersman.fleet.Network.Wire;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Nodes in network namespaces of their own of which one is cut off for a while: there is no second owner, and all is seen as one session
 * sees it once the wire is mended. {@code -Dfleet=full}, after it was packed, by root.
 */
@EnabledIfSystemProperty(named = "fleet", matches = "full")
final class FleetNetworkTest {

    private static final int PARTITIONS = 6;
    private static final int CUT = 0;
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final long CUT_MILLIS = 20_000;

    @TempDir
    private Path folder;

    private Network network;
    private Broker broker;
    private EmbeddedPostgres database;
    private Relay relay;
    private final List<NodeProcess> nodes = new CopyOnWriteArrayList<>();
    private final Agents agents = new Agents(nodes, PARTITIONS);

    @BeforeEach
    void begin() throws Exception {
        Assumptions.assumeTrue(Network.canBeMade(), "Network namespaces cannot be made here: it takes root, and ip.");
        network = new Network(3);
        broker = new Broker(folder, network.here(Wire.BROKERS), 1);
        database = EmbeddedPostgres.builder().start();
        relay = new Relay(network.here(Wire.DATABASE), database.getPort());
        for (int i = 0; i < 3; i++) {
            NodeProcess node = new NodeProcess(
                    new NodeProcess.Place(
                            network.inside(i),
                            network.there(i, Wire.AGENTS),
                            network.there(i, Wire.NODES),
                            NodeProcess.JAR),
                    "kafka:" + broker.address(),
                    "jdbc:postgresql://%s:%d/postgres".formatted(network.here(Wire.DATABASE), relay.port()),
                    folder);
            nodes.add(node);
        }
        Awaitility.await().atMost(LONG).until(() -> nodes.stream().allMatch(NodeProcess::isReady));
    }

    @AfterEach
    void end() throws Exception {
        if (network == null) {
            return;
        }
        for (NodeProcess node : nodes) {
            node.kill();
        }
        relay.close();
        database.close();
        broker.close();
        network.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Wire.class,
            names = {"BROKERS", "NODES", "DATABASE"})
    void aNodeThatIsCutOffIsNoSecondOwner(Wire wire) throws Exception {
        // Given
        agents.begin();
        Thread.sleep(5_000);
        // When
        network.cut(CUT, wire);
        long taken = agents.untilAllAnswer("cut");
        Thread.sleep(CUT_MILLIS);
        network.heal(CUT, wire);
        Awaitility.await().atMost(LONG).until(nodes.get(CUT)::isReady);
        Thread.sleep(5_000);
        agents.rest();
        // Then
        System.out.printf("%s cut off for %d ms, last partition answers after ms: %d%n", wire, CUT_MILLIS, taken);
        agents.same(Nodes.settings(broker.address(), "steersman"));
    }
}
