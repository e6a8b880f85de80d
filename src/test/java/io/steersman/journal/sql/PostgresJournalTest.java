package io.steersman.journal.sql;

import io.steersman.journal.Journal;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Against a real server, which the test starts by itself. */
final class PostgresJournalTest extends SqlJournalContract {

    private static EmbeddedPostgres server;
    private static Journal journal;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.start();
        journal = open();
    }

    private static Journal open() {
        return new SqlJournal(
                new PostgresServer(server.getJdbcUrl("postgres", "postgres"), "", ""), InstantSource.system());
    }

    @AfterAll
    static void stop() throws IOException {
        journal.close();
        server.close();
    }

    @Override
    protected Journal journal() {
        return journal;
    }

    @Override
    protected Connection connection() throws SQLException {
        return server.getPostgresDatabase().getConnection();
    }

    @Override
    protected void reopen() {
        journal = open();
    }
}
