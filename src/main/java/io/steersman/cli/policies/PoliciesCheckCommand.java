package io.steersman.cli.policies;

import io.steersman.cli.terminal.Folders;
import io.steersman.cli.terminal.Version;
import io.steersman.policy.Policy;
import io.steersman.reload.Checker;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The verb {@code policies check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Check that policies fit the rules and may come into force.",
        description = {
            "Loads the rules, checks the policy against them, and prints all that is wrong as file:line:column: sentence. "
                    + "Exits with 3 when anything is.",
            ""
        },
        footer = {"", "Examples:", "  steersman policies check", "  steersman policies check --policies my/policies"})
public final class PoliciesCheckCommand implements Callable<Integer> {

    @Mixin
    private final Folders folders = new Folders();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return folders.report(Checker.load(folders.read()), spec.commandLine(), good -> good(good.policy()), false);
    }

    private static String good(Policy policy) {
        return "The policy is good: %d rules, %d of them enforced; at most %d interventions in a trajectory."
                .formatted(
                        policy.rules().size(),
                        policy.ladders().size(),
                        policy.pacing().budget());
    }
}
