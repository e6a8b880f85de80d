package io.steersman.cli.rules;

import io.steersman.cli.terminal.ExitCode;
import io.steersman.cli.terminal.Refused;
import io.steersman.cli.terminal.Version;
import io.steersman.policy.Diagnostic;
import io.steersman.reload.Bundle;
import io.steersman.reload.Checked;
import io.steersman.reload.GuardedCheck;
import io.steersman.reload.Releases;
import io.steersman.reload.SigningKeys;
import io.steersman.reload.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code rules verify}. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Check who signed a bundle, and that its rules are good.",
        description = {
            "Exits with 3 when nobody who is trusted signed it, when it was changed since, or its rules are broken.",
            ""
        },
        footer = {"", "Examples:", "  steersman rules verify rules.tar.gz --key author.pub"})
public final class RulesVerifyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "BUNDLE", description = "What rules bundle made.")
    private Path bundle = Path.of("");

    @Option(
            names = "--key",
            paramLabel = "FILE",
            required = true,
            description = "Public Ed25519 keys in PEM, one or more.")
    private Path key = Path.of("");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try {
            Sources sources = Bundle.read(Files.readAllBytes(bundle), SigningKeys.trusted(key));
            Checked checked = GuardedCheck.patiently(sources);
            if (checked.result().isEmpty()) {
                throw new Refused(
                        checked.diagnostics().stream().map(Diagnostic::display).toList());
            }
            int rules = checked.result().get().rulebook().rules().size();
            spec.commandLine()
                    .getOut()
                    .println("Signed and good: version %s with %d rules.".formatted(sources.hash(), rules));
            return ExitCode.OK;
        } catch (IOException e) {
            throw new Refused(List.of("The bundle %s cannot be read: %s.".formatted(bundle, e)));
        } catch (Releases.Unfit | IllegalArgumentException e) {
            throw new Refused(List.of(String.valueOf(e.getMessage())));
        }
    }
}
