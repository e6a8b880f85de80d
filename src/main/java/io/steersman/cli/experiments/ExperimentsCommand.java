package io.steersman.cli.experiments;

import io.steersman.cli.terminal.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The verb {@code experiments}; does nothing without a verb of its own. */
@Command(
        name = "experiments",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Ask whether guidance helps: plan, start, stop and read experiments.",
        synopsisSubcommandLabel = "check|list|plan|start|stop|report|replay",
        footer = {
            "",
            "Examples:",
            "  steersman experiments check",
            "  steersman experiments plan help-with-replays",
            "  steersman experiments report --format html --out experiments.html"
        })
public final class ExperimentsCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
