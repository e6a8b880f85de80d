package io.steersman.journal.sql;

import io.steersman.journal.JournalFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Where a journal's connections come from, and what is particular to the kind of database. */
public interface Database extends AutoCloseable {

    /** Names the folder of migrations below {@code db}. */
    String kind();

    /** Opens the connection that writes; it commits only when told. */
    Connection openWriter() throws SQLException;

    /** Keeps other programs from changing the tables until {@link #release}, or until the connection is closed. */
    default void claim(Connection writer) throws SQLException {}

    /** Others may change the tables. */
    default void release(Connection writer) throws SQLException {}

    /** Opens a connection that only reads. */
    Connection openReader() throws SQLException;

    /** Says in the words of the journal what a failure means. */
    JournalFailure explain(SQLException e);

    /** How many bytes are taken by what is kept. */
    long usedBytes(Connection connection) throws SQLException;

    /** How many bytes it has of the disk, used or not. */
    long sizeBytes(Connection connection) throws SQLException;

    /** What is damaged in it, as far as looking through all of it shows; servers look after that themselves. */
    default Optional<String> damage(Connection connection) throws SQLException {
        return Optional.empty();
    }

    /** Gives unused room back to the disk, as far as the database does not do so by itself. */
    void vacuum(Connection writer) throws SQLException;

    /** Lets others have the database. */
    @Override
    void close();
}
