package io.steersman.cli.rules;

import com.google.re2j.Pattern;
import io.steersman.cli.terminal.ExitCode;
import io.steersman.cli.terminal.Folders;
import io.steersman.cli.terminal.Refused;
import io.steersman.cli.terminal.Version;
import io.steersman.finding.RuleId;
import io.steersman.policy.PolicyReader;
import io.steersman.reload.InForce;
import io.steersman.rulebook.drl.RuleMetadata;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code rules new}. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Begin a rule.",
        description = {
            "Writes a rule, two cases, an entry of the default policy and a text from templates. What is to be filled in is marked, "
                    + "and 'rules check' names each place until it is. They lie over the shipped ones, "
                    + "which stay as they are: in ./rules and ./policies, or in what --rules and --policies name.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  steersman rules new house_rules/migrations migration-touched",
            "  steersman rules new house_rules/deploys failing-deploys --rules my/rules --policies my/policies"
        })
public final class RulesNewCommand implements Callable<Integer> {

    private static final String NEW_POLICY =
            "# What is said of rules of our own. Of all others the shipped policy holds.\nrules:\n";
    private static final Pattern PLACE = Pattern.compile("([a-z][a-z0-9_]*)/([a-z][a-z0-9_]*)");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    @Mixin
    private final Folders folders = new Folders();

    @Parameters(index = "0", paramLabel = "CATEGORY/SUBCATEGORY", description = "Folder and file, both in snake_case.")
    private String place = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "Name of the rule, a noun phrase in kebab-case.")
    private String name = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        RuleId rule = rule();
        PrintWriter out = spec.commandLine().getOut();
        Path rules = own(folders.sources().rules(), "rules");
        Path policies = own(folders.sources().policies(), "policies");
        refuseKnown(rule, folders.load());
        RuleTemplate template = new RuleTemplate(rule);
        Path drl = rules.resolve(place + ".drl");
        Path cases = rules.resolve(place + ".cases.yaml");
        Path policy = policies.resolve(PolicyReader.DEFAULT_FILE);
        String entry = PolicyInsertion.add(Files.exists(policy) ? textOf(policy) : NEW_POLICY, template.policy());
        Files.createDirectories(rules.resolve(rule.category()));
        Files.writeString(cases, template.cases(textOf(cases)));
        Files.writeString(drl, template.drl(textOf(drl)));
        Files.writeString(policy, entry);
        out.println("%s: the rule".formatted(drl));
        out.println("%s: its cases".formatted(cases));
        out.println("%s: its mode, ladder and text, at the end of rules:".formatted(policy));
        out.println("Fill in what is marked <fill in: ...>; 'rules check' names each place.");
        return ExitCode.OK;
    }

    private RuleId rule() {
        var placed = PLACE.matcher(place);
        if (!placed.matches()) {
            throw new Refused(List.of("The place (%s) must be CATEGORY/SUBCATEGORY, both in snake_case. Maybe: %s"
                    .formatted(place, "house_rules/migrations")));
        }
        if (!NAME.matcher(name).matches()) {
            throw new Refused(List.of("The name (%s) must be in kebab-case. Maybe: migration-touched".formatted(name)));
        }
        if (placed.group(1).equals(RuleMetadata.INTERVENTION)) {
            throw new Refused(List.of(
                    "The rules of 'intervention' decide what is done about faults. Maybe choose another category."));
        }
        return new RuleId(placed.group(1), placed.group(2), name);
    }

    private static void refuseKnown(RuleId rule, InForce known) {
        known.rulebook().metadata(rule).ifPresent(there -> {
            throw new Refused(List.of("There is a rule %s already: rules/%s:%d. Maybe choose another name."
                    .formatted(rule, there.file(), there.line())));
        });
    }

    private static Path own(List<Path> folders, String name) throws IOException {
        Path folder = Folders.own(folders, name);
        Files.createDirectories(folder);
        return folder;
    }

    private static String textOf(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
