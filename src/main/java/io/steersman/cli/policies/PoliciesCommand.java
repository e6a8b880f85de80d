package io.steersman.cli.policies;

import io.steersman.cli.terminal.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The verb {@code policies}; does nothing without a verb of its own. */
@Command(
        name = "policies",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Check and explain policies.",
        synopsisSubcommandLabel = "check|explain",
        footer = {"", "Examples:", "  steersman policies check --policies my/policies"})
public final class PoliciesCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
