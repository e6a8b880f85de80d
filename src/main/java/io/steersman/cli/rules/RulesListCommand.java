package io.steersman.cli.rules;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.cli.terminal.Columns;
import io.steersman.cli.terminal.ExitCode;
import io.steersman.cli.terminal.Folders;
import io.steersman.cli.terminal.Version;
import io.steersman.reload.InForce;
import io.steersman.rulebook.Evidence;
import io.steersman.rulebook.drl.RuleMetadata;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verb {@code rules list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "List rules.",
        description = {
            "Lists each rule with its severity, status, mode in the policy, what readers of its findings say, where it comes from, and title.",
            ""
        },
        footer = {"", "Examples:", "  steersman rules list", "  steersman rules list --format json | jq -r '.[].id'"})
public final class RulesListCommand implements Callable<Integer> {

    /** The forms by name. */
    enum Format {
        TABLE,
        JSON,
        MARKDOWN
    }

    private static final String DECIDES = "-";

    @Mixin
    private final Folders folders = new Folders();

    @Option(names = "--format", paramLabel = "FORM", description = "table (default), json or markdown.")
    private Format format = Format.TABLE;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        InForce inForce = folders.load();
        PrintWriter out = spec.commandLine().getOut();
        if (format == Format.JSON) {
            out.println(json(inForce).toPrettyString());
        } else if (format == Format.MARKDOWN) {
            out.print(RulePage.of(inForce));
        } else {
            Columns.align(rows(inForce)).forEach(out::println);
        }
        return ExitCode.OK;
    }

    private List<List<String>> rows(InForce inForce) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("RULE", "SEVERITY", "STATUS", "MODE", "EVIDENCE", "FROM", "TITLE"));
        Evidence.Tables evidence = inForce.evidence();
        for (RuleMetadata rule : inForce.rulebook().rules()) {
            rows.add(List.of(
                    rule.id().toString(),
                    rule.detects() ? rule.severity().display() : DECIDES,
                    rule.status(),
                    mode(rule, inForce),
                    rule.detects() ? evidence.of(rule.id()).display() : DECIDES,
                    from(rule),
                    rule.title()));
        }
        return rows;
    }

    /** The folder that a rule's file lies in, or that it is shipped. */
    private String from(RuleMetadata rule) {
        return folders.sources()
                .origin("rules/" + rule.file())
                .map(Path::toString)
                .orElse("shipped");
    }

    /** A rule that decides interventions has no mode. */
    private static String mode(RuleMetadata rule, InForce inForce) {
        return rule.detects() ? inForce.policy().mode(rule.id()).display() : DECIDES;
    }

    private ArrayNode json(InForce inForce) {
        ArrayNode json = JsonNodeFactory.instance.arrayNode();
        Evidence.Tables evidence = inForce.evidence();
        for (RuleMetadata rule : inForce.rulebook().rules()) {
            ObjectNode one = json.addObject();
            one.putObject("evidence")
                    .put("read", evidence.of(rule.id()).read())
                    .put("right", evidence.of(rule.id()).right())
                    .put("debatable", evidence.of(rule.id()).debatable())
                    .put("wrong", evidence.of(rule.id()).wrong());
            one.put("id", rule.id().toString())
                    .put("detects", rule.detects())
                    .put("severity", rule.severity().display())
                    .put("status", rule.status())
                    .put("mode", mode(rule, inForce))
                    .put("title", rule.title())
                    .put("since", rule.since())
                    .put("why", rule.why())
                    .put("falsePositives", rule.falsePositives())
                    .put("misses", rule.misses())
                    .put("replacedBy", rule.replacedBy())
                    .put("origin", rule.id().origin().display())
                    .put("from", from(rule))
                    .put("file", rule.file())
                    .put("line", rule.line());
        }
        return json;
    }
}
