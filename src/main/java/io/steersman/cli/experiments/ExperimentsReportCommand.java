package io.steersman.cli.experiments;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.steersman.cli.terminal.ExitCode;
import io.steersman.cli.terminal.Folders;
import io.steersman.cli.terminal.JournalOptions;
import io.steersman.cli.terminal.Refused;
import io.steersman.cli.terminal.Version;
import io.steersman.experiment.Findings;
import io.steersman.intake.Intake;
import io.steersman.intake.Selection;
import io.steersman.reload.InForce;
import io.steersman.report.experiment.ExperimentJson;
import io.steersman.report.experiment.ExperimentPage;
import io.steersman.report.experiment.ExperimentPast;
import io.steersman.report.experiment.ExperimentRuns;
import io.steersman.report.run.RunReader;
import io.steersman.trajectory.Problem;
import io.steersman.trajectory.TrajectoryId;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verbs {@code experiments report} and {@code experiments replay}. */
public final class ExperimentsReportCommand {

    private ExperimentsReportCommand() {}

    /** The forms by name. */
    enum Format {
        TABLE,
        JSON,
        HTML
    }

    /** Where a report goes, and in which form. */
    static final class Form {

        @Option(names = "--format", paramLabel = "FORM", description = "table (default), json or html.")
        private Format format = Format.TABLE;

        @Option(names = "--out", paramLabel = "FILE", description = "Where to write it. Default: standard output.")
        private Optional<Path> out = Optional.empty();

        void write(List<Findings> all, PrintWriter printer) {
            String text =
                    switch (format) {
                        case TABLE -> ExperimentPage.text(all);
                        case HTML -> ExperimentPage.html(all);
                        case JSON -> json(all).toPrettyString() + "\n";
                    };
            if (out.isEmpty()) {
                printer.print(text);
                printer.flush();
                return;
            }
            try {
                Files.writeString(out.get(), text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static ArrayNode json(List<Findings> all) {
            ArrayNode json = JsonNodeFactory.instance.arrayNode();
            all.forEach(findings -> json.add(ExperimentJson.of(findings)));
            return json;
        }
    }

    /** What the runs of a journal show. */
    @Command(
            name = "report",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            header = "Report what experiments show so far.",
            description = {
                "Reads the journal of the service, which may go on meanwhile. Intervals and p values hold however often this is"
                        + " read.",
                ""
            },
            sortOptions = false)
    public static final class Report implements Callable<Integer> {

        @Parameters(paramLabel = "NAME", arity = "0..1", description = "Name of one experiment. Default: all.")
        private Optional<String> name = Optional.empty();

        @Option(names = "--tenant", paramLabel = "NAME", description = "Whose runs. Default: local.")
        private String tenant = TrajectoryId.LOCAL;

        @Mixin
        private final Form form = new Form();

        @Mixin
        private final Folders folders = new Folders();

        @Mixin
        private final JournalOptions journal = new JournalOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            InForce inForce = folders.load();
            Optional<String> chosen =
                    name.map(one -> ExperimentChoice.of(inForce, one).name());
            List<Findings> all =
                    journal.reading(open -> ExperimentRuns.read(inForce.experiments(), open, tenant, new RunReader()));
            form.write(
                    all.stream()
                            .filter(found -> chosen.isEmpty()
                                    || found.experiment().name().equals(chosen.get()))
                            .toList(),
                    spec.commandLine().getOut());
            return ExitCode.OK;
        }
    }

    /** What recorded runs would have been due. */
    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            header = "Assign recorded runs as they would have been, and analyse what was due in them.",
            description = {
                "Nobody was told anything in these runs: arms may only differ by chance, or by what their own policies find. It"
                        + " shows how an experiment would read, and that none is seen where there is none.",
                ""
            },
            sortOptions = false)
    public static final class Replay implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "NAME", description = "Name of the experiment.")
        private String name = "";

        @Parameters(index = "1..*", arity = "1..*", paramLabel = "PATH", description = "Files and folders with runs.")
        private List<Path> paths = List.of();

        @Mixin
        private final Form form = new Form();

        @Mixin
        private final Folders folders = new Folders();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            InForce inForce = folders.load();
            ExperimentPast past = new ExperimentPast(ExperimentChoice.of(inForce, name), inForce);
            Selection selection = Intake.files(paths.toArray(Path[]::new));
            if (!selection.problems().isEmpty()) {
                throw new Refused(
                        selection.problems().stream().map(Problem::display).toList());
            }
            selection.files().forEach(file -> Intake.read(file).trajectories().forEach(past::replay));
            form.write(List.of(past.findings()), spec.commandLine().getOut());
            return ExitCode.OK;
        }
    }
}
