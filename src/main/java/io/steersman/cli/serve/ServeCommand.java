package io.steersman.cli.serve;

import io.steersman.cli.terminal.ExitCode;
import io.steersman.cli.terminal.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The verb {@code serve}: the service, until it is stopped. */
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
public final class ServeCommand implements Callable<Integer> {

    private final Server server;

    @Mixin
    private final ServeOptions options = new ServeOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public ServeCommand(Server server) {
        this.server = server;
    }

    @Override
    public Integer call() {
        options.apply(spec);
        server.run();
        return ExitCode.OK;
    }
}
