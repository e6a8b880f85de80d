/**
 * The journal in a database: an embedded SQLite file, or a PostgreSQL server.
 *
 * <p>One thread writes what many hand in, many of them with one commit; others read beside it.
 */
@NullMarked
package io.steersman.journal.sql;

import org.jspecify.annotations.NullMarked;
