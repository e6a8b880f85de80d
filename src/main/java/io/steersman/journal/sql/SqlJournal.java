package io.steersman.journal.sql;

import io.steersman.experiment.Assignment;
import io.steersman.finding.RuleId;
import io.steersman.intervention.Outcome;
import io.steersman.journal.Bodies;
import io.steersman.journal.Entries;
import io.steersman.journal.Feedback;
import io.steersman.journal.FindingEntry;
import io.steersman.journal.InterventionEntry;
import io.steersman.journal.Journal;
import io.steersman.journal.JournalFailure;
import io.steersman.journal.Standing;
import io.steersman.journal.TrajectoryEntry;
import io.steersman.journal.VerdictEntry;
import io.steersman.trajectory.Step;
import io.steersman.trajectory.TrajectoryId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** The journal in a database: acknowledged means committed. */
public final class SqlJournal implements Journal {

    private static final String ENTRY =
            "SELECT t.id, t.steps, t.ended, (SELECT COUNT(*) FROM finding f WHERE f.trajectory = t.key),"
                    + " (SELECT COUNT(*) FROM intervention i WHERE i.trajectory = t.key), t.began, t.latest FROM trajectory t";
    private static final String FIND = ENTRY + " WHERE t.tenant = ? AND t.id = ? AND t.steps > 0";
    private static final String LIST = ENTRY + " WHERE t.tenant = ? AND t.id > ? AND t.steps > 0 ORDER BY t.id LIMIT ?";
    private static final String LATEST =
            ENTRY + " WHERE t.tenant = ? AND t.steps > 0 ORDER BY t.latest DESC, t.id LIMIT ? OFFSET ?";
    private static final String OF = " x JOIN trajectory t ON t.key = x.trajectory WHERE t.tenant = ? AND t.id = ?";
    private static final String STEPS =
            "SELECT x.idx, x.body, x.checksum FROM step" + OF + " AND x.idx >= ? ORDER BY x.idx LIMIT ?";
    private static final String NUMBERED =
            "SELECT x.idx, x.body, x.checksum FROM step" + OF + " AND x.number = ? ORDER BY x.idx LIMIT 1";
    private static final String FINDINGS = "SELECT x.body, x.checksum, x.seen_at FROM finding" + OF + " ORDER BY x.key";
    private static final String INTERVENTIONS =
            "SELECT x.body, x.checksum FROM intervention" + OF + " ORDER BY x.number";
    private static final String OUTCOMES = "SELECT x.body, x.checksum FROM outcome" + OF + " ORDER BY x.key";
    private static final String FEEDBACK = "SELECT x.body, x.checksum FROM feedback" + OF + " ORDER BY x.key";
    private static final String SAID_OF_JUDGED =
            "SELECT x.body, x.checksum, t.tenant, t.id FROM feedback x JOIN trajectory t ON t.key = x.trajectory"
                    + " WHERE x.about = 'FINDING' AND x.subject LIKE '%.judged.%' ORDER BY x.key";
    private static final String ASSIGNMENTS =
            "SELECT x.body, x.checksum FROM assignment" + OF + " ORDER BY x.experiment";
    private static final String VERDICTS = "SELECT x.body, x.checksum FROM verdict" + OF + " ORDER BY x.number";
    private static final String UNANSWERED = "SELECT DISTINCT t.tenant, t.id FROM verdict x"
            + " JOIN trajectory t ON t.key = x.trajectory WHERE x.state = 'open' LIMIT ?";
    private static final String ASSIGNED =
            "SELECT x.body, x.checksum FROM assignment x JOIN trajectory t ON t.key = x.trajectory"
                    + " WHERE t.tenant = ? AND x.experiment = ? AND x.unit = ? ORDER BY x.trajectory LIMIT 1";
    private static final String STANDING = "SELECT x.step, x.memory, x.checksum FROM standing" + OF;
    private static final String QUIET = "SELECT tenant, id FROM trajectory WHERE latest < ? ORDER BY latest LIMIT ?";
    private static final String FORGET = "DELETE FROM trajectory WHERE tenant = ? AND id = ? AND latest < ?";

    private final Database database;
    private final InstantSource clock;
    private final Optional<GroupCommit> writer;
    private final Readers readers;

    /**
     * Opens the journal of a database, which is brought to this program's version.
     *
     * @param clock tells when something was written; nothing but retention is decided by it
     * @throws io.steersman.journal.JournalFailure when it cannot be used
     */
    public SqlJournal(Database database, InstantSource clock) {
        this(database, clock, Optional.of(opened(database)));
    }

