package io.steersman.cli.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.re2j.Pattern;
import io.steersman.cli.terminal.ExitCode;
import io.steersman.cli.terminal.Refused;
import io.steersman.cli.terminal.Version;
import io.steersman.intake.Intake;
import io.steersman.intake.Reading;
import io.steersman.recorded.atif.AtifDocument;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.NativeFormat;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.Trajectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code convert}: what was read of a file, in a format that other tools read. */
@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Write a trajectory of any known format as native steps or as ATIF.",
        description = {
            "Shows what Steersman reads of a file, and brings it to other tools. What could not be read is named.",
            ""
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  steersman convert ui_messages.json > run.ndjson",
            "  steersman convert --to atif --out runs/ traces.jsonl"
        })
public final class ConvertCommand implements Callable<Integer> {

    /** What a trajectory is written as. */
    enum Form {
        /** One step a line. */
        NATIVE(".ndjson"),
        /** One document of the Agent Trajectory Interchange Format. */
        ATIF(".json");

        private final String ending;

        Form(String ending) {
            this.ending = ending;
        }
    }

    private static final int LONGEST_NAME = 100;
    private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9._-]");

    @Parameters(paramLabel = "FILE", description = "A file in any known format.")
    private Path file = Path.of("");

    @Option(names = "--to", paramLabel = "FORM", description = "native (default) or atif.")
    private Form to = Form.NATIVE;

    @Option(
            names = "--from",
            paramLabel = "FORMAT",
            description = "Read the file as this format, whatever gets lost. Default: told from its content.")
    private Optional<String> from = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description =
                    "Write each trajectory into a file of its own there. Default: standard output, for one trajectory.")
    private Optional<Path> out = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        from.filter(name -> !Intake.formats().contains(name)).ifPresent(name -> {
            throw new ParameterException(
                    spec.commandLine(),
                    "There is no format '%s'. The formats are: %s."
                            .formatted(name, String.join(", ", Intake.formats())));
        });
        Reading reading = Intake.read(file, from);
        PrintWriter err = spec.commandLine().getErr();
        reading.problems().forEach(problem -> err.println("%s: %s".formatted(file, problem.display())));
        if (reading.trajectories().isEmpty()) {
            return ExitCode.INPUT;
        }
        if (out.isPresent()) {
            writeAll(reading.trajectories(), out.get());
            err.println("%d trajectories".formatted(reading.trajectories().size()));
        } else if (reading.trajectories().size() == 1) {
            spec.commandLine().getOut().print(text(reading.trajectories().get(0)));
        } else {
            throw new Refused(List.of("The file '%s' holds %d trajectories. Maybe name a folder for them: --out FOLDER."
                    .formatted(file, reading.trajectories().size())));
        }
        return ExitCode.OK;
    }

    private void writeAll(List<Trajectory> trajectories, Path folder) {
        Set<String> taken = new HashSet<>();
        try {
            Files.createDirectories(folder);
            for (Trajectory trajectory : trajectories) {
                Files.writeString(folder.resolve(name(trajectory, taken) + to.ending), text(trajectory));
            }
        } catch (IOException e) {
            throw new Refused(
                    List.of("The folder '%s' cannot be written: %s. Maybe there is no room.".formatted(folder, e)));
        }
    }

    /** A name made of the trajectory's id; of two that are equal the second gets a number. */
    private static String name(Trajectory trajectory, Set<String> taken) {
        String clean = FOREIGN.matcher(trajectory.id()).replaceAll("-");
        String name = clean.startsWith(".") ? "_" + clean : clean;
        String cut = name.substring(0, Math.min(name.length(), LONGEST_NAME));
        String unique = cut;
        for (int n = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); n++) {
            unique = cut + "-" + n;
        }
        return unique;
    }

    private String text(Trajectory trajectory) {
        if (to == Form.ATIF) {
            return pretty(trajectory);
        }
        StringBuilder lines = new StringBuilder();
        for (Step step : trajectory.steps()) {
            lines.append(NativeFormat.write(step)).append('\n');
        }
        return lines.toString();
    }

    private static String pretty(Trajectory trajectory) {
        try {
            return Json.MAPPER
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(AtifDocument.of(
                                    trajectory.id(), trajectory.format(), trajectory.steps(), Json.emptyObject()))
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
