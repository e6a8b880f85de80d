package io.steersman.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.steersman.journal.Entries;
import io.steersman.journal.Journal;
import io.steersman.journal.JournalFailure;
import io.steersman.journal.JournalFailure.Reason;
import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.TrajectoryId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a disk of its own that is really full or read-only; skipped for who may not mount one. */
final class FullDiskTest {

    private static final int IMAGE_BYTES = 20 * 1024 * 1024;
    private static final TrajectoryId ID = TrajectoryId.local("t");

    @TempDir
    private Path folder;

    private Path disk = Path.of("");
    private boolean mounted;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        disk = Files.createDirectories(folder.resolve("disk"));
        mounted = run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString());
        assumeTrue(mounted, "Only root may mount a disk.");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (mounted) {
            run("umount", "-l", disk.toString());
        }
    }

    @Test
    void nothingAcknowledgedIsMissingAndItGoesOnByItselfWhenThereIsRoom() throws IOException, InterruptedException {
        // Given
        try (Journal journal = open()) {
            int kept = fill(journal);
            assertThat(kept).isGreaterThan(5);
            assertThat(journal.steps(ID, 0, 1000)).hasSize(kept);
            // When
            run("mount", "-o", "remount,size=40m", disk.toString());
            write(journal, kept);
            // Then
            assertThat(journal.steps(ID, 0, 1000)).hasSize(kept + 1);
        }
        try (Journal again = open()) {
            assertThat(again.steps(ID, 0, 1000)).hasSizeGreaterThan(6);
        }
    }

    @Test
    void aDiskThatIsReadOnlyIsSaidAtTheStart() throws IOException, InterruptedException {
        // Given
        try (Journal journal = open()) {
            write(journal, 0);
        }
        // When
        run("mount", "-o", "remount,ro", disk.toString());
        // Then
        assertThatThrownBy(this::open)
                .isInstanceOf(JournalFailure.class)
                .hasMessageContaining(disk.toString())
                .hasMessageContaining("Maybe");
    }

    @Test
    void aDiskThatTurnsReadOnlyIsSaidAndItGoesOnByItselfWhenItCanBeWrittenAgain()
            throws IOException, InterruptedException {
        // Given
        Path image = folder.resolve("image");
        Files.write(image, new byte[IMAGE_BYTES]);
        run("umount", disk.toString());
        assumeTrue(run("mkfs.ext4", "-q", image.toString()) && mountImage(image), "No disk can be made of a file.");
        try (Journal journal = open()) {
            write(journal, 0);
            journal.steps(ID, 0, 1);
            // When
            assumeTrue(mayWrite(false), "The files of this disk cannot be locked.");
            List<Reason> reasons = List.of(refusal(journal, 1), refusal(journal, 1));
            int readable = journal.steps(ID, 0, 10).size();
            mayWrite(true);
            // Then
            write(journal, 1);
            assertThat(journal.steps(ID, 0, 10)).hasSize(2);
            assertThat(readable).isEqualTo(1);
            assertThat(reasons).isSubsetOf(Reason.READ_ONLY, Reason.UNAVAILABLE);
        }
    }

    private boolean mountImage(Path image) throws IOException, InterruptedException {
        return run("mount", "-o", "loop", image.toString(), disk.toString());
    }

    /** Keeps everybody from writing the journal's files, those who have them open too, as a disk does that turned read-only. */
    private boolean mayWrite(boolean may) throws IOException, InterruptedException {
        String how = may ? "-i" : "+i";
        return run(
                "chattr",
                how,
                disk.resolve("journal.db").toString(),
                disk.resolve("journal.db-wal").toString());
    }

    private static Reason refusal(Journal journal, int index) {
        try {
            write(journal, index);
            return Reason.CONFLICT;
        } catch (JournalFailure e) {
            return e.reason();
        }
    }

    private static int fill(Journal journal) {
        for (int kept = 0; kept < 10_000; kept++) {
            try {
                write(journal, kept);
            } catch (JournalFailure e) {
                assertThat(e.reason()).as(e.getMessage()).isEqualTo(Reason.FULL);
                return kept;
            }
        }
        return -1;
    }

    private static void write(Journal journal, int index) {
        journal.write(ID, Entries.of(List.of(AgentMessage.of("x".repeat(50_000)).with(Meta.NONE.withIndex(index)))));
    }

    private Journal open() {
        return new SqlJournal(SqliteFile.open(disk, 0), InstantSource.system());
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
