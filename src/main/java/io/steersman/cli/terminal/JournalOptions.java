package io.steersman.cli.terminal;

import io.steersman.journal.JournalFailure;
import io.steersman.journal.sql.Database;
import io.steersman.journal.sql.PostgresServer;
import io.steersman.journal.sql.SqlJournal;
import io.steersman.journal.sql.SqliteFile;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** Which journal a verb works on; the variables are those of the service. */
public final class JournalOptions {

    private static final String POSTGRES = "jdbc:postgresql:";

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "${env:STEERSMAN_DATA:-${sys:user.home}/.steersman}",
            description = "Folder that trajectories are kept in. Default: .steersman in the home folder.")
    private Path data = Path.of("");

    @Option(
            names = "--store",
            paramLabel = "URL",
            defaultValue = "${env:STEERSMAN_JOURNAL_STORE:-sqlite}",
            description = "jdbc:postgresql://host/database instead of a data folder. Who signs in is taken from"
                    + " STEERSMAN_JOURNAL_USER and STEERSMAN_JOURNAL_PASSWORD.")
    private String store = "";

    /** Something that is done with a journal, which is closed afterwards; what it refuses is for the user to read. */
    public <T> T writing(Function<SqlJournal, T> work) {
        return with(work, false);
    }

    /** The same for one who only reads, also beside a service that writes. */
    public <T> T reading(Function<SqlJournal, T> work) {
        return with(work, true);
    }

    private <T> T with(Function<SqlJournal, T> work, boolean readsOnly) {
        try (SqlJournal journal = readsOnly
                ? SqlJournal.forReading(database(true))
                : new SqlJournal(database(false), InstantSource.system())) {
            return work.apply(journal);
        } catch (JournalFailure e) {
            throw new Refused(List.of(String.valueOf(e.getMessage())));
        }
    }

    private Database database(boolean readsOnly) {
        if (store.startsWith(POSTGRES)) {
            return new PostgresServer(
                    store,
                    System.getenv().getOrDefault("STEERSMAN_JOURNAL_USER", ""),
                    System.getenv().getOrDefault("STEERSMAN_JOURNAL_PASSWORD", ""));
        }
        if (!store.equals("sqlite")) {
            throw new Refused(List.of("The journal '%s' cannot be opened from here. Maybe write %s//host/database."
                    .formatted(store, POSTGRES)));
        }
        return readsOnly ? SqliteFile.openForReading(data) : SqliteFile.open(data, 0);
    }
}
