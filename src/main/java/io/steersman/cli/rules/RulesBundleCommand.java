package io.steersman.cli.rules;

import io.steersman.cli.terminal.ExitCode;
import io.steersman.cli.terminal.Folders;
import io.steersman.cli.terminal.Refused;
import io.steersman.cli.terminal.Version;
import io.steersman.reload.Bundle;
import io.steersman.reload.Checked;
import io.steersman.reload.GuardedCheck;
import io.steersman.reload.SigningKeys;
import io.steersman.reload.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verb {@code rules bundle}. */
@Command(
        name = "bundle",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Make one signed file of rules and policies.",
        description = {"Checks them as rules check does, and signs what is good.", ""},
        footer = {
            "",
            "Examples:",
            "  openssl genpkey -algorithm ed25519 -out author.pem",
            "  openssl pkey -in author.pem -pubout -out author.pub",
            "  steersman rules bundle --key author.pem --out rules.tar.gz"
        })
public final class RulesBundleCommand implements Callable<Integer> {

    @Mixin
    private final Folders folders = new Folders();

    @Option(names = "--key", paramLabel = "FILE", required = true, description = "Private Ed25519 key in PEM.")
    private Path key = Path.of("");

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where to write the bundle.")
    private Path out = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Sources sources = folders.read();
        Checked checked = GuardedCheck.patiently(sources);
        if (checked.result().isEmpty()) {
            throw new Refused(folders.display(checked.diagnostics()));
        }
        try {
            Files.write(out, Bundle.write(sources, SigningKeys.secret(key)));
        } catch (IOException e) {
            throw new Refused(List.of("The bundle cannot be written to %s: %s.".formatted(out, e)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new Refused(List.of(String.valueOf(e.getMessage())));
        }
        spec.commandLine().getOut().println("%s holds version %s.".formatted(out, sources.hash()));
        return ExitCode.OK;
    }
}
