package io.steersman.cli.serve;

import io.steersman.cli.terminal.Folders;
import io.steersman.cli.terminal.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where the service listens and what it judges by; given options outrank what is configured elsewhere. */
final class ServeOptions {

    private static final int HIGHEST_PORT = 65_535;
    private static final int DEFAULT_PORT = 8080;

    @Option(names = "--port", paramLabel = "PORT", description = "Port to listen on, 0 for any. Default: 8080.")
    private int port = -1;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "Address to listen on. Default: 127.0.0.1, this machine only.")
    private String host = "";

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Folder that trajectories are kept in. Default: .steersman in the home folder.")
    private String data = "";

    @Option(names = "--log-json", description = "Log lines as JSON, for what gathers logs.")
    private boolean logJson;

    @Mixin
    private final Folders folders = new Folders();

    private final PassingFolders passing = new PassingFolders();

    /** Turns the options into system properties. */
    void apply(CommandSpec spec) {
        if (port > HIGHEST_PORT || port < -1) {
            throw new ParameterException(
                    spec.commandLine(), "--port (%d) must be from 0 to %d.".formatted(port, HIGHEST_PORT));
        }
        set("quarkus.http.port", port < 0 ? "" : String.valueOf(port));
        set("quarkus.http.host", host);
        set("quarkus.log.console.json.enabled", logJson ? "true" : "");
        set("steersman.data", data);
        set("steersman.rules", folders.rules());
        set("steersman.policies", folders.policies());
    }

    /**
     * Serves beside whatever else there is: in memory, with a data folder that goes with the process and without keys, unless a
     * data folder is given; at a port that is free.
     *
     * @return the port
     * @throws Refused when a port is given that somebody listens to
     */
    int keepApart() {
        if (data.isEmpty()) {
            set("steersman.data", passing.make("steersman-demo").toString());
            set("steersman.journal.store", "memory");
            set("steersman.access.keys", "none");
        }
        int wanted = usualPort();
        int free = isFree(wanted) && wanted > 0 ? wanted : anyPort();
        if (port > 0 && free != port) {
            throw new Refused(
                    List.of("Somebody listens to the port %d already. Maybe leave out --port: a free one is taken."
                            .formatted(port)));
        }
        set("quarkus.http.port", String.valueOf(free));
        return free;
    }

    /** The port that is asked for, or would be without a word. */
    int usualPort() {
        String variable = System.getenv().getOrDefault("QUARKUS_HTTP_PORT", String.valueOf(DEFAULT_PORT));
        return Integer.parseInt(System.getProperty("quarkus.http.port", variable));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static int anyPort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Serves the policies with one more file, from a copy of their folder that goes with the process.
     *
     * @param path of the file below the folder
     */
    void addPolicy(String path, String text) {
        Map<String, String> files = new TreeMap<>(folders.read().policies());
        files.put(path, text);
        try {
            Path copy = passing.make("steersman-policies");
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path target = copy.resolve(file.getKey());
                Files.createDirectories(target.resolveSibling("."));
                Files.writeString(target, file.getValue());
            }
            set("steersman.policies", copy.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes what was made for this process alone, when it ends and the service has stopped. */
    void leaveNothing(Server server) {
        passing.removeAfter(server::awaitStop);
    }

    /** Where the service can be reached from this machine. */
    String address() {
        return "http://127.0.0.1:" + usualPort();
    }

    private static void set(String property, String value) {
        if (!value.isEmpty()) {
            System.setProperty(property, value);
        }
    }
}
