package io.steersman.cli.experiments;

import io.steersman.cli.terminal.Columns;
import io.steersman.cli.terminal.ExitCode;
import io.steersman.cli.terminal.Folders;
import io.steersman.cli.terminal.JournalOptions;
import io.steersman.cli.terminal.Refused;
import io.steersman.cli.terminal.Version;
import io.steersman.experiment.Experiment;
import io.steersman.experiment.Forecast;
import io.steersman.reload.InForce;
import io.steersman.report.experiment.ExperimentPast;
import io.steersman.trajectory.TrajectoryId;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code experiments plan}. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Say from the past how many units and days an experiment takes.",
        description = {
            "Reads the journal: how the deciding metric varies between units, and how many come in a day.",
            ""
        },
        sortOptions = false,
        footer = {"", "Examples:", "  steersman experiments plan help-with-replays --effect 10 --effect 30"})
public final class ExperimentsPlanCommand implements Callable<Integer> {

    private static final double PERCENT = 100;

    @Parameters(paramLabel = "NAME", description = "Name of the experiment, or its file.")
    private String name = "";

    @Option(
            names = "--effect",
            paramLabel = "PERCENT",
            description = "Change that should show, in percent of the value. Default: 5, 10, 20 and 50.")
    private List<Double> effects = new ArrayList<>();

    @Option(names = "--tenant", paramLabel = "NAME", description = "Whose runs. Default: local.")
    private String tenant = TrajectoryId.LOCAL;

    @Mixin
    private final Folders folders = new Folders();

    @Mixin
    private final JournalOptions journal = new JournalOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        InForce inForce = folders.load();
        Experiment experiment = ExperimentChoice.of(inForce, name);
        Forecast forecast = journal.reading(open -> new ExperimentPast(experiment, inForce).forecast(open, tenant));
        if (!forecast.isKnown()) {
            throw new Refused(List.of("The journal has too few runs that tell %s. Maybe come back when it has some."
                    .formatted(experiment.metric().words())));
        }
        print(experiment, forecast);
        return ExitCode.OK;
    }

    private void print(Experiment experiment, Forecast forecast) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("%s: %s over %d units of the journal%s."
                .formatted(
                        experiment.metric().words(),
                        shown(forecast.value()),
                        forecast.units(),
                        forecast.perDay() > 0 ? ", " + shown(forecast.perDay()) + " a day" : ""));
        List<List<String>> rows = new ArrayList<>(
                List.of(List.of("change", "units an arm, any look", "units an arm, one look", "days for two arms")));
        for (double effect : effects.isEmpty() ? List.of(5.0, 10.0, 20.0, 50.0) : effects) {
            long any = forecast.perArm(effect / PERCENT, true);
            rows.add(List.of(
                    "%.3g %%".formatted(effect),
                    String.valueOf(any),
                    String.valueOf(forecast.perArm(effect / PERCENT, false)),
                    forecast.perDay() > 0
                            ? shown(2 * any / forecast.perDay() * PERCENT / experiment.share())
                            : "unknown: steps tell no times"));
        }
        Columns.align(rows).forEach(out::println);
        long perArm = experiment.planned() / experiment.arms().size();
        double smallest = forecast.smallest(perArm);
        out.println("The planned %d units in %d arms show a difference of %s (%s %%) or more, four times out of five."
                .formatted(
                        experiment.planned(),
                        experiment.arms().size(),
                        shown(smallest),
                        shown(PERCENT * smallest / forecast.value())));
    }

    private static String shown(double value) {
        return String.format(Locale.ROOT, value >= PERCENT ? "%.0f" : "%.3g", value);
    }
}
