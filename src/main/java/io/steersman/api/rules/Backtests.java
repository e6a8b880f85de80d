package io.steersman.api.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.steersman.api.problem.Failure;
import io.steersman.api.problem.ProblemKind;
import io.steersman.reload.InForce;
import io.steersman.report.backtest.Backtest;
import io.steersman.report.backtest.BacktestJson;
import io.steersman.report.backtest.StoredRuns;
import io.steersman.supervision.Supervision;
import io.steersman.trajectory.Json;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The backtests over what is stored: one runs at a time, the latest are kept. */
@Singleton
final class Backtests {

    private static final int MOST_KEPT = 20;
    private static final double NANOS = 1e9;

    private final Supervision supervision;
    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread daemon = new Thread(work, "steersman-backtest");
        daemon.setDaemon(true);
        return daemon;
    });

    Backtests(Supervision supervision) {
        this.supervision = supervision;
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }

    /** How far a backtest has come. */
    enum Stage {
        WAITING,
        RUNNING,
        DONE,
        CANCELLED,
        FAILED;

        boolean isOver() {
            return this != WAITING && this != RUNNING;
        }
    }

    /**
     * Begins one.
     *
     * @throws Failure when there are too many that wait
     */
    synchronized Job begin(String tenant, InForce active, InForce candidate, int examples) {
        if (jobs.values().stream().filter(job -> !job.stage().isOver()).count() >= MOST_KEPT) {
            throw new Failure(ProblemKind.OVERLOADED, "Too many backtests wait. Maybe cancel one.");
        }
        Job job = new Job(
                UUID.randomUUID().toString(), tenant, new Backtest(active, candidate, Optional.empty(), examples));
        jobs.put(job.id, job);
        if (jobs.size() > MOST_KEPT) {
            jobs.values().stream()
                    .filter(old -> old.stage().isOver())
                    .findFirst()
                    .ifPresent(old -> jobs.remove(old.id));
        }
        thread.execute(() -> run(job));
        return job;
    }

    /** Those of a tenant, the oldest first. */
    synchronized List<Job> all(String tenant) {
        return jobs.values().stream().filter(job -> job.tenant.equals(tenant)).toList();
    }

    /** One of a tenant, if it is still kept. */
    synchronized Optional<Job> find(String tenant, String id) {
        return Optional.ofNullable(jobs.get(id)).filter(job -> job.tenant.equals(tenant));
    }

    private void run(Job job) {
        if (!job.move(Stage.WAITING, Stage.RUNNING)) {
            return;
        }
        try {
            StoredRuns.judge(supervision.journal(), job.tenant, job.backtest, () -> job.stage() == Stage.RUNNING);
            job.move(Stage.RUNNING, Stage.DONE);
        } catch (RuntimeException | Error e) {
            Log.errorf(e, "The backtest %s failed", job.id);
            job.move(Stage.RUNNING, Stage.FAILED);
        }
    }

    /** One backtest. */
    static final class Job {
        private final String id;
        private final String tenant;
        private final Backtest backtest;
        private Stage stage = Stage.WAITING;
        private long began;
        private long ended;

        Job(String id, String tenant, Backtest backtest) {
            this.id = id;
            this.tenant = tenant;
            this.backtest = backtest;
        }

        String id() {
            return id;
        }

        synchronized Stage stage() {
            return stage;
        }

        private synchronized boolean move(Stage from, Stage to) {
            if (stage != from) {
                return false;
            }
            stage = to;
            began = to == Stage.RUNNING ? System.nanoTime() : began;
            ended = to.isOver() ? System.nanoTime() : ended;
            return true;
        }

        /** Stops it where it is; what it has seen stays. */
        void cancel() {
            if (!move(Stage.WAITING, Stage.CANCELLED)) {
                move(Stage.RUNNING, Stage.CANCELLED);
            }
        }

        /** How far it is. */
        ObjectNode progress() {
            Backtest.Done done = backtest.done();
            double seconds = seconds();
            return Json.emptyObject()
                    .put("id", id)
                    .put("state", stage().name().toLowerCase(Locale.ROOT))
                    .put("runs", done.runs())
                    .put("actions", done.actions())
                    .put("seconds", Math.round(seconds * 1000) / 1000.0)
                    .put("actionsPerSecond", seconds == 0 ? 0 : Math.round(done.actions() / seconds));
        }

        private synchronized double seconds() {
            return began == 0 ? 0 : ((ended == 0 ? System.nanoTime() : ended) - began) / NANOS;
        }

        /** How far it is, and what differs so far. */
        ObjectNode whole() {
            ObjectNode json = progress();
            json.set("result", BacktestJson.of(backtest.report()));
            return json;
        }
    }
}
