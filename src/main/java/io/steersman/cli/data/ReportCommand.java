package io.steersman.cli.data;

import io.steersman.cli.analyze.Summary;
import io.steersman.cli.terminal.ExitCode;
import io.steersman.cli.terminal.Folders;
import io.steersman.cli.terminal.Input;
import io.steersman.cli.terminal.Refused;
import io.steersman.cli.terminal.Version;
import io.steersman.intake.Intake;
import io.steersman.intake.Reading;
import io.steersman.intake.Selection;
import io.steersman.reload.InForce;
import io.steersman.report.HtmlReport;
import io.steersman.report.Ledger;
import io.steersman.report.ReportJson;
import io.steersman.report.run.Analyst;
import io.steersman.report.run.Recordings;
import io.steersman.report.run.RunKey;
import io.steersman.report.run.RunReader;
import io.steersman.report.run.Wanted;
import io.steersman.trajectory.Problem;
import io.steersman.trajectory.Trajectory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

/** The verb {@code report}. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Report what went wrong in trajectories, and what became of it.",
        description = {
            "Judges trajectories as if live and reports prevalence, recovery, and rules by harm and help, as one HTML file or as "
                    + "JSON. Nobody told these agents anything: what was due counts as withheld, and what became of it is the "
                    + "baseline. What guidance brings, a running service reports.",
            ""
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  steersman report runs/ --out report.html",
            "  steersman report ~/.claude/projects --since 7d --repository shop --out week.html",
            "  steersman report runs/ --format json | jq .recovery.cases"
        })
public final class ReportCommand implements Callable<Integer> {

    /** The forms by name. */
    enum Format {
        HTML,
        JSON
    }

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files and folders with trajectories.")
    private List<Path> paths = List.of();

    @Option(names = "--format", paramLabel = "FORM", description = "html (default) or json.")
    private Format format = Format.HTML;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write it. Default: standard output.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Runs since a day (2026-03-01), a time (2026-03-01T12:00:00Z), or so long ago (7d, 12h).")
    private String since = "";

    @Option(names = "--until", paramLabel = "TIME", description = "Runs that began by then; a day is meant to its end.")
    private String until = "";

    @Option(names = "--client", paramLabel = "CLIENT", description = "Runs of this client, such as claude-code.")
    private String client = "";

    @Option(names = "--repository", paramLabel = "NAME", description = "Runs on this repository.")
    private String repository = "";

    @Option(names = "--model", paramLabel = "MODEL", description = "Runs of this model.")
    private String model = "";

    @Option(names = "--rule", paramLabel = "RULE", description = "Only what this rule, or this category, saw.")
    private String rule = "";

    @Mixin
    private final Folders folders = new Folders();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        InForce inForce = folders.load();
        Ledger ledger = new Ledger(wanted());
        ledger.expect(inForce);
        Recordings recordings = new Recordings();
        for (Path file : files()) {
            add(file, new Analyst(inForce).withholding(), recordings, ledger);
        }
        if (recordings.count() == 0) {
            throw new Refused(List.of("There is no trajectory to report on. Maybe name another folder."));
        }
        write(text(ledger, recordings));
        return ExitCode.OK;
    }

    private Wanted wanted() {
        try {
            return Wanted.of(since, until, client, repository, model, rule, System.currentTimeMillis());
        } catch (IllegalArgumentException e) {
            throw new Refused(List.of(String.valueOf(e.getMessage())));
        }
    }

    private void add(Path file, Analyst analyst, Recordings recordings, Ledger ledger) {
        Reading reading = new Input.File(file).read();
        for (Problem problem : reading.problems()) {
            spec.commandLine().getErr().println(new Summary.Noted(file.toString(), problem).display());
        }
        for (Trajectory trajectory : reading.trajectories()) {
            if (recordings.before(RunKey.of(trajectory)).isEmpty()) {
                ledger.add(RunReader.of(analyst.analyse(trajectory), trajectory, analyst.delivery()));
            }
        }
    }

    private List<Path> files() {
        Selection selection = Intake.files(paths.toArray(Path[]::new));
        if (!selection.problems().isEmpty()) {
            throw new Refused(
                    selection.problems().stream().map(Problem::display).toList());
        }
        return selection.files();
    }

    private String text(Ledger ledger, Recordings recordings) {
        return format == Format.JSON
                ? ReportJson.of(ledger).toPrettyString() + "\n"
                : HtmlReport.of(
                        "%d trajectories read from files%s. Nobody told these agents anything: what was due counts as withheld."
                                .formatted(recordings.count(), recordings.display()),
                        ledger);
    }

    private void write(String text) {
        if (out.isEmpty()) {
            PrintWriter printer = spec.commandLine().getOut();
            printer.print(text);
            printer.flush();
            return;
        }
        try {
            Files.writeString(out.get(), text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
