package io.steersman.judge;

import io.steersman.judge.ModelFailure.Kind;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * A model that is asked twice at most, within one deadline for all, and left alone for a while when it keeps failing.
 *
 * <p>When the time is over the call itself is given up, and not only the waiting for it.
 */
final class Patient implements Model {

    private static final int TRIES = 2;
    private static final int FAILURES = 5;
    private static final Duration REST = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Model model;
    private final Duration deadline;
    private final LongSupplier clock;
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicLong restUntil = new AtomicLong(Long.MIN_VALUE);

    /**
     * @param deadline for all tries of one question together
     * @param clock nanoseconds, for resting
     */
    Patient(Model model, Duration deadline, LongSupplier clock) {
        this.model = model;
        this.deadline = deadline;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<Reply> ask(Prompt prompt) {
        if (restUntil.get() != Long.MIN_VALUE && clock.getAsLong() - restUntil.get() < 0) {
            return CompletableFuture.failedFuture(
                    new ModelFailure(Kind.RESTING, "The model failed %d times in a row.".formatted(FAILURES)));
        }
        CompletableFuture<Reply> own = new CompletableFuture<>();
        long end = System.nanoTime() + deadline.toNanos();
        attempt(prompt, own, 1, end);
        own.orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<Reply> told = new CompletableFuture<>();
        own.whenComplete((reply, thrown) -> {
            note(thrown);
            if (thrown == null) {
                told.complete(reply);
            } else {
                told.completeExceptionally(known(thrown));
            }
        });
        told.whenComplete((reply, thrown) -> {
            if (thrown != null) {
                own.cancel(true);
            }
        });
        return told;
    }

    private void attempt(Prompt prompt, CompletableFuture<Reply> own, int attempt, long end) {
        CompletableFuture<Reply> call = model.ask(prompt);
        own.whenComplete((reply, thrown) -> {
            if (thrown != null) {
                call.cancel(true);
            }
        });
        call.whenComplete((reply, thrown) -> {
            if (thrown == null) {
                own.complete(reply);
                return;
            }
            RuntimeException failure = known(thrown);
            long pause = failure instanceof ModelFailure known ? pause(known) : -1;
            if (attempt < TRIES && pause >= 0 && System.nanoTime() + pause < end && !own.isDone()) {
                CompletableFuture.delayedExecutor(pause, TimeUnit.NANOSECONDS).execute(() -> {
                    if (!own.isDone()) {
                        attempt(prompt, own, attempt + 1, end);
                    }
                });
            } else {
                own.completeExceptionally(failure);
            }
        });
    }

    private static long pause(ModelFailure failure) {
        if (!failure.isPassing()) {
            return -1;
        }
        return failure.retryAfter().isZero()
                ? PAUSE.toNanos()
                : failure.retryAfter().toNanos();
    }

    /** What the model refuses or misunderstands is no reason to leave it alone. */
    private void note(@org.jspecify.annotations.Nullable Throwable thrown) {
        boolean down = thrown != null
                && (!(known(thrown) instanceof ModelFailure failure)
                        || failure.isPassing()
                        || failure.kind() == Kind.LATE);
        if (!down) {
            failures.set(0);
        } else if (failures.incrementAndGet() >= FAILURES) {
            failures.set(0);
            restUntil.set(clock.getAsLong() + REST.toNanos());
        }
    }

    private static RuntimeException known(Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (cause instanceof TimeoutException) {
            return new ModelFailure(Kind.LATE, "The model did not answer in time.");
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }

    /** What a call brings, read; cancelling it cancels the call. */
    static <T, R> CompletableFuture<R> passingOn(CompletableFuture<T> call, Function<T, R> reading) {
        CompletableFuture<R> read = new CompletableFuture<>();
        call.whenComplete((found, thrown) -> {
            if (thrown != null) {
                read.completeExceptionally(thrown);
                return;
            }
            try {
                read.complete(reading.apply(found));
            } catch (RuntimeException e) {
                read.completeExceptionally(e);
            }
        });
        read.whenComplete((found, thrown) -> {
            if (thrown != null) {
                call.cancel(true);
            }
        });
        return read;
    }
}
