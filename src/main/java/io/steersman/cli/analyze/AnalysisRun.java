package io.steersman.cli.analyze;

import io.steersman.cli.terminal.ExitCode;
import io.steersman.cli.terminal.Input;
import io.steersman.cli.terminal.Refused;
import io.steersman.intake.Selection;
import io.steersman.intake.Selection.PassedOver;
import io.steersman.intervention.Level;
import io.steersman.reload.InForce;
import io.steersman.report.Tally;
import io.steersman.report.run.Analysis;
import io.steersman.report.run.Analyst;
import io.steersman.report.run.Recordings;
import io.steersman.trajectory.Problem;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** One analysis of many files: loads the rules while the files are looked for, judges, counts, and says how it went. */
final class AnalysisRun {

    private static final Problem NOTHING = new Problem(0, "", "There is no trajectory to analyse. Maybe name a file.");

    private final Progress progress;
    private final Supplier<Output> output;
    private final Optional<Level> failOn;
    private final Optional<String> from;
    private final Tally tally = new Tally();
    private final List<Summary.Noted> problems = new ArrayList<>();
    private final List<SeenFile> seen = new ArrayList<>();
    private final List<PassedOver> passedOver = new ArrayList<>();
    private final Recordings recordings = new Recordings();
    private CompletableFuture<Analyst> analyst = new CompletableFuture<>();
    private Optional<Output> opened = Optional.empty();
    private int files;
    private boolean failed;
    private boolean reached;

    /**
     * A run that has not begun.
     *
     * @param output where to print
     * @param failOn the level of findings that makes the run fail
     * @param from the format that all files are in, when somebody says so
     */
    AnalysisRun(Progress progress, Supplier<Output> output, Optional<Level> failOn, Optional<String> from) {
        this.progress = progress;
        this.output = output;
        this.failOn = failOn;
        this.from = from;
    }

    /** Begins to load the rules; does not wait. */
    void load(Supplier<InForce> rules) {
        analyst = new CompletableFuture<>();
        Thread loader = new Thread(() -> complete(rules), "rules");
        loader.setDaemon(true);
        loader.start();
    }

    private void complete(Supplier<InForce> rules) {
        try {
            Analyst loaded = new Analyst(rules.get());
            progress.ready();
            analyst.complete(loaded);
        } catch (RuntimeException | Error e) {
            analyst.completeExceptionally(e);
        }
    }

    /**
     * Judges everything and prints it.
     *
     * @return the exit code
     * @throws Refused when the rules are broken
     */
    int analyse(Selection selection, boolean alsoStdin, InputStream stdin, int jobs) {
        List<Input> inputs = inputs(selection, alsoStdin, stdin);
        progress.total(inputs.size());
        selection.problems().forEach(problem -> problems.add(new Summary.Noted("", problem)));
        if (inputs.isEmpty()) {
            problems.add(new Summary.Noted("", NOTHING));
        }
        Batch batch = new Batch(jobs, analyst::join, progress);
        batch.run(inputs, report -> take(report, output()));
        output().end(summary());
        return code(selection);
    }

    /** What was done so far. */
    Summary summary() {
        return new Summary(seen, tally, progress.seconds(), passedOver, problems);
    }

    /** A file that is named twice, or lies in a folder that is named as well, counts once. */
    private List<Input> inputs(Selection selection, boolean alsoStdin, InputStream stdin) {
        List<Input> inputs = new ArrayList<>();
        Set<Path> seen = new LinkedHashSet<>();
        passedOver.addAll(selection.passedOver());
        for (Path file : selection.files()) {
            if (seen.add(file.toAbsolutePath().normalize())) {
                inputs.add(new Input.File(file, from));
            } else {
                passedOver.add(new PassedOver(file, "named twice"));
            }
        }
        if (alsoStdin) {
            inputs.add(new Input.Stream(stdin, from));
        }
        files = inputs.size();
        return inputs;
    }

    /** Opens the output when the rules are loaded, so that nothing is printed when they are broken; without files, at once. */
    private Output output() {
        if (opened.isEmpty()) {
            if (files > 0) {
                tally.expect(Batch.await(analyst).inForce().rulebook().detectionRules());
            }
            opened = Optional.of(output.get());
        }
        return opened.get();
    }

    private boolean take(FileReport report, Output to) {
        seen.add(report.seen());
        report.problems().forEach(problem -> problems.add(new Summary.Noted(report.source(), problem)));
        failed |= report.failed();
        for (FileReport.Judged run : report.runs()) {
            Optional<String> before = recordings.before(run.key());
            if (before.isPresent()) {
                to.again(run.analysis(), before.get());
            } else {
                count(run.analysis(), to);
            }
        }
        return true;
    }

    private void count(Analysis analysis, Output to) {
        tally.add(analysis);
        reached |= failOn.filter(analysis::reached).isPresent();
        to.take(analysis);
    }

    private int code(Selection selection) {
        if (failed) {
            return ExitCode.INTERNAL;
        }
        if (!selection.problems().isEmpty() || tally.trajectories() == 0) {
            return ExitCode.INPUT;
        }
        return reached ? ExitCode.FINDINGS : ExitCode.OK;
    }
}
