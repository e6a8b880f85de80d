package io.steersman.cli.analyze;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells on standard error how far the work is: one line that redraws itself on a terminal, elsewhere a line every few seconds.
 *
 * <p>Thread-safe. What else goes to standard error while it runs goes through {@link #say}.
 */
public final class Progress implements AutoCloseable {

    private static final int REDRAW_MS = 100;
    private static final int LINE_MS = 5000;
    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean quiet;
    private final boolean redraws;
    private final AtomicLong files = new AtomicLong();
    private final AtomicLong actions = new AtomicLong();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "progress");
        thread.setDaemon(true);
        return thread;
    });
    private volatile long total;
    private volatile long ready;

    /**
     * Progress of work that has not begun.
     *
     * @param quiet whether nothing is told but what is said explicitly
     * @param redraws whether the line can be drawn over
     */
    public Progress(PrintWriter err, boolean quiet, boolean redraws) {
        this.err = err;
        this.quiet = quiet;
        this.redraws = redraws && !quiet;
    }

    /** Says that work begins. */
    public void begin(String what) {
        if (quiet) {
            return;
        }
        if (redraws) {
            draw(what);
        } else {
            say(what);
        }
        int every = redraws ? REDRAW_MS : LINE_MS;
        clock.scheduleAtFixedRate(this::tick, every, every, TimeUnit.MILLISECONDS);
    }

    /** How many files there are to do. */
    public void total(int count) {
        total = count;
    }

    /** The rules are loaded: from here on the rate counts. */
    public void ready() {
        ready = System.nanoTime();
    }

    /** Seconds since the rules were loaded. */
    public double seconds() {
        return ready == 0 ? 0 : (System.nanoTime() - ready) / 1e9;
    }

    /** A file is done. */
    public void done(FileReport report) {
        done(report.runs().stream().mapToLong(run -> run.analysis().actions()).sum());
    }

    /** A file with so many tool calls is done. */
    public void done(long itsActions) {
        files.incrementAndGet();
        actions.addAndGet(itsActions);
    }

    /** Prints a line that stays. */
    public synchronized void say(String line) {
        err.print(redraws ? CLEAR : "");
        err.println(line);
        err.flush();
    }

    /** Ends the telling and clears the line. */
    @Override
    public void close() {
        clock.shutdownNow();
        if (redraws) {
            draw("");
        }
    }

    private void tick() {
        String state = ready == 0 ? "Loading the rules" : state();
        if (redraws) {
            draw(state);
        } else {
            say(state);
        }
    }

    private String state() {
        double rate = seconds() == 0 ? 0 : actions.get() / seconds();
        return String.format(
                Locale.ROOT, "%d of %d files, %,d actions, %,.0f actions/s", files.get(), total, actions.get(), rate);
    }

    private synchronized void draw(String line) {
        if (clock.isShutdown() && !line.isEmpty()) {
            return;
        }
        err.print(CLEAR + line);
        err.flush();
    }
}
