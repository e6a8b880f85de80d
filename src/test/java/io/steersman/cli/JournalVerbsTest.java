package io.steersman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.steersman.cli.terminal.ExitCode;
import io.steersman.journal.Entries;
import io.steersman.journal.Journal;
import io.steersman.journal.Kept;
import io.steersman.journal.sql.SqlJournal;
import io.steersman.journal.sql.SqliteFile;
import io.steersman.trajectory.AgentMessage;
import io.steersman.trajectory.Meta;
import io.steersman.trajectory.TrajectoryId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalVerbsTest {

    private static final TrajectoryId ID = TrajectoryId.local("a");

    @TempDir
    private Path folder;

    private final Shell shell = new Shell();
    private Path from = Path.of("");
    private Path to = Path.of("");
    private Path file = Path.of("");

    @BeforeEach
    void write() {
        from = folder.resolve("from");
        to = folder.resolve("to");
        file = folder.resolve("all.ndjson");
        try (Journal journal = new SqlJournal(SqliteFile.open(from, 0), () -> Instant.ofEpochMilli(1))) {
            journal.write(ID, said("one"));
            journal.write(TrajectoryId.local("b"), said("two"));
        }
    }

    @Test
    void whatIsExportedIsThereAfterItsImportAndMayBeImportedAgain() {
        // Given
        int exported = shell.run("export", "--all", "--data", from, "--out", file);
        // When
        int imported = shell.run("import", file, "--data", to);
        int again = shell.run("import", file, "--data", to);
        // Then
        assertThat(List.of(exported, imported, again)).containsOnly(ExitCode.OK);
        assertThat(shell.err()).contains("2 trajectories were added, 0", "0 trajectories were added, 2");
        assertThat(lines(to)).isEqualTo(lines(from));
    }

    @Test
    void anExportGoesOnBesideAServiceThatWrites() {
        // Given
        int code;
        try (Journal journal = new SqlJournal(SqliteFile.open(from, 0), InstantSource.system())) {
            journal.write(TrajectoryId.local("c"), said("three"));
            // When
            code = shell.run("export", "c", "--data", from);
        }
        // Then
        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(shell.out()).startsWith("{\"trajectory\":{").contains("three");
    }

    @Test
    void aFileThatWasCutTakesNothingOfItsLastTrajectory() throws IOException {
        // Given
        shell.run("export", "--all", "--data", from, "--out", file);
        List<String> lines = Files.readAllLines(file);
        Files.write(file, lines.subList(0, lines.size() - 1));
        // When
        int code = shell.run("import", file, "--data", to);
        // Then
        assertThat(code).isEqualTo(ExitCode.INPUT);
        assertThat(shell.err()).contains("Line 4: The trajectory ends too early", "1 trajectories were added");
    }

    @Test
    void whatIsThereWithOtherContentStays() {
        // Given
        shell.run("export", "a", "--data", from, "--out", file);
        try (Journal journal = new SqlJournal(SqliteFile.open(to, 0), InstantSource.system())) {
            journal.write(ID, said("another"));
        }
        // When
        int code = shell.run("import", file, "--data", to);
        // Then
        assertThat(code).isEqualTo(ExitCode.INPUT);
        assertThat(shell.err()).contains("'a' is there with other content");
    }

    @Test
    void whatIsDamagedIsNamedAndTheOthersAreWrittenAllTheSame() throws SQLException {
        // Given
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + from.resolve("journal.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE step SET body = replace(body, 'one', 'eno')");
        }
        // When
        int code = shell.run("export", "--all", "--data", from);
        // Then
        assertThat(code).isEqualTo(ExitCode.INPUT);
        assertThat(shell.out()).contains("two").doesNotContain("eno");
        assertThat(shell.err())
                .contains("'a' is left out: The step 0 of 'a' is not what was written", "1 trajectories");
    }

    @Test
    void pruneForgetsAndVacuumGivesTheRoomBack() {
        // When
        int pruned = shell.run("prune", "--keep-days", "30", "--data", from);
        int cleaned = shell.run("vacuum", "--data", from);
        // Then
        assertThat(List.of(pruned, cleaned)).containsOnly(ExitCode.OK);
        assertThat(shell.out())
                .contains("2 trajectories were forgotten")
                .containsPattern("[\\d,]+ bytes before, [\\d,]+ after");
    }

    @Test
    void whatCannotBeDoneIsSaid() {
        assertThat(shell.run("prune", "--data", from)).isEqualTo(ExitCode.USAGE);
        assertThat(shell.run("export", "--data", from)).isEqualTo(ExitCode.USAGE);
        assertThat(shell.run("export", "zzz", "--data", from)).isEqualTo(ExitCode.INPUT);
        assertThat(shell.run("export", "--all", "--data", folder.resolve("none")))
                .isEqualTo(ExitCode.INPUT);
        assertThat(shell.err())
                .contains(
                        "Nothing says what to forget", "Either name", "There is no trajectory 'zzz'", "no journal in");
    }

    private static Entries said(String text) {
        return Entries.of(List.of(AgentMessage.of(text).with(Meta.NONE.withIndex(0))));
    }

    private static List<String> lines(Path data) {
        try (Journal journal = SqlJournal.forReading(SqliteFile.openForReading(data))) {
            return List.of(ID, TrajectoryId.local("b")).stream()
                    .flatMap(id -> Kept.of(journal, id).lines())
                    .toList();
        }
    }
}
