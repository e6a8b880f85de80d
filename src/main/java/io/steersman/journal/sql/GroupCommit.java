package io.steersman.journal.sql;

import io.steersman.journal.JournalFailure;
import io.steersman.journal.JournalFailure.Reason;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The one thread that writes: what has been handed in while it was busy goes to the disk with one commit.
 *
 * <p>When a commit fails, all that went with it fails; the next one is tried afresh, so that it goes on by itself when
 * there is room again.
 */
final class GroupCommit implements AutoCloseable {

    /** Writings that may wait. */
    static final int MOST_WAITING = 4096;

    /** Characters that may wait. */
    static final long MOST_CHARACTERS = 256L * 1024 * 1024;

    private static final int MOST_TOGETHER = 500;
    private static final long ENOUGH_TOGETHER = 8L * 1024 * 1024;

    private final Database database;
    private final BlockingQueue<Job> waiting = new ArrayBlockingQueue<>(MOST_WAITING + 1);
    private final AtomicLong characters = new AtomicLong();
    private final Thread thread = new Thread(this::run, "journal");
    private Optional<Statements> opened = Optional.empty();
    private volatile boolean closed;

    /** Something that changes rows within a transaction. */
    @FunctionalInterface
    interface Change {
        void apply(Statements statements) throws SQLException;
    }

    private record Job(Change change, long characters, boolean last, CompletableFuture<Boolean> kept) {}

    /**
     * Opens the connection that writes, and brings the database to this program's version.
     *
     * @throws JournalFailure when that cannot be done
     */
    GroupCommit(Database database) {
        this.database = database;
        try {
            Connection writer = statements().connection();
            database.claim(writer);
            Migrations.apply(writer, database.kind());
            database.release(writer);
        } catch (SQLException e) {
            drop();
            throw database.explain(e);
        } catch (JournalFailure e) {
            drop();
            throw e;
        }
        thread.setDaemon(true);
        thread.start();
    }

    /** Makes a change as {@link #offer} does; it is on the disk when this returns. */
    void make(Change change, long size) {
        try {
            offer(change, size).join();
        } catch (CompletionException e) {
            throw JournalFailure.of(e);
        }
    }

    /**
     * Hands in a change.
     *
     * @param size about how many characters it writes
     * @return completed by the thread that writes, when the change is on the disk, or by the {@link JournalFailure}
     */
    CompletableFuture<Boolean> offer(Change change, long size) {
        Job job = new Job(change, size, false, new CompletableFuture<>());
        boolean tooMuch = characters.addAndGet(size) > MOST_CHARACTERS && waiting.size() > 0;
        if (closed || tooMuch || waiting.size() >= MOST_WAITING || !waiting.offer(job)) {
            characters.addAndGet(-size);
            job.kept().completeExceptionally(refusal());
        }
        return job.kept();
    }

    private JournalFailure refusal() {
        return closed
                ? new JournalFailure(Reason.UNAVAILABLE, "The journal is closed.")
                : new JournalFailure(
                        Reason.BUSY,
                        "There are %d requests waiting for the disk. Maybe send several steps in one."
                                .formatted(waiting.size()));
    }

    /** How many writings wait. */
    int depth() {
        return waiting.size();
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        Job last = new Job(statements -> {}, 0, true, new CompletableFuture<>());
        waiting.add(last);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        boolean goesOn = true;
        while (goesOn) {
            List<Job> together = take();
            goesOn = together.stream().noneMatch(Job::last);
            List<Job> applied = new ArrayList<>();
            try {
                commit(together, applied);
                applied.forEach(job -> job.kept().complete(true));
            } catch (SQLException e) {
                fail(together, database.explain(e));
            } catch (RuntimeException | Error e) {
                // Whatever it is: nobody else writes.
                fail(together, new JournalFailure(Reason.UNAVAILABLE, "The journal failed: " + e, e));
            }
        }
        drop();
        fail(new ArrayList<>(waiting), new JournalFailure(Reason.UNAVAILABLE, "The journal is closed."));
    }

    private List<Job> take() {
        List<Job> together = new ArrayList<>();
        try {
            Job first = waiting.take();
            long size = first.characters();
            together.add(first);
            while (together.size() < MOST_TOGETHER && size < ENOUGH_TOGETHER && !waiting.isEmpty()) {
                Job next = waiting.take();
                size += next.characters();
                together.add(next);
            }
            characters.addAndGet(-size);
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody interrupts the journal.", e);
        }
        return together;
    }

    private void commit(List<Job> together, List<Job> applied) throws SQLException {
        Statements statements = statements();
        for (Job job : together) {
            try {
                job.change().apply(statements);
                applied.add(job);
            } catch (JournalFailure e) {
                job.kept().completeExceptionally(e);
            }
        }
        statements.connection().commit();
    }

    private void fail(List<Job> together, JournalFailure failure) {
        drop();
        together.forEach(job -> job.kept().completeExceptionally(failure));
    }

    private Statements statements() throws SQLException {
        if (opened.isEmpty()) {
            opened = Optional.of(new Statements(database.openWriter()));
        }
        return opened.get();
    }

    /** Gives the connection up, and with it what was not committed. */
    private void drop() {
        try {
            if (opened.isPresent()) {
                opened.get().close();
            }
        } catch (SQLException e) {
            // It is given up in any case, and the next one says what is wrong.
        }
        opened = Optional.empty();
    }
}
