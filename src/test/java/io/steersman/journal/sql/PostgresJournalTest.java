package io.steersman.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.journal.Journal;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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

    @Test
    void severalProgramsMayBeginAtTheSameMomentOnAnEmptyDatabase() throws IOException {
        // Given
        try (EmbeddedPostgres empty = EmbeddedPostgres.start()) {
            String url = empty.getJdbcUrl("postgres", "postgres");
            // When
            List<CompletableFuture<Journal>> opening = IntStream.range(0, 4)
                    .mapToObj(one -> CompletableFuture.supplyAsync(
                            () -> (Journal) new SqlJournal(new PostgresServer(url, "", ""), InstantSource.system()),
                            work -> new Thread(work).start()))
                    .toList();
            // Then
            opening.forEach(one -> assertThat(one.join().list("local", "", 1)).isEmpty());
            opening.forEach(one -> one.join().close());
        }
    }
}
