package io.steersman.journal.sql;

import io.steersman.journal.JournalFailure;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/** Connections that only read: opened when needed, kept for the next who asks, never more than a number at a time. */
final class Readers implements AutoCloseable {

    private static final int MOST = 8;

    private final Database database;
    private final Semaphore free = new Semaphore(MOST, true);
    private final ConcurrentLinkedDeque<Statements> idle = new ConcurrentLinkedDeque<>();

    /** Asks a connection something. */
    @FunctionalInterface
    interface Query<T> {
        T run(Statements statements) throws SQLException;
    }

    Readers(Database database) {
        this.database = database;
    }

    /**
     * What a query finds.
     *
     * @throws JournalFailure when it fails; its connection is not used again
     */
    <T> T read(Query<T> query) {
        free.acquireUninterruptibly();
        try {
            Statements polled = idle.pollFirst();
            Statements statements = polled == null ? new Statements(database.openReader()) : polled;
            try {
                T found = query.run(statements);
                idle.addFirst(statements);
                return found;
            } catch (SQLException | RuntimeException e) {
                statements.close();
                throw e;
            }
        } catch (SQLException e) {
            throw database.explain(e);
        } finally {
            free.release();
        }
    }

    @Override
    public void close() {
        free.acquireUninterruptibly(MOST);
        try {
            for (Statements each : idle) {
                each.close();
            }
            idle.clear();
        } catch (SQLException e) {
            throw database.explain(e);
        } finally {
            free.release(MOST);
        }
    }
}
