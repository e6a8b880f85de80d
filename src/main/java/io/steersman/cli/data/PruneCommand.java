package io.steersman.cli.data;

import io.steersman.cli.terminal.ExitCode;
import io.steersman.cli.terminal.JournalOptions;
import io.steersman.cli.terminal.Version;
import io.steersman.journal.Retention;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The verb {@code prune}: retention, once and by hand. */
@Command(
        name = "prune",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Forget trajectories that are old, or too many.",
        description = {
            "What the service does by itself with the settings steersman.journal.keep-for and steersman.journal.keep-bytes, and"
                    + " must not do on the same data folder meanwhile. What was written of within the last hour stays.",
            ""
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  steersman prune --keep-days 90",
            "  steersman prune --keep-bytes 2000000000 && steersman vacuum"
        })
public final class PruneCommand implements Callable<Integer> {

    @Option(
            names = "--keep-days",
            paramLabel = "DAYS",
            description = "Forget those that nothing was added to for so many days.")
    private int days;

    @Option(
            names = "--keep-bytes",
            paramLabel = "BYTES",
            description = "Forget those quiet for longest until no more than so many bytes are used.")
    private long bytes;

    @Mixin
    private final JournalOptions journal = new JournalOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Retention retention = new Retention(Duration.ofDays(days), bytes);
        if (days < 0 || bytes < 0 || retention.isEndless()) {
            throw new ParameterException(
                    spec.commandLine(), "Nothing says what to forget. Maybe give --keep-days or --keep-bytes.");
        }
        return journal.writing(open -> {
            int gone = retention.apply(open, open::forget, System.currentTimeMillis());
            spec.commandLine().getOut().println("%d trajectories were forgotten".formatted(gone));
            return ExitCode.OK;
        });
    }
}
