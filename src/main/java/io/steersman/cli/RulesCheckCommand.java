package io.steersman.cli;

import io.steersman.reload.Checked;
import io.steersman.reload.Checker;
import io.steersman.reload.InForce;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The verb {@code rules check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Check that rules may come into force.",
        description = {
            "Lints and compiles all rules, runs the cases beside them, checks that the policy lists them, and prints all that is "
                    + "wrong as file:line:column: sentence. Exits with 3 when anything is.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  steersman rules check",
            "  steersman rules check --rules my/rules --policies my/policies"
        })
final class RulesCheckCommand implements Callable<Integer> {

    @Mixin
    private final Folders folders = new Folders();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Checked checked = Checker.check(folders.read());
        List<String> wrong = folders.display(checked.diagnostics());
        PrintWriter out = spec.commandLine().getOut();
        wrong.forEach(out::println);
        checked.result().ifPresent(good -> out.println(good(good)));
        if (!wrong.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("%d thing%s wrong.".formatted(wrong.size(), wrong.size() == 1 ? "" : "s"));
        }
        return wrong.isEmpty() ? ExitCode.OK : ExitCode.INPUT;
    }

    private static String good(InForce good) {
        return String.format(
                Locale.ROOT,
                "%d rules are good, rulebook %s.",
                good.rulebook().rules().size(),
                good.rulebook().hash().substring(0, 12));
    }
}
