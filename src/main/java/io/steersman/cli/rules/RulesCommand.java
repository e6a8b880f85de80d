package io.steersman.cli.rules;

import io.steersman.cli.terminal.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The verb {@code rules}; does nothing without a verb of its own. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Begin, check, format, test, preview, list, backtest, bundle and release rules.",
        synopsisSubcommandLabel = "VERB",
        footer = {"", "Examples:", "  steersman rules check --rules my/rules", "  steersman rules list --format json"})
public final class RulesCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
