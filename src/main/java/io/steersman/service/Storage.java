package io.steersman.service;

import io.steersman.journal.Journal;
import io.steersman.journal.JournalFailure;
import io.steersman.journal.MemoryJournal;
import io.steersman.journal.sql.PostgresServer;
import io.steersman.journal.sql.SqlJournal;
import io.steersman.journal.sql.SqliteFile;
import io.steersman.judge.Budget;
import io.steersman.reload.Versions;
import io.steersman.silence.Silences;
import io.steersman.supervision.EndedExperiments;
import io.steersman.supervision.TrialRecord;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** Opens the journal that the settings name. */
public final class Storage {

    private static final String POSTGRES = "jdbc:postgresql:";

    private Storage() {}

    /**
     * The journal, at this program's version.
     *
     * @throws JournalFailure when it cannot be used, saying why
     */
    static Journal open(Settings settings) {
        String store = settings.journal().store();
        if (store.equals("memory")) {
            return new MemoryJournal();
        }
        if (store.equals("sqlite")) {
            SqliteFile file = SqliteFile.open(
                    folder(settings), settings.journal().mostBytes().asLongValue());
            return new SqlJournal(file, InstantSource.system());
        }
        if (store.startsWith(POSTGRES)) {
            PostgresServer server = new PostgresServer(
                    store,
                    settings.journal().user().orElse(""),
                    settings.journal().password().orElse(""));
            return new SqlJournal(server, InstantSource.system());
        }
        throw new JournalFailure(
                JournalFailure.Reason.UNAVAILABLE,
                "There is no journal '%s'. Maybe write sqlite, memory or %s//host/database."
                        .formatted(store, POSTGRES));
    }

    /**
     * What was in force, in the data folder; a service that keeps nothing forgets it too.
     *
     * @throws java.io.UncheckedIOException when the folder cannot be used
     */
    static Versions versions(Settings settings) {
        return settings.journal().store().equals("memory")
                ? Versions.inMemory()
                : Versions.in(folder(settings).resolve("versions"));
    }

    /** What is tried, in the data folder; a service that keeps nothing forgets it too. */
    static TrialRecord trial(Settings settings) {
        return settings.journal().store().equals("memory")
                ? TrialRecord.inMemory()
                : TrialRecord.in(folder(settings).resolve("trial.json"));
    }

    /** The arms of experiments that were ended, in the data folder; a service that keeps nothing forgets them too. */
    static EndedExperiments endedExperiments(Settings settings) {
        return isForgotten(settings)
                ? EndedExperiments.inMemory()
                : EndedExperiments.in(folder(settings).resolve("experiments-ended.json"));
    }

    /** What agents are not told for a while, in the data folder; a service that keeps nothing forgets it too. */
    static Silences silences(Settings settings) {
        return isForgotten(settings)
                ? Silences.inMemory(InstantSource.system())
                : Silences.in(folder(settings).resolve("silences.json"), InstantSource.system());
    }

    /** Where nothing is kept, and in a fleet, which keeps what all nodes go by itself. */
    private static boolean isForgotten(Settings settings) {
        return settings.journal().store().equals("memory") || settings.cluster().isPresent();
    }

    /** What judges may still use today, noted in the data folder; a service that keeps nothing begins anew. */
    static Budget budget(Settings settings, InstantSource clock) {
        return settings.journal().store().equals("memory")
                ? new Budget(clock)
                : Budget.in(folder(settings).resolve("judge-used.json"), clock);
    }

    /** Where spans are kept that wait for others; nowhere in a service that keeps nothing. */
    static Optional<Path> spans(Settings settings) {
        return settings.journal().store().equals("memory")
                ? Optional.empty()
                : Optional.of(folder(settings).resolve("spans"));
    }

    /** The folder that everything is kept in. */
    public static Path folder(Settings settings) {
        return settings.data().map(Path::of).orElseGet(() -> Path.of(System.getProperty("user.home"), ".steersman"));
    }
}
