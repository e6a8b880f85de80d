package io.steersman.cli;

import io.steersman.reload.GuardedCheck;
import io.steersman.reload.InForce;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verb {@code rules check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Check that rules may come into force.",
        description = {
            "Lints and compiles all rules, runs the cases beside them, checks that the policy lists them, and prints all that is "
                    + "wrong as file:line:column: sentence. Exits with 3 when anything is. Matters of style are warnings, which keep "
                    + "no rule from coming into force.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  steersman rules check",
            "  steersman rules check --strict",
            "  steersman rules check --rules my/rules --policies my/policies"
        })
final class RulesCheckCommand implements Callable<Integer> {

    @Mixin
    private final Folders folders = new Folders();

    @Option(names = "--strict", description = "Warnings are wrong, too: for builds.")
    private boolean strict;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return folders.report(
                GuardedCheck.patiently(folders.read()), spec.commandLine(), RulesCheckCommand::good, strict);
    }

    private static String good(InForce good) {
        return String.format(
                Locale.ROOT,
                "%d rules are good, rulebook %s.",
                good.rulebook().rules().size(),
                good.rulebook().hash().substring(0, 12));
    }
}
