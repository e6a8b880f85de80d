package io.steersman.journal.sql;

import io.steersman.experiment.Assignment;
import io.steersman.finding.Finding;
import io.steersman.intervention.Intervention;
import io.steersman.intervention.Outcome;
import io.steersman.journal.Bodies;
import io.steersman.journal.Entries;
import io.steersman.journal.Feedback;
import io.steersman.journal.FindingEntry;
import io.steersman.journal.InterventionEntry;
import io.steersman.journal.Same;
import io.steersman.journal.Standing;
import io.steersman.journal.VerdictEntry;
import io.steersman.trajectory.TrajectoryEnd;
import io.steersman.trajectory.TrajectoryId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One trajectory's entries on their way to the disk.
 *
 * @param rows the steps as they will be stored
 * @param millis the clock when they came
 */
record Writing(TrajectoryId id, Entries entries, List<StepRow> rows, long millis) {

    private static final String FIND = "SELECT key, steps FROM trajectory WHERE tenant = ? AND id = ?";
    private static final String BEGIN =
            "INSERT INTO trajectory (tenant, id, steps, ended, bytes, began, latest) VALUES (?, ?, 0, 0, 0, ?, ?)";
    private static final String GROW =
            "UPDATE trajectory SET steps = ?, ended = ?, bytes = bytes + ?, latest = ? WHERE key = ?";
    private static final String BODY = "SELECT body, checksum FROM step WHERE trajectory = ? AND idx = ?";
    private static final String FINDING =
            "INSERT INTO finding (trajectory, fault, rule, severity, seen_at, last_step, shadow, rulebook, body,"
                    + " checksum) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (trajectory, fault) DO UPDATE SET"
                    + " severity = excluded.severity, last_step = excluded.last_step, shadow = excluded.shadow,"
                    + " rulebook = excluded.rulebook, body = excluded.body, checksum = excluded.checksum";
    private static final String INTERVENTION =
            "INSERT INTO intervention (trajectory, number, rule, level, step, rung, delivery, policy, body,"
                    + " checksum) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (trajectory, number) DO UPDATE SET"
                    + " rule = excluded.rule, level = excluded.level, step = excluded.step, rung = excluded.rung,"
                    + " delivery = excluded.delivery, policy = excluded.policy, body = excluded.body, checksum = excluded.checksum";
    private static final String OUTCOME =
            "INSERT INTO outcome (trajectory, voice, number, fault, kind, step, actions, body, checksum)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (trajectory, voice, number, fault) DO UPDATE SET"
                    + " kind = excluded.kind, step = excluded.step, actions = excluded.actions, body = excluded.body, checksum = excluded.checksum";
    private static final String FEEDBACK =
            "INSERT INTO feedback (trajectory, about, subject, said_by, holds, body, checksum)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT (trajectory, about, subject, said_by) DO UPDATE SET"
                    + " holds = excluded.holds, body = excluded.body, checksum = excluded.checksum";
    private static final String ASSIGNMENT =
            "INSERT INTO assignment (trajectory, experiment, unit, arm, body, checksum) VALUES (?, ?, ?, ?, ?, ?)"
                    + " ON CONFLICT (trajectory, experiment) DO NOTHING";
    private static final String VERDICT = "INSERT INTO verdict (trajectory, number, rule, state, asked, body, checksum)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (trajectory, number) DO UPDATE SET"
            + " state = excluded.state, body = excluded.body, checksum = excluded.checksum";
    private static final String STANDING =
            "INSERT INTO standing (trajectory, step, memory, checksum) VALUES (?, ?, ?, ?)"
                    + " ON CONFLICT (trajectory) DO UPDATE SET step = excluded.step, memory = excluded.memory,"
                    + " checksum = excluded.checksum";

    static Writing of(TrajectoryId id, Entries entries, long millis) {
        return new Writing(
                id, entries, entries.steps().stream().map(StepRow::of).toList(), millis);
    }

    /** About how much there is to write. */
    long bytes() {
        int standing = entries.standing().map(Standing::memory).orElse("").length();
        return standing + rows.stream().mapToLong(row -> row.body().length()).sum();
    }

    /**
     * Puts everything in its place, within the transaction that runs.
     *
     * @throws io.steersman.journal.JournalFailure before anything is changed, when the steps do not follow
     */
    void apply(Statements statements) throws SQLException {
        long key;
        int steps;
        try (ResultSet found = statements
                .with(FIND, Texts.column(id.tenant()), Texts.column(id.id()))
                .executeQuery()) {
            boolean there = found.next();
            key = there ? found.getLong(1) : -1;
            steps = there ? found.getInt(2) : 0;
        }
        List<StepRow> fresh = fresh(statements, key, steps);
        if (key < 0) {
            key = begin(statements);
        }
        for (StepRow row : fresh) {
            row.insert(statements, key);
        }
        if (!fresh.isEmpty()) {
            boolean ended = fresh.get(fresh.size() - 1).step() instanceof TrajectoryEnd;
            long grown = fresh.stream().mapToLong(row -> row.body().length()).sum();
            statements.update(GROW, steps + fresh.size(), ended ? 1 : 0, grown, millis, key);
        }
        keepOthers(statements, key);
    }

