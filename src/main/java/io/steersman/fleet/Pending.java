package io.steersman.fleet;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Who waits, at this node, for what comes of a record. Thread-safe. */
final class Pending {

    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, Waiting> all = new ConcurrentHashMap<>();

    private record Waiting(int partition, long since, CompletableFuture<Answer> answer) {}

    /** Somebody waits from now on; what is returned is the number that the record is to carry. */
    long add(int partition, CompletableFuture<Answer> answer, Duration longest) {
        long number = numbers.incrementAndGet();
        all.put(number, new Waiting(partition, System.nanoTime(), answer));
        answer.orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS).whenComplete((done, thrown) -> all.remove(number));
        return number;
    }

    /** A record was judged. */
    void complete(long number, Answer answer) {
        Waiting waiting = all.get(number);
        if (waiting != null) {
            waiting.answer().complete(answer);
        }
    }

    /** How long the oldest of a partition has waited. */
    Duration oldest(int partition) {
        OptionalLong since = all.values().stream()
                .filter(waiting -> waiting.partition() == partition)
                .mapToLong(Waiting::since)
                .min();
        return since.isPresent() ? Duration.ofNanos(System.nanoTime() - since.getAsLong()) : Duration.ZERO;
    }

    /** How many wait. */
    int count() {
        return all.size();
    }

    /** Nobody will say here any more what came of the records. */
    void close() {
        all.values()
                .forEach(waiting -> waiting.answer().completeExceptionally(new TimeoutException("The node leaves.")));
    }
}
