package io.steersman.fleet;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** Real brokers in this process. */
final class Broker implements AutoCloseable {

    private final List<KafkaRaftServer> servers = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();
    private final List<String> controllers = new ArrayList<>();
    private final String cluster = Uuid.randomUuid().toString();

    /** Starts one with its files in a folder. */
    Broker(Path folder) throws Exception {
        this(folder, "127.0.0.1", 1);
    }

    /** Starts several that listen at an address of this machine, each with its files in a folder of this one. */
    Broker(Path folder, String host, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            addresses.add(host + ":" + free());
            controllers.add(host + ":" + free());
        }
        for (int i = 0; i < count; i++) {
            servers.add(made(Files.createDirectories(folder.resolve("broker" + i)), i));
        }
        // Each waits for the others.
        List<CompletableFuture<Void>> starting = servers.stream()
                .map(server -> CompletableFuture.runAsync(server::startup, command -> new Thread(command).start()))
                .toList();
        starting.forEach(CompletableFuture::join);
    }

    /** One with its files in a new folder. */
    static Broker start() throws Exception {
        return new Broker(Files.createTempDirectory("broker"));
    }

    /** Several with their files in a new folder. */
    static Broker start(int count) throws Exception {
        return new Broker(Files.createTempDirectory("broker"), "127.0.0.1", count);
    }

    private KafkaRaftServer made(Path folder, int number) throws Exception {
        int count = addresses.size();
        String copies = String.valueOf(count);
        String voters = IntStream.range(0, count)
                .mapToObj(i -> (i + 1) + "@" + controllers.get(i))
                .collect(Collectors.joining(","));
        Properties all = new Properties();
        all.put("process.roles", "broker,controller");
        all.put("node.id", String.valueOf(number + 1));
        all.put("controller.quorum.voters", voters);
        all.put("listeners", "PLAINTEXT://" + addresses.get(number) + ",CONTROLLER://" + controllers.get(number));
        all.put("advertised.listeners", "PLAINTEXT://" + addresses.get(number));
        all.put("controller.listener.names", "CONTROLLER");
        all.put("log.dirs", folder.toString());
        all.put("offsets.topic.replication.factor", copies);
        all.put("offsets.topic.num.partitions", "4");
        all.put("transaction.state.log.replication.factor", copies);
        all.put("transaction.state.log.min.isr", String.valueOf(Math.max(1, count - 1)));
        all.put("transaction.state.log.num.partitions", "4");
        all.put("group.initial.rebalance.delay.ms", "0");
        // The last ones to go would wait five minutes for a controller that has gone.
        all.put("controlled.shutdown.enable", "false");
        all.put("broker.session.timeout.ms", "6000");
        all.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
        try (PrintStream quiet = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setNodeId(number + 1)
                    .setClusterId(cluster)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .addDirectory(folder.toString())
                    .setMetadataLogDirectory(folder.toString())
                    .setControllerListenerName("CONTROLLER")
                    .setPrintStream(quiet)
                    .run();
        }
        return new KafkaRaftServer(new KafkaConfig(all), Time.SYSTEM);
    }

    /** Where they listen. */
    String address() {
        return String.join(",", addresses);
    }

    /** How many there are. */
    int count() {
        return servers.size();
    }

    /** One of several goes, counted from 0. */
    void stop(int number) {
        servers.get(number).shutdown();
    }

    /** Which of them says what the others are to do, counted from 0. */
    int controller() throws Exception {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address()))) {
            return admin.describeMetadataQuorum().quorumInfo().get().leaderId() - 1;
        }
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        servers.forEach(KafkaRaftServer::shutdown);
    }
}
