package io.steersman.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.journal.sql.SqlJournal;
import io.steersman.journal.sql.SqliteFile;
import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.TrajectoryId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RetentionTest {

    private static final long HOUR = 3_600_000;

    @TempDir
    private Path folder;

    private long now = 1_000 * HOUR;
    private final InstantSource clock = () -> Instant.ofEpochMilli(now);
    private Journal journal = new MemoryJournal();

    @BeforeEach
    void open() {
        journal = new SqlJournal(SqliteFile.open(folder, 0), clock);
        for (int i = 0; i < 250; i++) {
            journal.write(
                    TrajectoryId.local("t" + i),
                    Entries.of(List.of(AgentMessage.of("x".repeat(8_000)).with(Meta.NONE.withIndex(0)))));
            now += HOUR / 5;
        }
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void whatIsOldIsForgotten() {
        // When
        int gone = new Retention(Duration.ofHours(10), 0).apply(journal, journal::forget, now);
        // Then
        assertThat(gone).isEqualTo(200);
        assertThat(journal.list("local", "", 1000)).hasSize(50);
        assertThat(journal.find(TrajectoryId.local("t200"))).isPresent();
    }

    @Test
    void ofTooMuchTheOldestGoFirst() {
        // Given
        long half = journal.usedBytes() / 2;
        // When
        int gone = new Retention(Duration.ZERO, half).apply(journal, journal::forget, now);
        // Then
        assertThat(gone).isBetween(100, 150);
        assertThat(journal.usedBytes()).isLessThanOrEqualTo(half);
        assertThat(journal.find(TrajectoryId.local("t0"))).isEmpty();
        assertThat(journal.find(TrajectoryId.local("t249"))).isPresent();
    }

    @Test
    void whatIsUnderWayStaysHoweverLittleRoomThereIs() {
        // When
        new Retention(Duration.ZERO, 1).apply(journal, journal::forget, now);
        // Then
        assertThat(journal.list("local", "", 1000)).hasSize(5);
    }

    @Test
    void theRoomGoesBackToTheDisk() {
        // Given
        SqlJournal sql = (SqlJournal) journal;
        new Retention(Duration.ofHours(1), 0).apply(journal, journal::forget, now);
        long before = sql.sizeBytes();
        // When
        sql.vacuum();
        // Then
        assertThat(sql.sizeBytes()).isLessThan(before / 10);
        assertThat(journal.list("local", "", 1000)).hasSize(5);
        journal.write(
                TrajectoryId.local("after"),
                Entries.of(List.of(AgentMessage.of("x").with(Meta.NONE.withIndex(0)))));
    }
}
