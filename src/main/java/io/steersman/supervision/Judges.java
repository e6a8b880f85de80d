package io.steersman.supervision;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * The threads that judge. There are few, because judging is all computing; none of them waits for the disk to acknowledge
 * a step or for a client.
 *
 * <p>What never ends cannot be interrupted. One thread does nothing but look at the others: a step that has been judged for
 * too long is given up, and another thread joins for one that does not come back.
 */
final class Judges implements Executor, AutoCloseable {

    /** Work that may wait. */
    static final int MOST_WAITING = 4096;

    private static final int MOST_THREADS = 64;
    private static final long LOOK_MILLIS = 50;
    private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long IDLE_SECONDS = 30;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final int usual;
    private final long deadlineNanos;
    private final ThreadPoolExecutor threads;
    private final Set<Sitting> sittings = ConcurrentHashMap.newKeySet();
    private final Queue<Long> since = new ConcurrentLinkedQueue<>();
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicInteger astray = new AtomicInteger();
    private final Thread watch = new Thread(this::watch, "judges-watch");
    private volatile long begun = System.nanoTime();
    private volatile boolean closed;

    /**
     * @param usual how many threads there are while nothing is stuck
     * @param deadline how long a thread may work on one step, zero for any time
     */
    Judges(int usual, Duration deadline) {
        this.usual = usual;
        this.deadlineNanos = deadline.isZero() ? Long.MAX_VALUE : deadline.toNanos();
        threads = new ThreadPoolExecutor(
                usual, usual, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), this::thread);
        threads.allowCoreThreadTimeOut(true);
        watch.setDaemon(true);
        watch.start();
    }

    /**
     * Has work done soon.
     *
     * @throws Overloaded when too much waits already
     */
    @Override
    public void execute(Runnable work) {
        since.add(System.nanoTime());
        try {
            threads.execute(() -> {
                begun = System.nanoTime();
                since.poll();
                work.run();
            });
        } catch (RejectedExecutionException e) {
            since.poll();
            throw new Overloaded("There are %d requests waiting to be judged. Maybe send several steps in one."
                    .formatted(threads.getQueue().size()));
        }
    }

    /**
     * The calling thread is about to judge, and may be given up from now on until what is returned is closed.
     *
     * @param late is told the step when it is given up
     */
    Sitting sit(IntConsumer late) {
        Sitting sitting = new Sitting(this, late);
        sittings.add(sitting);
        return sitting;
    }

    /** A sitting is over. */
    void rise(Sitting sitting, boolean givenUp) {
        sittings.remove(sitting);
        if (givenUp) {
            astray.decrementAndGet();
            size();
        }
    }

    /** A thread is not counted on any more, until it comes back. */
    void lost() {
        astray.incrementAndGet();
        size();
    }

    /** How long a thread may work on one step. */
    Duration deadline() {
        return Duration.ofNanos(deadlineNanos);
    }

    /** How many threads are at work on something that was given up. */
    int astray() {
        return astray.get();
    }

    /** How long the oldest work has waited to be begun. */
    Duration waiting() {
        Long oldest = since.peek();
        return oldest == null ? Duration.ZERO : Duration.ofNanos(Math.max(0, System.nanoTime() - oldest));
    }

    /** Takes no more work; what was begun is done. */
    @Override
    public void close() {
        closed = true;
        threads.shutdown();
    }

    private void watch() {
        while (!closed) {
            try {
                Thread.sleep(LOOK_MILLIS);
                look();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                // Whoever looks after the others must not stop: the next look sees the same.
                continue;
            }
        }
    }

    private void look() {
        for (Sitting sitting : sittings) {
            sitting.look(THREADS.getThreadCpuTime(sitting.thread().getId()), deadlineNanos);
        }
        if (!threads.getQueue().isEmpty() && System.nanoTime() - begun > STUCK_NANOS) {
            begun = System.nanoTime();
            grow(Math.min(MOST_THREADS, threads.getActiveCount() + 1));
        }
    }

    private void size() {
        int needed = Math.min(MOST_THREADS, usual + astray.get());
        synchronized (threads) {
            threads.setMaximumPoolSize(Math.max(needed, threads.getCorePoolSize()));
            threads.setCorePoolSize(needed);
            threads.setMaximumPoolSize(needed);
        }
    }

    private void grow(int needed) {
        synchronized (threads) {
            if (needed > threads.getCorePoolSize()) {
                threads.setMaximumPoolSize(needed);
                threads.setCorePoolSize(needed);
            }
        }
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "judge-" + number.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
