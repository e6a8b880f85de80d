package io.steersman.journal.sql;

import io.steersman.files.PrivateFiles;
import io.steersman.journal.JournalFailure;
import io.steersman.journal.JournalFailure.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;

/**
 * A journal file of SQLite: write-ahead log, synchronous to the disk with each commit, one process at a time.
 *
 * <p>What a commit has returned survives a kill and a power cut.
 */
public final class SqliteFile implements Database {

    /** Marks the file as ours: the letters "Stmn". */
    private static final int APPLICATION_ID = 0x53746d6e;

    private static final int BUSY_MILLIS = 5_000;
    private static final int PAGE_BYTES = 4096;

    /** Pages of the log after which they go into the file: steps of many trajectories touch the same ones again and again. */
    private static final int LOG_PAGES = 4000;

    private final Path file;
    private final long mostBytes;
    private final Optional<FileChannel> lockFile;

    private SqliteFile(Path file, long mostBytes, Optional<FileChannel> lockFile) {
        this.file = file;
        this.mostBytes = mostBytes;
        this.lockFile = lockFile;
    }

    /**
     * Takes a file for this process alone; it is made when it is not there.
     *
     * @param folder made when it is not there
     * @param mostBytes how large the file may become, 0 for any size
     * @throws JournalFailure when another process has it, or it is damaged, or no file of ours
     */
    public static SqliteFile open(Path folder, long mostBytes) {
        try {
            PrivateFiles.folder(folder);
            FileChannel channel = FileChannel.open(
                    folder.resolve("journal.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                throw inUse(folder, channel);
            }
            PrivateFiles.create(folder.resolve("journal.db"));
            SqliteFile opened = new SqliteFile(folder.resolve("journal.db"), mostBytes, Optional.of(channel));
            opened.checkOrClose();
            for (String name : List.of("journal.lock", "journal.db", "journal.db-wal", "journal.db-shm")) {
                PrivateFiles.close(folder.resolve(name));
            }
            return opened;
        } catch (IOException e) {
            throw new JournalFailure(
                    Reason.UNAVAILABLE,
                    "The data folder '%s' cannot be used: %s. Maybe give a folder of your own with --data."
                            .formatted(folder, e),
                    e);
        }
    }

    /**
     * Takes a file for reading alone, also while another process writes it.
     *
     * @throws JournalFailure when there is no such file, or it is damaged, or no file of ours
     */
    public static SqliteFile openForReading(Path folder) {
        Path file = folder.resolve("journal.db");
        if (Files.notExists(file)) {
            throw new JournalFailure(
                    Reason.UNAVAILABLE,
                    "There is no journal in '%s'. Maybe give its folder with --data.".formatted(folder));
        }
        SqliteFile opened = new SqliteFile(file, 0, Optional.empty());
        opened.checkOrClose();
        return opened;
    }

    @Override
    public String kind() {
        return "sqlite";
    }

    @Override
    public Connection openWriter() throws SQLException {
        SQLiteConfig config = config();
        config.setSynchronous(SynchronousMode.FULL);
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA application_id = " + APPLICATION_ID);
            statement.execute("PRAGMA wal_autocheckpoint = " + LOG_PAGES);
            if (mostBytes > 0) {
                statement.execute("PRAGMA max_page_count = " + Math.max(1, mostBytes / PAGE_BYTES));
            }
        }
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public Connection openReader() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file, config().toProperties());
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA query_only = ON");
        }
        return connection;
    }

    @Override
    public JournalFailure explain(SQLException e) {
        return switch (e.getErrorCode() & 0xff) {
            case 13 ->
                new JournalFailure(
                        Reason.FULL,
                        "There is no room left for '%s'. Maybe make room on the disk, or lower the retention."
                                .formatted(file),
                        e);
            case 8, 14 ->
                new JournalFailure(
                        Reason.READ_ONLY,
                        "The file '%s' cannot be written: %s. Maybe its folder belongs to somebody else."
                                .formatted(file, e.getMessage()),
                        e);
            case 11, 26 -> damaged(String.valueOf(e.getMessage()), e);
            default ->
                new JournalFailure(
                        Reason.UNAVAILABLE, "The file '%s' cannot be used now: %s".formatted(file, e.getMessage()), e);
        };
    }

    @Override
    public long usedBytes(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            long pages = number(statement, "PRAGMA page_count") - number(statement, "PRAGMA freelist_count");
            return pages * number(statement, "PRAGMA page_size");
        }
    }

    @Override
    public long sizeBytes(Connection connection) throws SQLException {
        try {
            Path log = file.resolveSibling("journal.db-wal");
            return Files.size(file) + (Files.exists(log) ? Files.size(log) : 0);
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    /** Looks through all pages; half of what a file holds may be sound, and be served as if all was. */
    @Override
    public Optional<String> damage(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            String verdict = text(statement, "PRAGMA integrity_check(1)");
            return verdict.equals("ok") ? Optional.empty() : Optional.of(verdict);
        }
    }

    @Override
    public void vacuum(Connection writer) throws SQLException {
        writer.setAutoCommit(true);
        try (Statement statement = writer.createStatement()) {
            statement.execute("VACUUM");
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        } finally {
            writer.setAutoCommit(false);
        }
    }

    @Override
    public void close() {
        try {
            if (lockFile.isPresent()) {
                lockFile.get().close();
            }
        } catch (IOException e) {
            throw new JournalFailure(Reason.UNAVAILABLE, "The lock of '%s' cannot be given back.".formatted(file), e);
        }
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.enforceForeignKeys(true);
        // Nobody asks for them, and looking them up is half of what an insert costs.
        config.setGetGeneratedKeys(false);
        return config;
    }

    private void checkOrClose() {
        try {
            check();
        } catch (JournalFailure e) {
            close();
            throw e;
        }
    }

    /** A file that was not closed in order is looked through: what is damaged is found now and not in the night. */
    private void check() {
        boolean isNew = Files.notExists(file);
        boolean unclean = lockFile.isPresent() && Files.exists(file.resolveSibling("journal.db-wal"));
        if (isNew) {
            return;
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            long application = number(statement, "PRAGMA application_id");
            if (application != APPLICATION_ID && number(statement, "SELECT COUNT(*) FROM sqlite_master") > 0) {
                throw new JournalFailure(
                        Reason.CORRUPT,
                        "The file '%s' is no journal of ours. Maybe give another folder with --data.".formatted(file));
            }
            String verdict = unclean ? text(statement, "PRAGMA quick_check(1)") : "ok";
            if (!verdict.equals("ok")) {
                throw damaged(verdict, new SQLException(verdict));
            }
        } catch (SQLException e) {
            throw explain(e);
        }
    }

    private JournalFailure damaged(String what, SQLException e) {
        return new JournalFailure(
                Reason.CORRUPT,
                "The file '%s' is damaged: %s. Maybe move it away and import what was exported.".formatted(file, what),
                e);
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getString(1) : "";
        }
    }

    /** Takes the lock, which goes with the channel. */
    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static JournalFailure inUse(Path folder, FileChannel channel) {
        JournalFailure failure = new JournalFailure(
                Reason.UNAVAILABLE,
                "The data folder '%s' is in use by another process. Maybe stop that one, or give another folder with --data."
                        .formatted(folder));
        try {
            channel.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }
}
