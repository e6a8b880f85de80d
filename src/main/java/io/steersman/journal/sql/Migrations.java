package io.steersman.journal.sql;

import io.steersman.journal.JournalFailure;
import io.steersman.journal.JournalFailure.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * Brings a database to the version that this program understands.
 *
 * <p>Each migration is applied once and with one commit; what was applied is held against what the program has.
 */
final class Migrations {

    private static final List<String> ALL =
            List.of("V1__journal.sql", "V2__standing.sql", "V3__assignment.sql", "V4__verdict.sql", "V5__checksum.sql");
    private static final String TABLE =
            "CREATE TABLE IF NOT EXISTS migration (version INTEGER PRIMARY KEY, checksum BIGINT NOT NULL)";

    private Migrations() {}

    /**
     * Applies what is missing.
     *
     * @throws JournalFailure when the database is newer than this program, or was made by another one
     */
    static void apply(Connection connection, String kind) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
            Map<Integer, Long> applied = applied(statement);
            if (applied.size() > ALL.size()) {
                throw new JournalFailure(
                        Reason.UNAVAILABLE,
                        "The journal is of version %d, newer than the %d that this program understands. Maybe use the newer program."
                                .formatted(applied.size(), ALL.size()));
            }
            for (int version = 1; version <= ALL.size(); version++) {
                String script = script(kind, version);
                long checksum = checksum(script);
                if (!applied.containsKey(version)) {
                    apply(connection, statement, script, version, checksum);
                } else if (applied.get(version) != checksum) {
                    throw new JournalFailure(
                            Reason.CORRUPT,
                            "The journal was made by another program: its version %d differs. Maybe give another folder with --data."
                                    .formatted(version));
                }
            }
            connection.commit();
        }
    }

    /**
     * Says when a database cannot be read as it is.
     *
     * @throws JournalFailure when it is of another version than this program
     */
    static void check(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int version = applied(statement).size();
            if (version != ALL.size()) {
                throw new JournalFailure(
                        Reason.UNAVAILABLE,
                        "The journal is of version %d, and this program reads version %d. Maybe serve it with this program first, or use the newer one."
                                .formatted(version, ALL.size()));
            }
        }
    }

    private static void apply(Connection connection, Statement statement, String script, int version, long checksum)
            throws SQLException {
        for (String part : script.split(";", -1)) {
            if (!part.isBlank()) {
                statement.execute(part);
            }
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO migration (version, checksum) VALUES (?, ?)")) {
            insert.setInt(1, version);
            insert.setLong(2, checksum);
            insert.executeUpdate();
        }
        connection.commit();
    }

    private static Map<Integer, Long> applied(Statement statement) throws SQLException {
        Map<Integer, Long> applied = new TreeMap<>();
        try (ResultSet rows = statement.executeQuery("SELECT version, checksum FROM migration")) {
            while (rows.next()) {
                applied.put(rows.getInt(1), rows.getLong(2));
            }
        }
        return applied;
    }

    private static String script(String kind, int version) {
        String name = "/db/%s/%s".formatted(kind, ALL.get(version - 1));
        try (InputStream stream = Migrations.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("The program has no file '%s'.".formatted(name));
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long checksum(String script) {
        CRC32 checksum = new CRC32();
        checksum.update(script.getBytes(StandardCharsets.UTF_8));
        return checksum.getValue();
    }
}
