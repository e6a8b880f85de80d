package io.steersman.cli.data;

import io.steersman.cli.terminal.ExitCode;
import io.steersman.cli.terminal.JournalOptions;
import io.steersman.cli.terminal.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The verb {@code vacuum}: the room of what was forgotten goes back to the disk. */
@Command(
        name = "vacuum",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Give the room of forgotten trajectories back to the disk.",
        description = {
            "Without it the room is used again for what comes. It needs about as much room as is kept while it works, and the"
                    + " service must not run on the same data folder meanwhile.",
            ""
        },
        sortOptions = false,
        footer = {"", "Examples:", "  steersman vacuum --data /var/lib/steersman"})
public final class VacuumCommand implements Callable<Integer> {

    @Mixin
    private final JournalOptions journal = new JournalOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return journal.writing(open -> {
            long before = open.sizeBytes();
            open.vacuum();
            spec.commandLine().getOut().println("%,d bytes before, %,d after".formatted(before, open.sizeBytes()));
            return ExitCode.OK;
        });
    }
}
