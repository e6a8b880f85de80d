package io.steersman.supervision;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that judge. There are few, because judging is all computing; none of them waits for the disk to acknowledge
 * a step or for a client.
 *
 * <p>A rule that never ends cannot be interrupted: when nothing that waits was begun for a while, another thread joins.
 */
final class Judges implements Executor, AutoCloseable {

    /** Work that may wait. */
    static final int MOST_WAITING = 4096;

    private static final int MOST_THREADS = 64;
    private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long IDLE_SECONDS = 30;

    private final ThreadPoolExecutor threads;
    private final AtomicInteger number = new AtomicInteger();
    private volatile long begun = System.nanoTime();

    /**
     * @param usual how many threads there are while nothing is stuck
     */
    Judges(int usual) {
        threads = new ThreadPoolExecutor(
                usual, usual, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), this::thread);
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Has work done soon.
     *
     * @throws Overloaded when too much waits already
     */
    @Override
    public void execute(Runnable work) {
        try {
            threads.execute(() -> {
                begun = System.nanoTime();
                work.run();
            });
        } catch (RejectedExecutionException e) {
            throw new Overloaded("There are %d requests waiting to be judged. Maybe send several steps in one."
                    .formatted(threads.getQueue().size()));
        }
        if (!threads.getQueue().isEmpty() && System.nanoTime() - begun > STUCK_NANOS) {
            join();
        }
    }

    /** Takes no more work; what was begun is done. */
    @Override
    public void close() {
        threads.shutdown();
    }

    private synchronized void join() {
        int needed = Math.min(MOST_THREADS, threads.getActiveCount() + 1);
        if (needed > threads.getCorePoolSize()) {
            threads.setMaximumPoolSize(needed);
            threads.setCorePoolSize(needed);
        }
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "judge-" + number.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
