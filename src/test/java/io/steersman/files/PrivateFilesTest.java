package io.steersman.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.Shipped;
import io.steersman.access.KeyFile;
import io.steersman.journal.sql.SqlJournal;
import io.steersman.journal.sql.SqliteFile;
import io.steersman.reload.Activation;
import io.steersman.reload.Versions;
import io.steersman.supervision.EndedExperiments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the service keeps is its owner's to read. */
@DisabledOnOs(OS.WINDOWS)
final class PrivateFilesTest {

    @TempDir
    Path above;

    @Test
    @SuppressWarnings("try") // It is open, and that is all.
    void everyFileThatIsKeptIsItsOwnersAlone() throws IOException {
        // Given
        Path data = above.resolve("data");
        // When
        try (SqlJournal journal = new SqlJournal(SqliteFile.open(data, 0), InstantSource.system())) {
            keep(data);
            // Then
            try (Stream<Path> all = Files.walk(data)) {
                assertThat(all.toList()).hasSizeGreaterThan(7).allSatisfy(PrivateFilesTest::isPrivate);
            }
        }
    }

    private static void keep(Path data) {
        Versions versions = Versions.in(data.resolve("versions"));
        versions.keep(Shipped.sources());
        versions.note(new Activation("a", Activation.How.STARTED, "", "", 0, "rules", "b"));
        EndedExperiments.in(data.resolve("experiments-ended.json")).end("a", "b", "over");
        new KeyFile(data.resolve("keys")).change(keys -> keys);
    }

    private static void isPrivate(Path path) throws IOException {
        String rights = Files.isDirectory(path) ? "rwx------" : "rw-------";
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .as(path.toString())
                .isEqualTo(rights);
    }
}
