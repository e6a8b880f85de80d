package io.steersman.cli.policies;

import io.steersman.cli.terminal.Columns;
import io.steersman.cli.terminal.ExitCode;
import io.steersman.cli.terminal.Folders;
import io.steersman.cli.terminal.Version;
import io.steersman.intervention.Level;
import io.steersman.policy.GuidanceText;
import io.steersman.policy.Mode;
import io.steersman.policy.Policies;
import io.steersman.policy.Setting;
import io.steersman.trajectory.Context;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verb {@code policies explain}. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Say which values apply to a run, and from which file.",
        description = {
            "Prints every value with the file and line that says it; 'built in' where no file does. Without options: for a run of "
                    + "which nothing is known.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  steersman policies explain --client codex --tag ci --unattended",
            "  steersman policies explain --rule failing-replay"
        })
public final class PoliciesExplainCommand implements Callable<Integer> {

    @Mixin
    private final Folders folders = new Folders();

    @Option(names = "--tenant", paramLabel = "NAME", description = "Whose run it is.")
    private String tenant = "";

    @Option(names = "--client", paramLabel = "NAME", description = "The program the agent runs in.")
    private String client = "";

    @Option(names = "--agent", paramLabel = "NAME", description = "The agent or its role.")
    private String agent = "";

    @Option(names = "--model", paramLabel = "NAME", description = "The model.")
    private String model = "";

    @Option(names = "--repository", paramLabel = "NAME", description = "What is worked on.")
    private String repository = "";

    @Option(names = "--tag", paramLabel = "WORD", description = "A word the run is marked with; may be given again.")
    private List<String> tags = List.of();

    @Option(names = "--attended", negatable = true, description = "Whether a person can be asked (--no-attended: not).")
    private Optional<Boolean> attended = Optional.empty();

    @Option(names = "--unattended", description = "The same as --no-attended.")
    private boolean unattended;

    @Option(names = "--rule", paramLabel = "TEXT", description = "Only values whose place holds this.")
    private String rule = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Policies policies = folders.load().policies();
        Context context = new Context(
                tenant,
                client,
                agent,
                model,
                repository,
                new TreeSet<>(tags),
                "",
                unattended ? Optional.of(false) : attended);
        PrintWriter out = spec.commandLine().getOut();
        out.println("Files: " + String.join(", ", policies.files(context)));
        List<List<String>> rows = new ArrayList<>();
        policies.explain(context).forEach((place, setting) -> {
            if (place.contains(rule)) {
                rows.add(List.of(place, value(setting.value()), origin(setting)));
            }
        });
        Columns.align(rows).forEach(out::println);
        return ExitCode.OK;
    }

    private static String origin(Setting setting) {
        if (setting.file().isEmpty()) {
            return "built in";
        }
        return setting.line() == 0 ? setting.file() : setting.file() + ":" + setting.line();
    }

    private static String value(Object value) {
        if (value instanceof Mode mode) {
            return mode.display();
        }
        if (value instanceof GuidanceText text) {
            return text.source().lines().findFirst().orElse("") + " ...";
        }
        if (value instanceof List<?> levels) {
            return levels.stream()
                    .map(level -> level instanceof Level known ? known.display() : String.valueOf(level))
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return String.valueOf(value);
    }
}
