package io.steersman.cli.analyze;

import io.steersman.cli.terminal.Input;
import io.steersman.cli.terminal.Refused;
import io.steersman.intake.Reading;
import io.steersman.report.run.Analysis;
import io.steersman.report.run.Analyst;
import io.steersman.report.run.RunKey;
import io.steersman.session.RuleError;
import io.steersman.trajectory.Problem;
import io.steersman.trajectory.Trajectory;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Analyses many files at once and hands the reports over in the order of the files. */
final class Batch {

    /** Files for each worker that may be done before their turn: what they leave behind is small. */
    private static final int AHEAD = 64;

    private final int jobs;
    private final Supplier<Analyst> analyst;
    private final Progress progress;

    /**
     * A batch that is not yet running.
     *
     * @param jobs how many files are worked on at once, from 1
     * @param analyst waits until the rules are loaded
     * @param progress is told of each file when it is done
     */
    Batch(int jobs, Supplier<Analyst> analyst, Progress progress) {
        this.jobs = jobs;
        this.analyst = analyst;
        this.progress = progress;
    }

    /**
     * Analyses all inputs.
     *
     * @param taker gets each report in the order of the inputs, and says whether to go on
     * @throws Refused when the rules cannot be loaded
     */
    void run(List<Input> inputs, Predicate<FileReport> taker) {
        ExecutorService workers = Executors.newFixedThreadPool(jobs, Batch::worker);
        Deque<Future<FileReport>> pending = new ArrayDeque<>();
        try {
            for (Input input : inputs) {
                if (pending.size() >= (long) jobs * AHEAD && !taker.test(next(pending))) {
                    return;
                }
                pending.add(workers.submit(() -> analyse(input)));
            }
            while (!pending.isEmpty() && taker.test(next(pending))) {
                // Taken.
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private static Thread worker(Runnable work) {
        Thread thread = new Thread(work, "analysis");
        thread.setDaemon(true);
        return thread;
    }

    private static FileReport next(Deque<Future<FileReport>> pending) {
        return await(pending.remove());
    }

    /** The value when it is there; what kept it from coming is thrown as it was thrown there. */
    static <T> T await(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() instanceof CompletionException wrapped ? wrapped.getCause() : e.getCause();
            if (cause instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The analysis was interrupted.", e);
        }
    }

    private FileReport analyse(Input input) {
        FileReport report = report(input);
        progress.done(report);
        return report;
    }

    private FileReport report(Input input) {
        Reading reading;
        try {
            reading = input.read();
        } catch (RuntimeException | Error e) {
            return new FileReport(
                    SeenFile.unread(input.name()), List.of(), List.of(failure("reading the file", e)), true);
        }
        return judge(reading, analyst.get());
    }

    private static FileReport judge(Reading reading, Analyst analyst) {
        List<Problem> problems = new ArrayList<>(reading.problems());
        List<FileReport.Judged> runs = new ArrayList<>();
        boolean failed = false;
        for (Trajectory trajectory : reading.trajectories()) {
            try {
                Analysis analysis = analyst.analyse(trajectory);
                runs.add(new FileReport.Judged(analysis, RunKey.of(trajectory)));
                analysis.errors().forEach(error -> problems.add(problem(error, trajectory)));
            } catch (RuntimeException | Error e) {
                problems.add(failure("judging the trajectory " + trajectory.id(), e));
                failed = true;
            }
        }
        return new FileReport(SeenFile.of(reading), runs, problems, failed);
    }

    private static Problem problem(RuleError error, Trajectory trajectory) {
        int line = trajectory.steps().get(error.step()).meta().position().line();
        String rule = error.rule().isEmpty() ? "A rule" : "The rule " + error.rule();
        return new Problem(line, "", "%s failed at step %d: %s".formatted(rule, error.step(), error.message()));
    }

    private static Problem failure(String during, Throwable e) {
        String advice = e instanceof OutOfMemoryError
                ? "Maybe give Java more memory, -Xmx4g."
                : "Maybe report it: it is a fault of Steersman.";
        return new Problem(0, "", "Failed on %s: %s. %s".formatted(during, e, advice));
    }
}
