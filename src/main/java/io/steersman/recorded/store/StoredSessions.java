package io.steersman.recorded.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** How one client keeps its sessions in tables. Implementations have no state. */
interface StoredSessions {

    /** The columns that tell its tables from those of others, with their tables. */
    Set<String> columns();

    /** Writes each session that has messages as a document of its own, the newest first. */
    void write(Connection connection, BoundedLines out) throws SQLException, IOException;
}
