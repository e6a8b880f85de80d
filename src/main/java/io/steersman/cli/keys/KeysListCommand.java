package io.steersman.cli.keys;

import io.steersman.access.ApiKey;
import io.steersman.access.KeyFile;
import io.steersman.access.Scope;
import io.steersman.cli.terminal.Columns;
import io.steersman.cli.terminal.ExitCode;
import io.steersman.cli.terminal.Refused;
import io.steersman.cli.terminal.Terminal;
import io.steersman.cli.terminal.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The verb {@code keys list}: which keys there are, and how they stand. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "List the keys, those that open nothing any more included.",
        sortOptions = false,
        footer = {"", "Examples:", "  steersman keys list"})
public final class KeysListCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private final KeyOptions options = new KeyOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public KeysListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("ID", "TENANT", "SCOPES", "STATE", "CREATED", "EXPIRES", "NAME"));
        Instant now = Instant.now();
        for (ApiKey key : keys()) {
            rows.add(List.of(
                    key.id(),
                    key.tenant(),
                    Scope.display(key.scopes()).replace(" ", ""),
                    key.state(now),
                    key.created().toString(),
                    key.expires().map(Instant::toString).orElse("-"),
                    key.name()));
        }
        if (rows.size() == 1) {
            spec.commandLine()
                    .getErr()
                    .println("There is no key: the service serves this machine only. Maybe: steersman keys create");
            return ExitCode.OK;
        }
        Columns.align(rows).forEach(spec.commandLine().getOut()::println);
        return ExitCode.OK;
    }

    private List<ApiKey> keys() {
        KeyFile file = options.file(terminal);
        try {
            return List.copyOf(file.keys(file.text()).values());
        } catch (KeyFile.Broken e) {
            throw new Refused(List.of(String.valueOf(e.getMessage())));
        }
    }
}
