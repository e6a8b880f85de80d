package io.steersman.fleet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A network namespace for each of some nodes, with one wire to the brokers, one to the database, one to the other nodes and one to the
 * agents, so that each can be cut by itself. It takes the rights of root.
 */
final class Network implements AutoCloseable {

    private static final String NAME = "fl" + ProcessHandle.current().pid() % 10_000;

    private final int nodes;

    /** What a wire leads to. */
    enum Wire {
        BROKERS,
        DATABASE,
        NODES,
        AGENTS
    }

    /** Makes one for so many nodes. */
    Network(int nodes) throws IOException {
        this.nodes = nodes;
        for (Wire wire : Wire.values()) {
            run("ip", "link", "add", "name", bridge(wire), "type", "bridge");
            run("ip", "addr", "add", here(wire) + "/24", "dev", bridge(wire));
            run("ip", "link", "set", bridge(wire), "up");
        }
        for (int node = 0; node < nodes; node++) {
            run("ip", "netns", "add", space(node));
            run("ip", "-n", space(node), "link", "set", "lo", "up");
            for (Wire wire : Wire.values()) {
                String inner = "e" + wire.ordinal();
                run("ip", "link", "add", end(node, wire), "type", "veth", "peer", "name", inner, "netns", space(node));
                run("ip", "link", "set", end(node, wire), "master", bridge(wire), "up");
                run("ip", "-n", space(node), "addr", "add", there(node, wire) + "/24", "dev", inner);
                run("ip", "-n", space(node), "link", "set", inner, "up");
            }
        }
    }

    /** Whether this machine lets one be made. */
    static boolean canBeMade() {
        try (Network one = new Network(1)) {
            return !one.here(Wire.NODES).isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /** The address of this process at a wire. */
    String here(Wire wire) {
        return "10.213.%d.1".formatted(wire.ordinal());
    }

    /** The address of a node at a wire. */
    String there(int node, Wire wire) {
        return "10.213.%d.%d".formatted(wire.ordinal(), 10 + node);
    }

    /** What goes before a command so that it runs where a node does. */
    List<String> inside(int node) {
        return List.of("ip", "netns", "exec", space(node));
    }

    /** Nothing comes through any more, and nobody is told so. */
    void cut(int node, Wire wire) throws IOException {
        run("ip", "link", "set", end(node, wire), "down");
    }

    /** It is mended. */
    void heal(int node, Wire wire) throws IOException {
        run("ip", "link", "set", end(node, wire), "up");
    }

    private static String bridge(Wire wire) {
        return NAME + "b" + wire.ordinal();
    }

    private static String space(int node) {
        return NAME + "n" + node;
    }

    private static String end(int node, Wire wire) {
        return NAME + "v" + node + wire.ordinal();
    }

    private static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + ": " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        List<String[]> all = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            all.add(new String[] {"ip", "netns", "del", space(node)});
        }
        for (Wire wire : Wire.values()) {
            all.add(new String[] {"ip", "link", "del", bridge(wire)});
        }
        for (String[] command : all) {
            run(command);
        }
    }
}
