package io.steersman.cli.keys;

import io.steersman.access.ApiKey;
import io.steersman.access.KeyFile;
import io.steersman.cli.terminal.ExitCode;
import io.steersman.cli.terminal.Refused;
import io.steersman.cli.terminal.Terminal;
import io.steersman.cli.terminal.Version;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code keys revoke}: a key opens nothing any more. */
@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Take a key back: it opens nothing any more, within a second.",
        sortOptions = false,
        footer = {"", "Examples:", "  steersman keys revoke 4k2m9x0a"})
public final class KeysRevokeCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "The key's id, as 'keys list' shows it.")
    private String id = "";

    @Mixin
    private final KeyOptions options = new KeyOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public KeysRevokeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        KeyFile file = options.file(terminal);
        try {
            ApiKey key = Optional.ofNullable(file.keys(file.text()).get(id))
                    .orElseThrow(() -> new Refused(List.of(
                            "There is no key '%s' in %s. Maybe see: steersman keys list".formatted(id, file.path()))));
            if (key.revoked().isEmpty()) {
                Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
                String hash = file.change(keys -> keys.stream()
                        .map(each -> each.id().equals(id) ? each.revokedAt(now) : each)
                        .toList());
                options.note(terminal, key.tenant(), "key.revoked", id, hash, "");
            }
        } catch (KeyFile.Broken e) {
            throw new Refused(List.of(String.valueOf(e.getMessage())));
        }
        PrintWriter err = spec.commandLine().getErr();
        err.println("The key %s opens nothing any more.".formatted(id));
        if (file.keys(file.text()).values().stream()
                .noneMatch(key -> key.state(Instant.now()).equals("active"))) {
            err.println("It was the last one: the service keeps everybody out now but the owner of its data folder.");
            err.println(
                    "Maybe make another: steersman keys create. To serve this machine without keys again, stop the service,");
            err.println("take the file %s away, and start it.".formatted(file.path()));
        }
        return ExitCode.OK;
    }
}
