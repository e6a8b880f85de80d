package io.steersman.journal.sql;

import io.steersman.journal.Journal;
import io.steersman.journal.JournalContract;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Against a real server, which the test starts by itself. */
final class PostgresJournalTest extends JournalContract {

    private static EmbeddedPostgres server;
    private static Journal journal;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.start();
        journal = new SqlJournal(
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
}
