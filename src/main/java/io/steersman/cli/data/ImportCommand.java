package io.steersman.cli.data;

import io.steersman.cli.terminal.ExitCode;
import io.steersman.cli.terminal.JournalOptions;
import io.steersman.cli.terminal.Refused;
import io.steersman.cli.terminal.Version;
import io.steersman.journal.Journal;
import io.steersman.journal.Kept;
import io.steersman.journal.KeptReader;
import io.steersman.journal.Taking;
import io.steersman.journal.Taking.Taken;
import io.steersman.redaction.CleanSteps;
import io.steersman.redaction.Redaction;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code import}: whole trajectories into a journal. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Take trajectories that were exported into a journal.",
        description = {
            "Each is taken as a whole or not at all. What is there with the same content is passed over, so that a file may be"
                    + " imported again; what is there with other content stays, and the verb ends with 3. For retention they count"
                    + " as written now. The service must not run on the same data folder meanwhile.",
            ""
        },
        sortOptions = false,
        footer = {"", "Examples:", "  steersman import all.ndjson --data /var/lib/steersman"})
public final class ImportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "What 'export' has written.")
    private Path file = Path.of("");

    @Mixin
    private final JournalOptions journal = new JournalOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Map<Taken, Integer> count = new EnumMap<>(Taken.class);

    @Override
    public Integer call() {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            return journal.writing(open -> {
                takeAll(open, lines);
                return count.containsKey(Taken.OTHER) ? ExitCode.INPUT : ExitCode.OK;
            });
        } catch (IOException e) {
            throw new Refused(List.of("The file '%s' cannot be read. Maybe the path is wrong.".formatted(file)));
        }
    }

    private void takeAll(Journal open, BufferedReader lines) {
        CleanSteps cleaning = new CleanSteps(Redaction.standard());
        Taking taking = new Taking(open, cleaning::clean);
        KeptReader reader = new KeptReader(lines);
        PrintWriter err = spec.commandLine().getErr();
        try {
            Optional<Kept> next = reader.next();
            while (next.isPresent()) {
                Taken taken = taking.take(next.get());
                count.merge(taken, 1, Integer::sum);
                if (taken == Taken.OTHER) {
                    err.println("The trajectory '%s' is there with other content, and stays as it is."
                            .formatted(next.get().id().id()));
                }
                next = reader.next();
            }
        } catch (KeptReader.Unreadable | IOException e) {
            throw new Refused(List.of("%s: %s".formatted(file, e.getMessage()), summary()));
        }
        err.println(summary());
    }

    private String summary() {
        return "%d trajectories were added, %d were there already"
                .formatted(count.getOrDefault(Taken.ADDED, 0), count.getOrDefault(Taken.THERE, 0));
    }
}
