package io.steersman.cli.rules;

import io.steersman.cli.terminal.Folders;
import io.steersman.cli.terminal.Refused;
import io.steersman.cli.terminal.Version;
import io.steersman.reload.Checked;
import io.steersman.reload.GuardedCheck;
import io.steersman.reload.InForce;
import io.steersman.reload.SourceFolders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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
            "With files, of rules, cases or policies, only what they say is checked, and only the cases of their rules are run.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  steersman rules check",
            "  steersman rules check rules/house_rules/pushes.drl",
            "  steersman rules check --strict",
            "  steersman rules check --rules my/rules --policies my/policies"
        })
public final class RulesCheckCommand implements Callable<Integer> {

    @Mixin
    private final Folders folders = new Folders();

    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "Files in the folders of rules and policies. Default: all.")
    private List<Path> asked = List.of();

    @Option(names = "--strict", description = "Warnings are wrong, too: for builds.")
    private boolean strict;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (asked.isEmpty()) {
            return folders.report(
                    GuardedCheck.patiently(folders.read()), spec.commandLine(), RulesCheckCommand::good, strict);
        }
        Set<String> paths = asked.stream().map(this::path).collect(Collectors.toCollection(TreeSet::new));
        Checked checked = GuardedCheck.patiently(folders.read(), paths);
        return folders.report(checked, spec.commandLine(), good -> asked(good, paths), strict);
    }

    /** As checks name a file: below {@code rules/} or {@code policies/}. */
    private String path(Path file) {
        SourceFolders all = folders.sources();
        return within(all.rules(), "rules/", file)
                .or(() -> within(all.policies(), "policies/", file))
                .orElseThrow(() -> new Refused(List.of(
                        "The file %s is in none of the folders of rules and policies. Maybe name its folder: --rules or --policies."
                                .formatted(file))));
    }

    private static Optional<String> within(List<Path> folders, String prefix, Path file) {
        return folders.stream()
                .filter(folder -> Files.isRegularFile(file)
                        && file.toAbsolutePath()
                                .normalize()
                                .startsWith(folder.toAbsolutePath().normalize()))
                .map(folder -> prefix
                        + folder.toAbsolutePath()
                                .normalize()
                                .relativize(file.toAbsolutePath().normalize())
                                .toString()
                                .replace('\\', '/'))
                .findFirst();
    }

    private static String asked(InForce good, Set<String> paths) {
        long rules = good.rulebook().rules().stream()
                .filter(rule -> paths.contains("rules/" + rule.file())
                        || paths.contains("rules/" + rule.file().replace(".drl", ".cases.yaml")))
                .count();
        return "%d file%s good, with %d rule%s."
                .formatted(paths.size(), paths.size() == 1 ? " is" : "s are", rules, rules == 1 ? "" : "s");
    }

    private static String good(InForce good) {
        return String.format(
                Locale.ROOT,
                "%d rules are good, rulebook %s.",
                good.rulebook().rules().size(),
                good.rulebook().hash().substring(0, 12));
    }
}
