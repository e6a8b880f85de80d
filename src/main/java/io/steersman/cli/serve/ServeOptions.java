package io.steersman.cli.serve;

import io.steersman.cli.terminal.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @Mixin
    private final Folders folders = new Folders();

    /** Turns the options into system properties. */
    void apply(CommandSpec spec) {
        if (port > HIGHEST_PORT || port < -1) {
            throw new ParameterException(
                    spec.commandLine(), "--port (%d) must be from 0 to %d.".formatted(port, HIGHEST_PORT));
        }
        set("quarkus.http.port", port < 0 ? "" : String.valueOf(port));
        set("quarkus.http.host", host);
        set("steersman.data", data);
        set("steersman.rules", folders.rules());
        set("steersman.policies", folders.policies());
    }

    /** Keeps trajectories in memory and asks for no key, unless a data folder is given. */
    void keepInMemory() {
        if (data.isEmpty()) {
            set("steersman.journal.store", "memory");
            set("steersman.access.keys", "none");
        }
    }

    /**
     * Serves the policies with one more file, from a copy of their folder.
     *
     * @param path of the file below the folder
     */
    void addPolicy(String path, String text) {
        Map<String, String> files = new TreeMap<>(folders.read().policies());
        files.put(path, text);
        try {
            Path copy = Files.createTempDirectory("steersman-policies");
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

    /** Where the service can be reached from this machine. */
    String address() {
        String variable = System.getenv().getOrDefault("QUARKUS_HTTP_PORT", String.valueOf(DEFAULT_PORT));
        return "http://127.0.0.1:" + System.getProperty("quarkus.http.port", variable);
    }

    private static void set(String property, String value) {
        if (!value.isEmpty()) {
            System.setProperty(property, value);
        }
    }
}
