package io.steersman.journal.sql;

import io.steersman.journal.JournalFailure;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.zip.CRC32C;

/**
 * Whether a stored text is still what was written.
 *
 * <p>A database finds a page that is no page any more, but not a byte that changed within a text: beside each text stands its
 * CRC-32C (RFC 3720). Texts of earlier programs have none, and are taken as they are.
 */
final class Checksums {

    private Checksums() {}

    /** What stands beside a text. */
    static long of(String text) {
        CRC32C checksum = new CRC32C();
        checksum.update(text.getBytes(StandardCharsets.UTF_8));
        return checksum.getValue();
    }

    /**
     * The text of a row, with its checksum in the next column.
     *
     * @param column of the text, from 1
     * @param what names the text, when it is damaged
     * @throws JournalFailure when it is not what was written
     */
    static String checked(ResultSet row, int column, String what) throws SQLException {
        if (!isSound(row, column)) {
            throw new JournalFailure(
                    JournalFailure.Reason.CORRUPT,
                    "The %s is not what was written: its checksum differs. Maybe look after the disk, and import what was exported."
                            .formatted(what));
        }
        return row.getString(column);
    }

    /** Whether the text of a row is what was written, as far as its checksum in the next column shows. */
    static boolean isSound(ResultSet row, int column) throws SQLException {
        long kept = row.getLong(column + 1);
        return row.wasNull() || kept == of(row.getString(column));
    }
}
