package io.steersman.supervision;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * One request's turn at a trajectory: its task, and what came of it.
 *
 * @param <T> what the task answers
 */
final class Turn<T> {

    private final Function<LiveTrajectory, T> task;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private Optional<T> result = Optional.empty();
    private Optional<RuntimeException> failure = Optional.empty();
    private volatile boolean settled;

    Turn(Function<LiveTrajectory, T> task) {
        this.task = task;
    }

    /** Does the task; what it throws is for the caller to judge. */
    void run(LiveTrajectory trajectory) {
        result = Optional.of(task.apply(trajectory));
    }

    /** The task has failed, or what it did could not be kept. */
    void fail(RuntimeException e) {
        failure = failure.or(() -> Optional.of(e));
    }

    /** What went wrong, as whoever asks is told. */
    static RuntimeException known(Throwable thrown) {
        Throwable cause =
                thrown instanceof CompletionException passed && passed.getCause() != null ? passed.getCause() : thrown;
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }

    /** Nothing is to be done of the task any more: what it did was written, or it has failed. */
    void settle() {
        settled = true;
    }

    /** Whether nothing is to be done of the task any more. */
    boolean isSettled() {
        return settled;
    }

    /** Answers: what was done is kept, or nothing was done. */
    void served() {
        if (failure.isEmpty() && result.isPresent()) {
            answer.complete(result.get());
        } else {
            answer.completeExceptionally(failure.orElseGet(() -> new IllegalStateException("The turn was not done.")));
        }
    }

    /** The answer, once the turn was served, or the task's failure. */
    CompletableFuture<T> answer() {
        return answer;
    }
}
