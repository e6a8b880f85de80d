package io.steersman.journal.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Looks through all texts of a journal for those that are not what was written.
 *
 * <p>In pages, so that neither memory nor those that write wait for it.
 */
final class Inspection {

    /** Steps may be large. */
    private static final int STEPS = 50;

    private static final int TRAJECTORIES = 100;

    private static final String STEP_PAGE =
            "SELECT trajectory, idx, body, checksum FROM step WHERE (trajectory, idx) > (?, ?)"
                    + " ORDER BY trajectory, idx LIMIT " + STEPS;
    private static final String KEYS =
            "SELECT MAX(key) FROM (SELECT key FROM trajectory WHERE key > ? ORDER BY key LIMIT " + TRAJECTORIES
                    + ") page";
    private static final String TEXTS = "SELECT %s, checksum FROM %s WHERE trajectory > ? AND trajectory <= ?";

    private static final List<String> TABLES =
            List.of("finding", "intervention", "outcome", "feedback", "assignment", "verdict", "standing");

    private final Readers readers;
    private final Map<String, Integer> damaged = new TreeMap<>();

    private Inspection(Readers readers) {
        this.readers = readers;
    }

    /** How many texts of which kind are damaged, if any are. */
    static Optional<String> damage(Readers readers) {
        Inspection inspection = new Inspection(readers);
        inspection.steps();
        inspection.others();
        return inspection.told();
    }

    private Optional<String> told() {
        return damaged.isEmpty()
                ? Optional.empty()
                : Optional.of("texts are not what was written: "
                        + damaged.entrySet().stream()
                                .map(each -> each.getValue() + " of " + each.getKey())
                                .collect(Collectors.joining(", ")));
    }

    private void steps() {
        long[] at = {-1, -1};
        while (readers.read(statements -> stepsAfter(statements, at)) == STEPS) {
            // The next page.
        }
    }

    private int stepsAfter(Statements statements, long[] at) throws SQLException {
        int seen = 0;
        try (ResultSet rows = statements.with(STEP_PAGE, at[0], at[1]).executeQuery()) {
            while (rows.next()) {
                seen++;
                at[0] = rows.getLong(1);
                at[1] = rows.getLong(2);
                note("step", Checksums.isSound(rows, 3));
            }
        }
        return seen;
    }

    private void others() {
        long from = -1;
        Optional<Long> to = lastOfPage(from);
        while (to.isPresent()) {
            for (String table : TABLES) {
                texts(table, from, to.get());
            }
            from = to.get();
            to = lastOfPage(from);
        }
    }

    private Optional<Long> lastOfPage(long after) {
        return readers.read(statements -> {
            try (ResultSet row = statements.with(KEYS, after).executeQuery()) {
                long last = row.next() ? row.getLong(1) : 0;
                return row.wasNull() ? Optional.empty() : Optional.of(last);
            }
        });
    }

    private void texts(String table, long from, long to) {
        String sql = TEXTS.formatted(table.equals("standing") ? "memory" : "body", table);
        readers.read(statements -> {
            try (ResultSet rows = statements.with(sql, from, to).executeQuery()) {
                while (rows.next()) {
                    note(table, Checksums.isSound(rows, 1));
                }
            }
            return true;
        });
    }

    private void note(String kind, boolean sound) {
        if (!sound) {
            damaged.merge(kind, 1, Integer::sum);
        }
    }
}
