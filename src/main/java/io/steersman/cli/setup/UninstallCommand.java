package io.steersman.cli.setup;

import io.steersman.cli.terminal.ExitCode;
import io.steersman.cli.terminal.Terminal;
import io.steersman.cli.terminal.Version;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The verb {@code uninstall}: our hooks leave a client's configuration. */
@Command(
        name = "uninstall",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Disconnect a client: take our hooks out of its configuration.",
        description = {"Shows what changes, and keeps everything that is not ours. May be run again.", ""},
        sortOptions = false,
        footer = {"", "Examples:", "  steersman uninstall claude-code"})
public final class UninstallCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private final SetupOptions options = new SetupOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public UninstallCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        boolean changed = new ConfigWriter(out, options.isDry()).uninstall(options.traces(terminal));
        boolean done = changed && !options.isDry();
        out.println(done ? "%s is disconnected.".formatted(options.client().display()) : "Nothing was changed.");
        return ExitCode.OK;
    }
}
