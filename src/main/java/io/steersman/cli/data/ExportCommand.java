package io.steersman.cli.data;

import io.steersman.cli.terminal.ExitCode;
import io.steersman.cli.terminal.JournalOptions;
import io.steersman.cli.terminal.Refused;
import io.steersman.cli.terminal.Version;
import io.steersman.journal.Journal;
import io.steersman.journal.JournalFailure;
import io.steersman.journal.Kept;
import io.steersman.journal.TrajectoryEntry;
import io.steersman.trajectory.TrajectoryId;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code export}: whole trajectories out of a journal. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Write kept trajectories to a file, with all that came of them.",
        description = {
            "Steps, findings, interventions, outcomes and feedback, one a line, as 'import' takes them. The service may go on"
                    + " meanwhile.",
            ""
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  steersman export claude-code:7f3a > one.ndjson",
            "  steersman export --all --out all.ndjson"
        })
public final class ExportCommand implements Callable<Integer> {

    private static final int PAGE = 500;

    @Parameters(paramLabel = "TRAJECTORY", arity = "0..*", description = "Ids of trajectories.")
    private List<String> ids = List.of();

    @Option(names = "--all", description = "Every trajectory of the tenant.")
    private boolean all;

    @Option(names = "--tenant", paramLabel = "NAME", description = "Whose they are. Default: local.")
    private String tenant = TrajectoryId.LOCAL;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write them. Default: standard output.")
    private Optional<Path> out = Optional.empty();

    @Mixin
    private final JournalOptions journal = new JournalOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (all != ids.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Either name trajectories, or give --all.");
        }
        return journal.reading(open -> {
            boolean complete = out.isEmpty() ? write(open, spec.commandLine().getOut()) : writeFile(open, out.get());
            return complete ? ExitCode.OK : ExitCode.INPUT;
        });
    }

    private boolean writeFile(Journal open, Path file) {
        try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(file))) {
            boolean complete = write(open, writer);
            if (writer.checkError()) {
                throw new IOException("The disk took it not all");
            }
            return complete;
        } catch (IOException e) {
            throw new Refused(
                    List.of("The file '%s' cannot be written: %s. Maybe there is no room.".formatted(file, e)));
        }
    }

    /** Whether all are written: one that is damaged is named and left out, for the others are what is left. */
    private boolean write(Journal open, PrintWriter writer) {
        PrintWriter progress = spec.commandLine().getErr();
        int written = 0;
        int damaged = 0;
        for (TrajectoryId id : (Iterable<TrajectoryId>) chosen(open)::iterator) {
            Optional<Kept> kept = read(open, id, progress);
            kept.stream().flatMap(Kept::lines).forEach(line -> writer.append(line)
                    .append('\n'));
            written += kept.isPresent() ? 1 : 0;
            damaged += kept.isPresent() ? 0 : 1;
        }
        writer.flush();
        progress.println("%d trajectories".formatted(written));
        return damaged == 0;
    }

    private static Optional<Kept> read(Journal open, TrajectoryId id, PrintWriter progress) {
        try {
            return Optional.of(Kept.of(open, id));
        } catch (JournalFailure e) {
            if (e.reason() != JournalFailure.Reason.CORRUPT) {
                throw e;
            }
            progress.println("The trajectory '%s' is left out: %s".formatted(id.id(), e.getMessage()));
            return Optional.empty();
        }
    }

    private Stream<TrajectoryId> chosen(Journal open) {
        if (all) {
            return Stream.iterate(
                            open.list(tenant, "", PAGE),
                            page -> !page.isEmpty(),
                            page -> open.list(
                                    tenant, page.get(page.size() - 1).id().id(), PAGE))
                    .flatMap(List::stream)
                    .map(TrajectoryEntry::id);
        }
        List<TrajectoryId> named =
                ids.stream().map(id -> new TrajectoryId(tenant, id)).toList();
        for (TrajectoryId id : named) {
            if (open.find(id).isEmpty()) {
                throw new Refused(List.of("There is no trajectory '%s'. Maybe see all with --all.".formatted(id.id())));
            }
        }
        return named.stream();
    }
}
