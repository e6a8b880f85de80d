package io.steersman.cli.policies;

import io.steersman.cli.terminal.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The verb {@code vocabulary}; does nothing without a verb of its own. */
@Command(
        name = "vocabulary",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Check and explain what commands, tools and files are called, and how people speak.",
        synopsisSubcommandLabel = "check|explain",
        footer = {"", "Examples:", "  steersman vocabulary explain 'wf status'"})
public final class VocabularyCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
