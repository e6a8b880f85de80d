package io.steersman.journal.sql;

import io.steersman.journal.JournalFailure;
import io.steersman.journal.JournalFailure.Reason;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** A database of a PostgreSQL server. */
public final class PostgresServer implements Database {

    /** Names the lock under which tables are changed, among all locks of a database: any number will do that is ours. */
    private static final long MIGRATING = 7_306_620_231L;

    private static final String DISK_FULL = "53100";
    private static final String READ_ONLY = "25006";
    private static final String DUPLICATE = "23505";
    private static final String DAMAGED = "XX00";

    private final String url;
    private final Properties login;

    /**
     * @param url as JDBC has it: {@code jdbc:postgresql://host:port/database}
     * @param user may be empty, when the URL says it or none is needed
     * @param password may be empty likewise
     */
    public PostgresServer(String url, String user, String password) {
        this.url = url;
        this.login = new Properties();
        login.setProperty("ApplicationName", "steersman");
        login.setProperty("tcpKeepAlive", "true");
        if (!user.isEmpty()) {
            login.setProperty("user", user);
        }
        if (!password.isEmpty()) {
            login.setProperty("password", password);
        }
    }

    @Override
    public String kind() {
        return "postgres";
    }

    /** Several nodes of a fleet may begin at the same moment. */
    @Override
    public void claim(Connection writer) throws SQLException {
        call(writer, "SELECT pg_advisory_lock(" + MIGRATING + ")");
    }

    @Override
    public void release(Connection writer) throws SQLException {
        call(writer, "SELECT pg_advisory_unlock(" + MIGRATING + ")");
        writer.commit();
    }

    private static void call(Connection writer, String sql) throws SQLException {
        try (Statement statement = writer.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public Connection openWriter() throws SQLException {
        Connection connection = DriverManager.getConnection(url, login);
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public Connection openReader() throws SQLException {
        Connection connection = DriverManager.getConnection(url, login);
        connection.setReadOnly(true);
        return connection;
    }

    @Override
    public JournalFailure explain(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        Reason reason = Reason.UNAVAILABLE;
        if (state.equals(DISK_FULL)) {
            reason = Reason.FULL;
        } else if (state.equals(READ_ONLY)) {
            reason = Reason.READ_ONLY;
        } else if (state.equals(DUPLICATE)) {
            reason = Reason.CONFLICT;
        } else if (state.startsWith(DAMAGED)) {
            reason = Reason.CORRUPT;
        }
        return new JournalFailure(
                reason,
                "The database server cannot be used now (%s): %s. Maybe it is down, or another service writes to the same database."
                        .formatted(state, e.getMessage()),
                e);
    }

    /** The texts of steps alone: what the server makes of them is its own affair. */
    @Override
    public long usedBytes(Connection connection) throws SQLException {
        return number(connection, "SELECT COALESCE(SUM(bytes), 0) FROM trajectory");
    }

    @Override
    public long sizeBytes(Connection connection) throws SQLException {
        return number(connection, "SELECT pg_database_size(current_database())");
    }

    private static long number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    @Override
    public void vacuum(Connection writer) throws SQLException {
        writer.rollback();
        writer.setAutoCommit(true);
        try (Statement statement = writer.createStatement()) {
            statement.execute("VACUUM");
        } finally {
            writer.setAutoCommit(false);
        }
    }

    @Override
    public void close() {
        // Each connection is closed by the one who has it.
    }
}
