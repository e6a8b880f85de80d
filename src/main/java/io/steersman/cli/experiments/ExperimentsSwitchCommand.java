package io.steersman.cli.experiments;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.steersman.cli.terminal.ExitCode;
import io.steersman.cli.terminal.Folders;
import io.steersman.cli.terminal.Refused;
import io.steersman.cli.terminal.Version;
import io.steersman.experiment.Experiment.Status;
import io.steersman.experiment.ExperimentReader;
import io.steersman.reload.Checked;
import io.steersman.reload.Checker;
import io.steersman.reload.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verbs {@code experiments start} and {@code experiments stop}: they change the status in the file. */
public final class ExperimentsSwitchCommand {

    private static final Pattern STATUS = Pattern.compile("(?m)^status:[^\n]*$");

    private ExperimentsSwitchCommand() {}

    /** Lets it run. */
    @Command(
            name = "start",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            header = "Start an experiment: runs that begin from now on are assigned to its arms.",
            description = {"Writes 'status: running' into its file, which a running service takes up by itself.", ""})
    public static final class Start implements Callable<Integer> {

        @Mixin
        private final Chosen chosen = new Chosen();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            spec.commandLine().getOut().println(chosen.become(Status.RUNNING));
            return ExitCode.OK;
        }
    }

    /** Ends it. */
    @Command(
            name = "stop",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            header = "Stop an experiment: from now on all runs are treated alike; its report stays.",
            description = {"Writes 'status: stopped' into its file, which a running service takes up by itself.", ""})
    public static final class Stop implements Callable<Integer> {

        @Mixin
        private final Chosen chosen = new Chosen();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            spec.commandLine().getOut().println(chosen.become(Status.STOPPED));
            return ExitCode.OK;
        }
    }

    /** The experiment that is named, and its file. */
    static final class Chosen {

        @Parameters(paramLabel = "NAME", description = "Name of the experiment: its file without the ending.")
        private String name = "";

        @Mixin
        private final Folders folders = new Folders();

        /** Writes the status into the file, when all stays good; says what it is now. */
        String become(Status status) {
            Sources sources = folders.read();
            String found = ExperimentChoice.of(folders.load(sources), name).name();
            String path = ExperimentReader.FOLDER + found + ".yaml";
            String after = with(sources.policies().getOrDefault(path, ""), "status: " + status.display());
            Checked checked = Checker.load(sources.with(Map.of("policies/" + path, after)));
            if (checked.result().isEmpty()) {
                throw new Refused(folders.display(checked.diagnostics()));
            }
            Path file = Folders.own(folders.sources().policies(), "policies").resolve(path);
            try {
                Files.createDirectories(file.resolveSibling("."));
                Files.writeString(file, after);
            } catch (IOException | UnsupportedOperationException e) {
                throw new Refused(
                        List.of("The file '%s' cannot be written: %s. Maybe name a folder of your own with --policies."
                                .formatted(file, e)));
            }
            return "%s: %s".formatted(found, status.display());
        }

        private static String with(String text, String line) {
            Matcher before = STATUS.matcher(text);
            return before.find() ? before.replaceFirst(line) : line + "\n" + text;
        }
    }
}
