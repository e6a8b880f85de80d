package io.steersman.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.NativeFormat;
import io.steersman.trajectory.Trajectory;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions that clients keep in a database are read like those that they export. */
class SessionStoreTest {

    private static final Path FIXTURES = Path.of("src/test/resources/intake");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theDatabaseOfOpencodeHoldsTheSameAsItsExport() throws SQLException, IOException {
        // Given
        Path export = FIXTURES.resolve("opencode/export.json");
        Path store = folder.resolve("opencode.db");
        JsonNode messages = Json.MAPPER.readTree(export.toFile()).path("messages");
        try (Connection connection = open(store)) {
            tables(
                    connection,
                    "CREATE TABLE session (id TEXT, parent_id TEXT, title TEXT, time_created INTEGER)",
                    "CREATE TABLE message (id TEXT, session_id TEXT, time_created INTEGER, data TEXT)",
                    "CREATE TABLE part (id TEXT, message_id TEXT, session_id TEXT, time_created INTEGER, data TEXT)",
                    "INSERT INTO session VALUES ('ses_0', NULL, 'empty', 2), ('ses_1', NULL, 't', 1)");
            int number = 0;
            for (JsonNode message : messages) {
                ObjectNode info = message.path("info").deepCopy();
                String id = info.remove("id").asText();
                insert(connection, "INSERT INTO message VALUES (?, 'ses_1', 1, ?)", id, info.toString());
                for (JsonNode part : message.path("parts")) {
                    String named = "prt_%02d".formatted(number++);
                    insert(connection, "INSERT INTO part VALUES (?, ?, 'ses_1', 1, ?)", named, id, part.toString());
                }
            }
        }

        // When
        Selection selection = Intake.files(folder);
        Reading reading = Intake.read(selection.files().get(0));

        // Then
        assertThat(reading.format()).isEqualTo("opencode");
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.trajectories()).extracting(Trajectory::id).containsExactly("ses_1");
        assertThat(steps(reading)).isEqualTo(steps(Intake.read(export)));
    }

    @Test
    void theDatabaseOfGooseHoldsTheSameAsItsExport() throws SQLException, IOException {
        // Given
        Path export = FIXTURES.resolve("goose/export.json");
        Path store = folder.resolve("sessions.db");
        JsonNode messages = Json.MAPPER.readTree(export.toFile()).path("conversation");
        assertThat(messages.size()).isPositive();
        try (Connection connection = open(store)) {
            tables(
                    connection,
                    "CREATE TABLE sessions (id TEXT, working_dir TEXT)",
                    "CREATE TABLE messages (id INTEGER PRIMARY KEY, session_id TEXT, role TEXT, content_json TEXT, created_timestamp INTEGER)");
            for (JsonNode message : messages) {
                insert(
                        connection,
                        "INSERT INTO messages (session_id, role, content_json, created_timestamp) VALUES ('20261001_1', ?, ?, ?)",
                        message.path("role").asText(),
                        message.path("content").toString(),
                        message.path("created").asText());
            }
        }

        // When
        Reading reading = Intake.read(store);

        // Then
        assertThat(reading.format()).isEqualTo("goose");
        assertThat(reading.trajectories()).extracting(Trajectory::id).containsExactly("20261001_1");
        assertThat(steps(reading)).isEqualTo(steps(Intake.read(export)));
    }

    @Test
    void anotherDatabaseIsRefusedWithWhatToDo() throws SQLException {
        // Given
        Path store = folder.resolve("state.vscdb");
        try (Connection connection = open(store)) {
            tables(connection, "CREATE TABLE cursorDiskKV (key TEXT, value BLOB)");
        }

        // When
        Reading reading = Intake.read(store);

        // Then
        assertThat(reading.trajectories()).isEmpty();
        assertThat(reading.problems()).singleElement().satisfies(problem -> assertThat(problem.message())
                .contains("export", "agent-transcripts"));
    }

    private static Connection open(Path store) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + store);
    }

    private static void tables(Connection connection, String... lines) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String line : lines) {
                statement.execute(line);
            }
        }
    }

    private static void insert(Connection connection, String line, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(line)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.execute();
        }
    }

    private static List<String> steps(Reading reading) {
        return reading.trajectories().stream()
                .flatMap(trajectory -> trajectory.steps().stream())
                .map(step -> NativeFormat.write(step).toString())
                .toList();
    }
}