    private SqlJournal(Database database, InstantSource clock, Optional<GroupCommit> writer) {
        this.database = database;
        this.clock = clock;
        this.writer = writer;
        this.readers = new Readers(database);
    }

    /**
     * Opens the journal of a database for reading alone; it is left as it is.
     *
     * @throws io.steersman.journal.JournalFailure when it cannot be used, or is of another version than this program
     */
    public static SqlJournal forReading(Database database) {
        SqlJournal journal = new SqlJournal(database, InstantSource.system(), Optional.empty());
        journal.readers.read(statements -> {
            Migrations.check(statements.connection());
            return true;
        });
        return journal;
    }

    private static GroupCommit opened(Database database) {
        try {
            return new GroupCommit(database);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    @Override
    public CompletableFuture<Boolean> append(TrajectoryId id, Entries entries) {
        if (entries.isEmpty()) {
            return CompletableFuture.completedFuture(true);
        }
        Writing writing = Writing.of(id, entries, clock.millis());
        return writer().offer(writing::apply, writing.bytes());
    }

    @Override
    public Optional<String> damage() {
        return readers.read(statements -> database.damage(statements.connection()))
                .or(() -> Inspection.damage(readers));
    }

    @Override
    public Optional<TrajectoryEntry> find(TrajectoryId id) {
        return readers.read(statements -> {
            try (ResultSet row = statements.with(FIND, ids(id)).executeQuery()) {
                return row.next() ? Optional.of(entry(id.tenant(), row)) : Optional.empty();
            }
        });
    }

    @Override
    public List<TrajectoryEntry> list(String tenant, String after, int limit) {
        return entries(tenant, LIST, Texts.column(tenant), Texts.column(after), limit);
    }

    @Override
    public List<TrajectoryEntry> latest(String tenant, int skip, int limit) {
        return entries(tenant, LATEST, Texts.column(tenant), limit, skip);
    }

    private List<TrajectoryEntry> entries(String tenant, String sql, Object... values) {
        return readers.read(statements -> {
            List<TrajectoryEntry> page = new ArrayList<>();
            try (ResultSet rows = statements.with(sql, values).executeQuery()) {
                while (rows.next()) {
                    page.add(entry(tenant, rows));
                }
            }
            return page;
        });
    }

    @Override
    public List<Step> steps(TrajectoryId id, int from, int limit) {
        return readers.read(statements -> {
            List<Step> steps = new ArrayList<>();
            try (ResultSet rows = statements
                    .with(STEPS, Texts.column(id.tenant()), Texts.column(id.id()), from, limit)
                    .executeQuery()) {
                while (rows.next()) {
                    steps.add(step(id, rows));
                }
            }
            return steps;
        });
    }

    @Override
    public Optional<Step> numbered(TrajectoryId id, long number) {
        return readers.read(statements -> {
            try (ResultSet row = statements
                    .with(NUMBERED, Texts.column(id.tenant()), Texts.column(id.id()), number)
                    .executeQuery()) {
                return row.next() ? Optional.of(step(id, row)) : Optional.empty();
            }
        });
    }

    @Override
    public List<FindingEntry> findings(TrajectoryId id) {
        return readers.read(statements -> {
            List<FindingEntry> found = new ArrayList<>();
            try (ResultSet rows = statements.with(FINDINGS, ids(id)).executeQuery()) {
                while (rows.next()) {
                    found.add(entry(FindingEntry.class, rows).seenAt(rows.getInt(3)));
                }
            }
            return found;
        });
    }

    @Override
    public List<InterventionEntry> interventions(TrajectoryId id) {
        return bodies(INTERVENTIONS, InterventionEntry.class, id);
    }

    @Override
    public List<Outcome> outcomes(TrajectoryId id) {
        return bodies(OUTCOMES, Outcome.class, id);
    }

    @Override
    public List<Feedback> feedback(TrajectoryId id) {
        return bodies(FEEDBACK, Feedback.class, id);
    }

    @Override
    public List<Said> saidOfJudged() {
        return readers.read(statements -> {
            List<Said> all = new ArrayList<>();
            try (ResultSet rows = statements.with(SAID_OF_JUDGED).executeQuery()) {
                while (rows.next()) {
                    Feedback said = entry(Feedback.class, rows);
                    if (said.rule().filter(RuleId::isJudged).isPresent()) {
                        all.add(new Said(new TrajectoryId(rows.getString(3), rows.getString(4)), said));
                    }
                }
            }
            return all;
        });
    }

    @Override
    public List<Assignment> assignments(TrajectoryId id) {
        return bodies(ASSIGNMENTS, Assignment.class, id);
    }

    @Override
    public List<VerdictEntry> verdicts(TrajectoryId id) {
        return bodies(VERDICTS, VerdictEntry.class, id);
    }

    @Override
    public List<TrajectoryId> unanswered(int limit) {
        return trajectories(UNANSWERED, limit);
    }

    @Override
    public Optional<Assignment> assigned(String tenant, String experiment, String unit) {
        return readers.read(statements -> {
            try (ResultSet row = statements
                    .with(ASSIGNED, Texts.column(tenant), experiment, Texts.column(unit))
                    .executeQuery()) {
                return row.next() ? Optional.of(entry(Assignment.class, row)) : Optional.empty();
            }
        });
    }

    @Override
    public Optional<Standing> standing(TrajectoryId id) {
        return readers.read(statements -> {
            try (ResultSet row = statements.with(STANDING, ids(id)).executeQuery()) {
                // What is damaged is made anew from the steps.
                return row.next() && Checksums.isSound(row, 2)
                        ? Optional.of(new Standing(row.getInt(1), row.getString(2)))
                        : Optional.empty();
            }
        });
    }

    @Override
    public List<TrajectoryId> quiet(long before, int limit) {
        return trajectories(QUIET, before, limit);
    }

    @Override
    public boolean forget(TrajectoryId id, long before) {
        AtomicBoolean gone = new AtomicBoolean();
        writer().make(
                        statements -> gone.set(
                                statements.update(FORGET, Texts.column(id.tenant()), Texts.column(id.id()), before)
                                        > 0),
                        0);
        return gone.get();
    }

    @Override
    public long usedBytes() {
        return readers.read(statements -> database.usedBytes(statements.connection()));
    }

    /** How many bytes it has of the disk, used or not. */
    public long sizeBytes() {
        return readers.read(statements -> database.sizeBytes(statements.connection()));
    }

    /** Gives the room of what was forgotten back to the disk. Others wait meanwhile. */
    public void vacuum() {
        writer().make(this::vacuum, 0);
    }

    /** On a connection of its own, which the one that writes lets have the file: statements of its stand in the way. */
    private void vacuum(Statements statements) throws SQLException {
        statements.connection().setAutoCommit(true);
        try (Connection own = database.openWriter()) {
            database.vacuum(own);
        } finally {
            statements.connection().setAutoCommit(false);
        }
    }

    /** How many writings wait for the disk. */
    public int depth() {
        return writer.map(GroupCommit::depth).orElse(0);
    }

    private GroupCommit writer() {
        return writer.orElseThrow(() -> new JournalFailure(
                JournalFailure.Reason.READ_ONLY, "The journal was opened for reading alone. Maybe open it to write."));
    }

    @Override
    public void close() {
        writer.ifPresent(GroupCommit::close);
        readers.close();
        database.close();
    }

    private List<TrajectoryId> trajectories(String sql, Object... values) {
        return readers.read(statements -> {
            List<TrajectoryId> found = new ArrayList<>();
            try (ResultSet rows = statements.with(sql, values).executeQuery()) {
                while (rows.next()) {
                    found.add(new TrajectoryId(rows.getString(1), rows.getString(2)));
                }
            }
            return found;
        });
    }

    private <T extends Record> List<T> bodies(String sql, Class<T> type, TrajectoryId id) {
        return readers.read(statements -> {
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statements.with(sql, ids(id)).executeQuery()) {
                while (rows.next()) {
                    found.add(entry(type, rows));
                }
            }
            return found;
        });
    }

    private static Object[] ids(TrajectoryId id) {
        return new Object[] {Texts.column(id.tenant()), Texts.column(id.id())};
    }

    private static Step step(TrajectoryId id, ResultSet row) throws SQLException {
        int index = row.getInt(1);
        return Bodies.step(index, Checksums.checked(row, 2, "step %d of '%s'".formatted(index, id.id())));
    }

    /** An entry whose text is in the first column. */
    private static <T extends Record> T entry(Class<T> type, ResultSet row) throws SQLException {
        return Bodies.entry(type, Checksums.checked(row, 1, type.getSimpleName()));
    }

    private static TrajectoryEntry entry(String tenant, ResultSet row) throws SQLException {
        return new TrajectoryEntry(
                new TrajectoryId(tenant, row.getString(1)),
                row.getInt(2),
                row.getInt(3) != 0,
                row.getInt(4),
                row.getInt(5),
                row.getLong(6),
                row.getLong(7));
    }
}
