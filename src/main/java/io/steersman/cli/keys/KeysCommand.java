package io.steersman.cli.keys;

import io.steersman.cli.terminal.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The verb {@code keys}: what opens the service. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Make, list and take back the keys that open the service.",
        description = {
            "Without any key the service serves this machine only. With one, every request needs a key. A running service",
            "takes changes up by itself within a second.",
            ""
        },
        synopsisSubcommandLabel = "VERB",
        footer = {"", "Examples:", "  steersman keys create --tenant acme --expires 90d", "  steersman keys list"})
public final class KeysCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
