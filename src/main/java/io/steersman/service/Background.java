package io.steersman.service;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Work that is done beside requests, again and again, each piece by a thread of its own. Whatever is thrown, the work is done again
 * when its time comes: health, log and metrics say so, with the time at which it was last done well. Thread-safe.
 */
@Singleton
final class Background {

    private final MeterRegistry registry;
    private final Map<String, Piece> pieces = new ConcurrentHashMap<>();

    /**
     * How a piece of work goes.
     *
     * @param since when it was last done well, or began to be done when it never was
     * @param failures how often it has failed since
     * @param problem what was thrown last, empty when it was done well
     */
    record State(Instant since, long failures, String problem) {}

    /** Work that may throw anything. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    private static final class Piece {
        private final ScheduledExecutorService thread;
        private volatile State state = new State(Instant.now(), 0, "");

        Piece(String name) {
            thread = Executors.newSingleThreadScheduledExecutor(work -> {
                Thread daemon = new Thread(work, "steersman-" + name);
                daemon.setDaemon(true);
                return daemon;
            });
        }
    }

    Background(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Has work done time and again.
     *
     * @param name of the thread, which works of one name share
     * @param first time until it is done first
     * @param every time between two
     */
    void every(String name, Duration first, Duration every, Work work) {
        Piece piece = piece(name);
        piece.thread.scheduleWithFixedDelay(
                () -> attempt(name, piece, work),
                first.toMillis(),
                Math.max(1, every.toMillis()),
                TimeUnit.MILLISECONDS);
    }

    /** Has work done soon, and once. */
    void once(String name, Work work) {
        Piece piece = piece(name);
        piece.thread.execute(() -> attempt(name, piece, work));
    }

    /** How each piece of work goes, by its name. */
    Map<String, State> states() {
        Map<String, State> states = new TreeMap<>();
        pieces.forEach((name, piece) -> states.put(name, piece.state));
        return states;
    }

    void stop(@Observes ShutdownEvent event) {
        pieces.values().forEach(piece -> piece.thread.shutdownNow());
    }

    private Piece piece(String name) {
        return pieces.computeIfAbsent(name, added -> {
            Piece piece = new Piece(added);
            TimeGauge.builder("steersman.background.last.success", piece, TimeUnit.SECONDS, of -> of.state
                            .since()
                            .getEpochSecond())
                    .description("When work that is done beside requests was last done well")
                    .tag("work", added)
                    .register(registry);
            return piece;
        });
    }

    /** Nothing may be thrown from here: it would end the work for ever, unseen. */
    private void attempt(String name, Piece piece, Work work) {
        try {
            work.run();
            piece.state = new State(Instant.now(), 0, "");
        } catch (Throwable e) {
            failed(name, piece, e);
        }
    }

    private void failed(String name, Piece piece, Throwable e) {
        try {
            State before = piece.state;
            piece.state = new State(before.since(), before.failures() + 1, String.valueOf(e));
            registry.counter("steersman.background.failures", "work", name).increment();
            if (!before.problem().equals(piece.state.problem())) {
                Log.errorf(
                        e,
                        "What is done beside requests (%s) failed; it is tried again. Last success: %s",
                        name,
                        before.since());
            }
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError again) {
            // There is nobody left to tell; the work is done again all the same.
            piece.state = new State(piece.state.since(), piece.state.failures() + 1, "It failed, and so did telling.");
        }
    }
}
