package io.steersman.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The verb {@code serve}: its options become system properties, which outrank what is configured elsewhere. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Run the service that agents report to.",
        description = {"Runs until it is stopped. Rules and policies are watched and take effect when they change.", ""
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  steersman serve",
            "  steersman serve --port 9090 --rules my/rules --policies my/policies"
        })
final class ServeCommand implements Callable<Integer> {

    private static final int HIGHEST_PORT = 65_535;

    private final Server server;

    @Option(names = "--port", paramLabel = "PORT", description = "Port to listen on, 0 for any. Default: 8080.")
    private int port = -1;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "Address to listen on. Default: 127.0.0.1, this machine only.")
    private String host = "";

    @Mixin
    private final Folders folders = new Folders();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ServeCommand(Server server) {
        this.server = server;
    }

    @Override
    public Integer call() {
        if (port > HIGHEST_PORT || port < -1) {
            throw new ParameterException(
                    spec.commandLine(), "--port (%d) must be from 0 to %d.".formatted(port, HIGHEST_PORT));
        }
        set("quarkus.http.port", port < 0 ? "" : String.valueOf(port));
        set("quarkus.http.host", host);
        set("steersman.rules", folders.rules());
        set("steersman.policies", folders.policies());
        server.run();
        return ExitCode.OK;
    }

    private static void set(String property, String value) {
        if (!value.isEmpty()) {
            System.setProperty(property, value);
        }
    }
}
