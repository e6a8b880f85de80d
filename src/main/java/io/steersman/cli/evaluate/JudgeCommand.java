package io.steersman.cli.evaluate;

import io.steersman.cli.terminal.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The verb {@code judge}; does nothing without a verb of its own. */
@Command(
        name = "judge",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Find out what a judge's answers are worth.",
        synopsisSubcommandLabel = "calibrate",
        footer = {"", "Examples:", "  steersman judge calibrate --stored"})
public final class JudgeCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
