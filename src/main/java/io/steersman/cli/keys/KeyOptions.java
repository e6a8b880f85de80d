package io.steersman.cli.keys;

import io.steersman.access.AuditEntry;
import io.steersman.access.AuditFile;
import io.steersman.access.KeyFile;
import io.steersman.cli.terminal.Refused;
import io.steersman.cli.terminal.Terminal;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the keys are, as the service looks for them; a change of them goes into the audit trail beside. */
final class KeyOptions {

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Data folder of the service (default: $$STEERSMAN_DATA, else .steersman in the home folder).")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "File of keys (default: $$STEERSMAN_ACCESS_KEYS, else 'keys' in the data folder).")
    private Optional<Path> file = Optional.empty();

    /** The file of keys. */
    KeyFile file(Terminal terminal) {
        return new KeyFile(file.or(() -> variable(terminal, "STEERSMAN_ACCESS_KEYS"))
                .orElseGet(() -> folder(terminal).resolve("keys")));
    }

    /** Notes a change of a tenant's keys. */
    void note(Terminal terminal, String tenant, String what, String key, String hash, String note) {
        Path trail = variable(terminal, "STEERSMAN_ACCESS_AUDIT")
                .orElseGet(() -> folder(terminal).resolve("audit.jsonl"));
        String who = "user:" + System.getProperty("user.name", "unknown");
        try {
            new AuditFile(trail).add(new AuditEntry(Instant.now(), tenant, who, what, key, hash, "", note));
        } catch (UncheckedIOException e) {
            throw new Refused(List.of(String.valueOf(e.getMessage())));
        }
    }

    private Path folder(Terminal terminal) {
        return data.or(() -> variable(terminal, "STEERSMAN_DATA"))
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".steersman"));
    }

    private static Optional<Path> variable(Terminal terminal, String name) {
        return Optional.ofNullable(terminal.environment().get(name))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }
}
