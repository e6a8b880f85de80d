package io.steersman.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steersman.journal.Entries;
import io.steersman.journal.Journal;
import io.steersman.journal.JournalFailure;
import io.steersman.journal.JournalFailure.Reason;
import io.steersman.journal.WatchedJournal;
import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteJournalTest extends SqlJournalContract {

    private static final TrajectoryId ID = TrajectoryId.local("t");

    @TempDir
    private Path folder;

    private Journal journal = new io.steersman.journal.MemoryJournal();

    @BeforeEach
    void open() {
        journal = open(0);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Override
    protected Journal journal() {
        return journal;
    }

    @Override
    protected Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("journal.db"));
    }

    @Override
    protected void reopen() {
        journal = open(0);
    }

    @Test
    void nobodyButItsOwnerCanReadWhatIsKept() throws IOException {
        // Given
        Path data = folder.resolve("data");
        // When
        SqliteFile file = SqliteFile.open(data, 0);
        // Then
        try (Stream<Path> files = Files.list(data)) {
            assertThat(Files.getPosixFilePermissions(data)).hasSize(3);
            assertThat(files.toList()).isNotEmpty().allSatisfy(kept -> assertThat(Files.getPosixFilePermissions(kept))
                    .containsOnly(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
        } finally {
            file.close();
        }
    }

    /** A file that was closed in order is opened at once, however large it is. */
    @Test
    void aDamagedPageIsFoundByLookingThroughTheFile() throws IOException {
        // Given
        journal.write(ID, Entries.of(said(0, 500)));
        journal.close();
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("journal.db").toFile(), "rw")) {
            file.seek(file.length() - 2 * 4096);
            file.write(new byte[4096]);
        }
        journal = open(0);
        List<JournalFailure> told = new ArrayList<>();
        WatchedJournal watched = new WatchedJournal(journal, told::add, InstantSource.system());
        // When
        watched.check();
        // Then
        assertThat(watched.damage()).isPresent();
        assertThat(told).extracting(JournalFailure::reason).containsExactly(Reason.CORRUPT);
    }

    /** The database takes a page for sound whose texts say something else. */
    @Test
    void aByteThatChangedInTheFileIsFoundByLookingThroughIt() throws IOException {
        // Given
        journal.write(ID, Entries.of(said(0, 500)));
        journal.close();
        Path file = folder.resolve("journal.db");
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        Files.writeString(file, content.replace("message 77", "message 78"), StandardCharsets.ISO_8859_1);
        // When
        journal = open(0);
        // Then
        assertThat(journal.damage()).contains("texts are not what was written: 1 of step");
    }

    @Test
    void aSoundFileIsFoundSound() {
        // Given
        journal.write(ID, Entries.of(said(0, 500)));
        // Then
        assertThat(journal.damage()).isEmpty();
    }

    @Test
    void whatWasWrittenIsThereAfterARestart() {
        // Given
        journal.write(ID, Entries.of(said(0, 5)));
        journal.close();
        // When
        journal = open(0);
        // Then
        assertThat(journal.steps(ID, 0, 100)).isEqualTo(said(0, 5));
    }

    @Test
    void aSecondProcessIsToldThatTheFolderIsInUse() {
        assertFails(() -> open(0), Reason.UNAVAILABLE, "is in use by another process. Maybe stop that one");
    }

    @Test
    void aFileOfANewerProgramIsRefusedAndStaysAsItIs() throws SQLException {
        // Given
        journal.write(ID, Entries.of(said(0, 1)));
        journal.close();
        change("INSERT INTO migration (version, checksum) VALUES (99, 1)");
        // Then
        assertFails(() -> open(0), Reason.UNAVAILABLE, "newer than the");
        change("DELETE FROM migration WHERE version = 99");
        journal = open(0);
        assertThat(journal.steps(ID, 0, 10)).hasSize(1);
    }

    @Test
    void aFileWhoseMigrationDiffersIsRefused() throws SQLException {
        // Given
        journal.close();
        change("UPDATE migration SET checksum = 1 WHERE version = 1");
        // Then
        assertFails(() -> open(0), Reason.CORRUPT, "its version 1 differs");
    }

    @Test
    void aDatabaseOfSomebodyElseIsLeftAlone() throws SQLException {
        // Given
        journal.close();
        change("PRAGMA application_id = 7");
        // Then
        assertFails(() -> open(0), Reason.CORRUPT, "is no journal of ours");
    }

    @Test
    void aFileThatIsNoDatabaseIsRefused() throws IOException {
        // Given
        journal.close();
        Files.writeString(folder.resolve("journal.db"), "Dear diary, ".repeat(1000));
        // Then
        assertFails(() -> open(0), Reason.CORRUPT, "is damaged");
    }

    @Test
    void aFolderThatIsAFileIsRefused() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("file"), "x");
        // Then
        assertFails(() -> SqliteFile.open(file, 0), Reason.UNAVAILABLE, "Maybe give a folder of your own");
    }

    @Test
    void aFullDiskRefusesAndGoesOnByItselfWhenThereIsRoom() {
        // Given
        journal.close();
        journal = open(400_000);
        int kept = 0;
        JournalFailure full = null;
        while (full == null) {
            try {
                journal.write(ID, Entries.of(List.of(big(kept, 20_000))));
                kept++;
            } catch (JournalFailure e) {
                full = e;
            }
        }
        // When
        journal.write(TrajectoryId.local("small"), Entries.of(said(0, 1)));
        journal.close();
        journal = open(0);
        journal.write(ID, Entries.of(List.of(big(kept, 20_000))));
        // Then
        assertThat(full.reason()).isEqualTo(Reason.FULL);
        assertThat(full).hasMessageContaining("There is no room left");
        assertThat(kept).isGreaterThan(5);
        assertThat(journal.steps(ID, 0, 1000)).hasSize(kept + 1);
    }

    @Test
    void aTornEndOfTheLogLosesNothingThatWasAcknowledgedBeforeIt() throws IOException {
        // Given
        Path copy = folder.resolve("copy");
        Files.createDirectories(copy);
        journal.write(ID, Entries.of(said(0, 5)));
        copy("journal.db", copy);
        copy("journal.db-wal", copy);
        try (RandomAccessFile log =
                new RandomAccessFile(copy.resolve("journal.db-wal").toFile(), "rw")) {
            log.seek(log.length());
            log.write(new byte[3000]);
        }
        // When
        try (Journal recovered = new SqlJournal(SqliteFile.open(copy, 0), InstantSource.system())) {
            // Then
            assertThat(recovered.steps(ID, 0, 100)).isEqualTo(said(0, 5));
            recovered.write(ID, Entries.of(said(5, 6)));
            assertThat(recovered.steps(ID, 0, 100)).hasSize(6);
        }
    }

    @Test
    void aDamagedPageIsFoundWhenTheFileWasNotClosedInOrder() throws IOException {
        // Given
        Path copy = folder.resolve("copy");
        Files.createDirectories(copy);
        for (int i = 0; i < 50; i++) {
            journal.write(ID, Entries.of(List.of(big(i, 20_000))));
        }
        journal.close();
        copy("journal.db", copy);
        Files.write(copy.resolve("journal.db-wal"), new byte[0]);
        try (RandomAccessFile file =
                new RandomAccessFile(copy.resolve("journal.db").toFile(), "rw")) {
            byte[] junk = new byte[4096];
            java.util.Arrays.fill(junk, (byte) 0xAB);
            for (long page = 1; page < 12; page++) {
                file.seek(page * 4096);
                file.write(junk);
            }
        }
        // Then
        assertFails(() -> SqliteFile.open(copy, 0), Reason.CORRUPT, "Maybe move it away and import");
    }

    @Test
    void aDamagedLastPageIsFoundWhenTheFileWasNotClosedInOrder() throws IOException {
        // Given
        Path copy = folder.resolve("copy");
        Files.createDirectories(copy);
        for (int i = 0; i < 50; i++) {
            journal.write(ID, Entries.of(said(i, i + 1)));
        }
        journal.close();
        copy("journal.db", copy);
        Files.write(copy.resolve("journal.db-wal"), new byte[0]);
        try (RandomAccessFile file =
                new RandomAccessFile(copy.resolve("journal.db").toFile(), "rw")) {
            byte[] junk = new byte[4096];
            java.util.Arrays.fill(junk, (byte) 0xAB);
            file.seek(file.length() - junk.length);
            file.write(junk);
        }
        // Then
        assertFails(() -> SqliteFile.open(copy, 0), Reason.CORRUPT, "Maybe move it away and import");
    }

    @Test
    void aClosedJournalTakesNothing() {
        // Given
        journal.close();
        // Then
        assertFails(() -> journal.write(ID, Entries.of(said(0, 1))), Reason.UNAVAILABLE, "is closed");
    }

    private Journal open(long mostBytes) {
        return new SqlJournal(SqliteFile.open(folder, mostBytes), InstantSource.system());
    }

    private void copy(String name, Path to) throws IOException {
        Files.copy(folder.resolve(name), to.resolve(name));
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Step big(int index, int length) {
        return AgentMessage.of("x".repeat(length)).with(Meta.NONE.withIndex(index));
    }

    private static void assertFails(ThrowingCallable work, Reason reason, String words) {
        assertThatThrownBy(work)
                .hasMessageContaining(words)
                .isInstanceOfSatisfying(JournalFailure.class, failure -> assertThat(failure.reason())
                        .isEqualTo(reason));
    }
}