    private List<StepRow> fresh(Statements statements, long key, int steps) throws SQLException {
        List<StepRow> fresh = new ArrayList<>();
        for (StepRow row : rows) {
            int index = row.step().index();
            if (index > steps + fresh.size() || index < steps && !isThere(statements, key, row)) {
                throw Same.conflict(id, index, steps);
            }
            if (index >= steps) {
                fresh.add(row);
            }
        }
        return fresh;
    }

    private static boolean isThere(Statements statements, long key, StepRow row) throws SQLException {
        try (ResultSet found = statements.with(BODY, key, row.step().index()).executeQuery()) {
            int index = row.step().index();
            return found.next()
                    && Same.step(row.step(), Bodies.step(index, Checksums.checked(found, 1, "step " + index)));
        }
    }

    private long begin(Statements statements) throws SQLException {
        statements.update(BEGIN, Texts.column(id.tenant()), Texts.column(id.id()), millis, millis);
        try (ResultSet made = statements
                .with(FIND, Texts.column(id.tenant()), Texts.column(id.id()))
                .executeQuery()) {
            made.next();
            return made.getLong(1);
        }
    }

    private void keepOthers(Statements statements, long key) throws SQLException {
        keepFindings(statements, key);
        keepInterventions(statements, key);
        keepOutcomes(statements, key);
        keepFeedback(statements, key);
        keepAssignments(statements, key);
        keepVerdicts(statements, key);
        if (entries.standing().isPresent()) {
            Standing standing = entries.standing().get();
            keep(statements, STANDING, standing.memory(), key, standing.step());
        }
    }

    private void keepFindings(Statements statements, long key) throws SQLException {
        for (FindingEntry entry : entries.findings()) {
            Finding finding = entry.finding();
            keep(
                    statements,
                    FINDING,
                    Bodies.of(entry),
                    key,
                    Texts.column(finding.fault()),
                    finding.rule().toString(),
                    finding.severity().display(),
                    entry.seenAt(),
                    finding.last(),
                    entry.shadow() ? 1 : 0,
                    entry.rulebook());
        }
    }

    private void keepInterventions(Statements statements, long key) throws SQLException {
        for (InterventionEntry entry : entries.interventions()) {
            Intervention told = entry.intervention();
            keep(
                    statements,
                    INTERVENTION,
                    Bodies.of(entry),
                    key,
                    told.number(),
                    told.rule().toString(),
                    told.level().display(),
                    told.step(),
                    told.rung(),
                    entry.delivery().display(),
                    entry.policy());
        }
    }

    private void keepOutcomes(Statements statements, long key) throws SQLException {
        for (Outcome outcome : entries.outcomes()) {
            keep(
                    statements,
                    OUTCOME,
                    Bodies.of(outcome),
                    key,
                    outcome.voice().display(),
                    outcome.number(),
                    Texts.column(outcome.fault()),
                    outcome.kind().display(),
                    outcome.step(),
                    outcome.actions());
        }
    }

    private void keepFeedback(Statements statements, long key) throws SQLException {
        for (Feedback said : entries.feedback()) {
            keep(
                    statements,
                    FEEDBACK,
                    Bodies.of(said),
                    key,
                    said.about().name(),
                    Texts.column(said.subject()),
                    Texts.column(said.by()),
                    said.right() ? 1 : 0);
        }
    }

    private void keepAssignments(Statements statements, long key) throws SQLException {
        for (Assignment assignment : entries.assignments()) {
            keep(
                    statements,
                    ASSIGNMENT,
                    Bodies.of(assignment),
                    key,
                    assignment.experiment(),
                    Texts.column(assignment.unit()),
                    assignment.arm());
        }
    }

    private void keepVerdicts(Statements statements, long key) throws SQLException {
        for (VerdictEntry verdict : entries.verdicts()) {
            keep(
                    statements,
                    VERDICT,
                    Bodies.of(verdict),
                    key,
                    verdict.number(),
                    verdict.suspicion().rule().toString(),
                    verdict.state().display(),
                    verdict.asked().step());
        }
    }

    /** A text stands in the last column but one, and its checksum in the last. */
    private static void keep(Statements statements, String sql, String text, Object... before) throws SQLException {
        Object[] values = Arrays.copyOf(before, before.length + 2);
        values[before.length] = text;
        values[before.length + 1] = Checksums.of(text);
        statements.update(sql, values);
    }
}
