package io.steersman.reload;

import com.sun.management.ThreadMXBean;
import io.steersman.policy.Diagnostic;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Checks files that nobody vouches for yet, each time on a thread of its own: one that works or takes more than good files ever
 * need is left alone, and whoever asked is told. Thread-safe.
 *
 * <p>What never ends cannot be ended; so there are few such threads at most, and nothing is checked while there are as many.
 */
public final class GuardedCheck {

    /** The shipped rules and all their cases take a third of the time and a fifth of the memory, compiled from nothing. */
    private static final Duration MOST_WORK = Duration.ofSeconds(20);

    private static final long MOST_BYTES = 8L << 30;
    private static final int PATIENCE = 6;
    private static final int MOST_ASTRAY = 2;
    private static final long LOOK_MILLIS = 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Function<Sources, Checked> check;
    private final Duration mostWork;
    private final long mostBytes;
    private final AtomicInteger astray = new AtomicInteger();

    /**
     * @param check what is done with the files
     * @param mostWork how long a processor may work on it
     * @param mostBytes what it may take of the heap, all in all
     */
    GuardedCheck(Function<Sources, Checked> check, Duration mostWork, long mostBytes) {
        this.check = check;
        this.mostWork = mostWork;
        this.mostBytes = mostBytes;
    }

    /** The check that all rules and policies pass. */
    static GuardedCheck standard() {
        return new GuardedCheck(Checker::check, MOST_WORK, MOST_BYTES);
    }

    /** Checks the files of whoever runs the program, for whom it takes its time. */
    public static Checked patiently(Sources sources) {
        return patiently(Checker::check, sources);
    }

    /**
     * Checks some of those files alone, with as much time.
     *
     * @param asked paths as {@code rules/category/file.drl}
     */
    public static Checked patiently(Sources sources, Set<String> asked) {
        return patiently(all -> Checker.check(all, asked), sources);
    }

    private static Checked patiently(Function<Sources, Checked> check, Sources sources) {
        return new GuardedCheck(check, MOST_WORK.multipliedBy(PATIENCE), MOST_BYTES * PATIENCE).check(sources);
    }

    /** Checks files; those that take too long or too much are refused. */
    Checked check(Sources sources) {
        if (astray() >= MOST_ASTRAY) {
            return refused(
                    "Nothing is checked while %d earlier checks do not end. Maybe take those files back and start the service anew."
                            .formatted(astray()));
        }
        CompletableFuture<Checked> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> run(sources, result), "steersman-check");
        thread.setDaemon(true);
        thread.start();
        return await(thread, result);
    }

    /** Checks that were given up and are still at work. */
    int astray() {
        return Math.max(0, astray.get());
    }

    private void run(Sources sources, CompletableFuture<Checked> result) {
        Checked checked;
        try {
            checked = check.apply(sources);
        } catch (OutOfMemoryError e) {
            checked = refused(
                    "The check ran out of memory. Maybe a rule makes something large, or the files are too many.");
        } catch (RuntimeException | Error e) {
            checked = refused("The check failed: %s".formatted(e));
        }
        if (!result.complete(checked)) {
            astray.decrementAndGet();
        }
    }

    private Checked await(Thread thread, CompletableFuture<Checked> result) {
        while (true) {
            try {
                return result.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                giveUp(thread, result);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                giveUp(result, "The check was interrupted.");
            } catch (ExecutionException e) {
                throw new IllegalStateException("A check ends with what came of it.", e);
            }
        }
    }

    /** Gives up a thread that has had its share. */
    private void giveUp(Thread thread, CompletableFuture<Checked> result) {
        if (THREADS.getThreadCpuTime(thread.getId()) > mostWork.toNanos()) {
            giveUp(
                    result,
                    "The check was given up after %d seconds of work. Maybe a rule or a case never ends: try the files one by one."
                            .formatted(mostWork.toSeconds()));
        } else if (THREADS.getThreadAllocatedBytes(thread.getId()) > mostBytes) {
            giveUp(
                    result,
                    "The check was given up after taking %d MB of memory. Maybe a rule makes something large: try the files one by one."
                            .formatted(mostBytes >> 20));
        }
    }

    private void giveUp(CompletableFuture<Checked> result, String why) {
        if (result.complete(refused(why))) {
            astray.incrementAndGet();
        }
    }

    private static Checked refused(String why) {
        return Checked.refused(List.of(new Diagnostic("rules", 0, 0, why)));
    }
}
