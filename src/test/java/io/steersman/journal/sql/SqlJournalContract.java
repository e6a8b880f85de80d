package io.steersman.journal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.steersman.experiment.Assignment;
import io.steersman.finding.Finding;
import io.steersman.finding.RuleId;
import io.steersman.finding.Severity;
import io.steersman.finding.Suspicion;
import io.steersman.intervention.Intervention;
import io.steersman.intervention.Level;
import io.steersman.intervention.Outcome;
import io.steersman.journal.Entries;
import io.steersman.journal.Feedback;
import io.steersman.journal.FindingEntry;
import io.steersman.journal.InterventionEntry;
import io.steersman.journal.Journal;
import io.steersman.journal.JournalContract;
import io.steersman.journal.JournalFailure;
import io.steersman.journal.JournalFailure.Reason;
import io.steersman.journal.Moment;
import io.steersman.journal.Standing;
import io.steersman.journal.VerdictEntry;
import io.steersman.trajectory.TrajectoryId;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a journal in a database promises beside: a text that changed is not taken for what was written. */
public abstract class SqlJournalContract extends JournalContract {

    private static final RuleId RULE = RuleId.parse("a.b.c");
    private static final List<String> TABLES =
            List.of("step", "finding", "intervention", "outcome", "feedback", "assignment", "verdict", "standing");

    private final TrajectoryId id = new TrajectoryId("checked", "t" + System.nanoTime());

    /** A connection to the database of the journal, which is closed. */
    protected abstract Connection connection() throws SQLException;

    /** Opens the journal of the same database anew. */
    protected abstract void reopen();

    @ParameterizedTest
    @CsvSource({
        "step, body",
        "finding, body",
        "intervention, body",
        "outcome, body",
        "feedback, body",
        "assignment, body",
        "verdict, body",
        "standing, memory"
    })
    void aChangedByteIsFoundByLookingThroughAll(String table, String column) throws SQLException {
        // Given
        journal().write(id, everything());
        // When
        change("UPDATE %s SET %s = replace(%s, 'message', 'massage')".formatted(table, column, column));
        // Then
        assertThat(journal().damage())
                .hasValueSatisfying(told -> assertThat(told).endsWith("1 of " + table));
        journal().forget(id, Long.MAX_VALUE);
        assertThat(journal().damage()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"step", "finding", "intervention", "outcome", "feedback", "assignment", "verdict"})
    void aTextThatChangedIsNotRead(String table) throws SQLException {
        // Given
        Map<String, BiFunction<Journal, TrajectoryId, Object>> readings = Map.of(
                "step", (journal, id) -> journal.steps(id, 0, 9),
                "finding", Journal::findings,
                "intervention", Journal::interventions,
                "outcome", Journal::outcomes,
                "feedback", Journal::feedback,
                "assignment", Journal::assignments,
                "verdict", Journal::verdicts);
        journal().write(id, everything());
        // When
        change("UPDATE %s SET body = replace(body, 'message', 'massage')".formatted(table));
        // Then
        assertThatThrownBy(() -> readings.get(table).apply(journal(), id))
                .hasMessageContaining("is not what was written")
                .isInstanceOfSatisfying(JournalFailure.class, failure -> assertThat(failure.reason())
                        .isEqualTo(Reason.CORRUPT));
        journal().forget(id, Long.MAX_VALUE);
    }

    @Test
    void aStepThatChangedIsNamed() throws SQLException {
        // Given
        journal().write(id, Entries.of(said(0, 3)));
        change("UPDATE step SET body = replace(body, 'message 1', 'message 8')");
        // Then
        assertThatThrownBy(() -> journal().steps(id, 0, 9)).hasMessageContaining("The step 1 of '%s'", id.id());
        assertThat(journal().steps(id, 2, 9)).hasSize(1);
        journal().forget(id, Long.MAX_VALUE);
    }

    @Test
    void aMemoryThatChangedIsAsIfNoneWasKept() throws SQLException {
        // Given
        journal().write(id, everything());
        // When
        change("UPDATE standing SET memory = 'massage'");
        // Then
        assertThat(journal().standing(id)).isEmpty();
        journal().forget(id, Long.MAX_VALUE);
    }

    @Test
    void whatAnEarlierProgramKeptIsReadAsItIs() throws SQLException {
        // Given
        journal().write(id, everything());
        // When
        change(Stream.concat(
                        TABLES.stream().map("ALTER TABLE %s DROP COLUMN checksum"::formatted),
                        Stream.of("DELETE FROM migration WHERE version = 5"))
                .toArray(String[]::new));
        journal().write(id, Entries.of(said(1, 3)));
        // Then
        assertThat(journal().steps(id, 0, 9)).isEqualTo(said(0, 3));
        assertThat(journal().findings(id)).isEqualTo(everything().findings());
        assertThat(journal().standing(id)).isEqualTo(everything().standing());
        assertThat(journal().damage()).isEmpty();
        journal().forget(id, Long.MAX_VALUE);
    }

    /** Changes the database while nobody has it. */
    private void change(String... changes) throws SQLException {
        journal().close();
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            for (String sql : changes) {
                statement.execute(sql);
            }
        }
        reopen();
    }

    private static Entries everything() {
        Moment moment = new Moment(0, 5);
        return new Entries(
                said(0, 1),
                List.of(new FindingEntry(
                        new Finding(RULE, Severity.HIGH, "A message", "x", List.of(0), Map.of()), 0, "r", "p", false)),
                List.of(InterventionEntry.pending(
                        new Intervention(1, Level.WARN, 0, RULE, List.of("a.b.c#x"), "A message", 1, "v1"),
                        "r",
                        "p",
                        moment)),
                List.of(new Outcome(Outcome.Voice.STEERSMAN, 1, "x", Outcome.Kind.IGNORED, 0, -1, 4, 2, "a message")),
                List.of(new Feedback(Feedback.About.FINDING, "x", true, "me", "a message", 5)),
                List.of(new Assignment("help", "message", "control", false)),
                List.of(VerdictEntry.open(
                        1, new Suspicion(RULE, "why", "a message", "", List.of(0), Map.of()), moment)),
                Optional.of(new Standing(0, "a message")));
    }
}
