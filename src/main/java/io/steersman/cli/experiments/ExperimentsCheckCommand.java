package io.steersman.cli.experiments;

import io.steersman.cli.terminal.Columns;
import io.steersman.cli.terminal.ExitCode;
import io.steersman.cli.terminal.Folders;
import io.steersman.cli.terminal.Version;
import io.steersman.experiment.Experiment;
import io.steersman.reload.Checker;
import io.steersman.reload.InForce;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The verbs {@code experiments check} and {@code experiments list}. */
public final class ExperimentsCheckCommand {

    private ExperimentsCheckCommand() {}

    /** Says everything that is wrong. */
    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            header = "Check the files of experiments and say everything that is wrong with them.",
            description = {
                "They lie in the folder 'experiments' of the policies. Exits with 3 when anything is wrong.",
                ""
            })
    public static final class Check implements Callable<Integer> {

        @Mixin
        private final Folders folders = new Folders();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            return folders.report(Checker.load(folders.read()), spec.commandLine(), Check::good, false);
        }

        private static String good(InForce inForce) {
            int all = inForce.experiments().all().size();
            return "%d experiment%s good.".formatted(all, all == 1 ? " is" : "s are");
        }
    }

    /** Lists them. */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            header = "List experiments with their state, arms and question.")
    public static final class ListAll implements Callable<Integer> {

        @Mixin
        private final Folders folders = new Folders();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            List<List<String>> rows = folders.load().experiments().all().stream()
                    .map(ListAll::row)
                    .toList();
            if (rows.isEmpty()) {
                spec.commandLine()
                        .getErr()
                        .println("There is no experiment. One begins with a file in policies/experiments.");
            }
            Columns.align(rows).forEach(spec.commandLine().getOut()::println);
            return ExitCode.OK;
        }

        private static List<String> row(Experiment one) {
            return List.of(
                    one.name(),
                    one.status().display(),
                    "by " + one.unit().kind(),
                    one.arms().stream()
                            .map(arm -> arm.name() + " " + arm.weight())
                            .collect(Collectors.joining(", ")),
                    one.question());
        }
    }
}
