package io.steersman.supervision;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * One request's turn at a trajectory: its task, and what came of it.
 *
 * @param <T> what the task answers
 */
final class Turn<T> {

    private final Function<LiveTrajectory, T> task;
    private final CompletableFuture<Boolean> called = new CompletableFuture<>();
    private Optional<T> answer = Optional.empty();
    private Optional<RuntimeException> failure = Optional.empty();

    Turn(Function<LiveTrajectory, T> task) {
        this.task = task;
    }

    /** Does the task; what it throws is for the caller to judge. */
    void run(LiveTrajectory trajectory) {
        answer = Optional.of(task.apply(trajectory));
    }

    /** The task has failed, or what it did could not be kept. */
    void fail(RuntimeException e) {
        failure = failure.or(() -> Optional.of(e));
    }

    boolean hasFailed() {
        return failure.isPresent();
    }

    /** Lets the waiting thread serve the lane from now on. */
    void handOver() {
        called.complete(true);
    }

    /** Lets the waiting thread go with the answer. */
    void served() {
        called.complete(false);
    }

    /** Waits for the end of the task, or for the lane to be handed over; true for the latter. */
    boolean awaitCall() {
        return called.join();
    }

    /** The answer, once the turn was served; the task's failure is thrown. */
    T answer() {
        if (failure.isPresent()) {
            throw failure.get();
        }
        return answer.orElseThrow();
    }
}
