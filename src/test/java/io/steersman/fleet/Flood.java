package io.steersman.fleet;

import io.steersman.trajectory.NativeFormat;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** More runs than nodes can judge, each in one request, sent again when they are not taken. */
final class Flood {

    private static final int OK = 200;
    private static final int TOO_MANY = 429;
    private static final int AT_ONCE = 16;
    private static final int MOST_TRIES = 3;

    private final List<NodeProcess> nodes;
    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger unanswered = new AtomicInteger();

    Flood(List<NodeProcess> nodes) {
        this.nodes = nodes;
    }

    /**
     * What became of requests.
     *
     * @param taken answered with 200
     * @param refused answered with 429
     * @param unanswered anything else, so they are sent again without knowing
     */
    record Seen(int taken, int refused, int unanswered) {}

    /**
     * What lies in the log.
     *
     * @param again records that lay there before
     */
    record Inputs(int records, int again) {}

    /** Runs a second when each request waits for one before it. */
    double capacity(Duration length) throws InterruptedException {
        long end = System.nanoTime() + length.toNanos();
        List<Thread> all = IntStream.range(0, AT_ONCE)
                .mapToObj(agent -> new Thread(() -> {
                    while (System.nanoTime() < end) {
                        send(runs.getAndIncrement(), 0).join();
                    }
                }))
                .toList();
        all.forEach(Thread::start);
        for (Thread one : all) {
            one.join();
        }
        return taken.getAndSet(0) / (double) length.toSeconds();
    }

    /** Sends so many runs a second, whatever becomes of them. */
    Seen offer(double perSecond, Duration length) throws InterruptedException {
        refused.set(0);
        unanswered.set(0);
        ConcurrentLinkedQueue<CompletableFuture<Void>> all = new ConcurrentLinkedQueue<>();
        long begun = System.nanoTime();
        long pause = (long) (1e9 / perSecond);
        for (long i = 0; i * pause < length.toNanos(); i++) {
            long left = begun + i * pause - System.nanoTime();
            if (left > 0) {
                TimeUnit.NANOSECONDS.sleep(left);
            }
            all.add(send(runs.getAndIncrement(), 1));
        }
        all.forEach(CompletableFuture::join);
        return new Seen(taken.get(), refused.get(), unanswered.get());
    }

    private CompletableFuture<Void> send(int run, int tries) {
        String body = Runs.of(run).stream()
                .map(step -> NativeFormat.write(step).toString())
                .collect(Collectors.joining("\n"));
        return nodes.get(run % nodes.size())
                .postLater("/v1/trajectories/" + Runs.id(run).id() + "/steps", body)
                .handle((status, thrown) -> thrown == null ? status : 0)
                .thenCompose(status -> {
                    (status == OK ? taken : status == TOO_MANY ? refused : unanswered).incrementAndGet();
                    return status == OK || tries == 0 || tries >= MOST_TRIES
                            ? CompletableFuture.<Void>completedFuture(null)
                            : CompletableFuture.supplyAsync(
                                            () -> run, CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS))
                                    .thenCompose(again -> send(again, tries + 1));
                });
    }

    /** What lies in the log now. */
    static Inputs inputs(FleetSettings fleet) {
        Set<String> different = new HashSet<>();
        int records = 0;
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(KafkaSettings.consumer(fleet))) {
            List<TopicPartition> partitions = consumer.partitionsFor(fleet.inputs()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    records++;
                    different.add(record.key() + record.value().hashCode());
                }
            }
        }
        return new Inputs(records, records - different.size());
    }
}
