package io.steersman.recorded.store;

import io.steersman.trajectory.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sqlite.SQLiteConfig;

/**
 * A SQLite database in which a client keeps its sessions; they are put together to the documents that the client itself would export.
 *
 * <p>It is opened to read only, and may be in use.
 */
public final class SessionStore {

    private static final byte[] HEADER = "SQLite format 3".getBytes(StandardCharsets.US_ASCII);
    private static final List<StoredSessions> KNOWN = List.of(new OpencodeTables(), new GooseTables());
    private static final List<String> NAMES = List.of("opencode", "kilo", "sessions");
    private static final String COLUMNS =
            "SELECT t.name || '.' || c.name FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table'";
    private static final String OTHER =
            "The file is a database, but holds no sessions of opencode or goose. Maybe export a session with its client, or take the files that the client keeps of it (Cursor: agent-transcripts below .cursor/projects).";

    private SessionStore() {}

    /** Whether a file is a database, by how it begins. */
    public static boolean isDatabase(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Arrays.equals(in.readNBytes(HEADER.length), HEADER);
        }
    }

    /** Whether a file is called like the database of a client that is read. */
    public static boolean isNamed(String name) {
        return name.endsWith(".db") && NAMES.stream().anyMatch(name::startsWith);
    }

    /**
     * Puts the sessions together, one document a line, the newest first.
     *
     * @param most bytes that they may have; older ones are left out
     * @param problems gets what was left out, and the reason when the result is empty
     */
    public static Optional<byte[]> export(Path file, int most, List<Problem> problems) throws IOException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        try (Connection connection = config.createConnection("jdbc:sqlite:" + file)) {
            Set<String> columns = columns(connection);
            for (StoredSessions sessions : KNOWN) {
                if (columns.containsAll(sessions.columns())) {
                    BoundedLines lines = new BoundedLines(most);
                    sessions.write(connection, lines);
                    problems.addAll(lines.problems());
                    return Optional.of(lines.content());
                }
            }
            problems.add(new Problem(0, "", OTHER));
        } catch (SQLException e) {
            problems.add(new Problem(
                    0,
                    "",
                    "The database cannot be read: %s. Maybe its client is writing to it; try a copy."
                            .formatted(e.getMessage())));
        }
        return Optional.empty();
    }

    private static Set<String> columns(Connection connection) throws SQLException {
        Set<String> columns = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(COLUMNS)) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        return columns;
    }
}
