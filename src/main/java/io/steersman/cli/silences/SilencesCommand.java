package io.steersman.cli.silences;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.cli.terminal.Columns;
import io.steersman.cli.terminal.ExitCode;
import io.steersman.cli.terminal.ServiceOptions;
import io.steersman.cli.terminal.Terminal;
import io.steersman.cli.terminal.Version;
import io.steersman.trajectory.Json;
import io.steersman.trajectory.Pieces;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code silences}: lists what a running service does not tell agents for a while; its own verbs change it. */
@Command(
        name = "silences",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Keep what a rule earns back from agents for a while.",
        synopsisSubcommandLabel = "[add|end]",
        footer = {
            "",
            "Examples:",
            "  steersman silences",
            "  steersman silences add failing-replay --repository web --for 2h --reason \"the tests are known to be red\"",
            "  steersman silences end 3f2a91bc"
        })
public final class SilencesCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private final ServiceOptions service = new ServiceOptions();

    @Option(names = "--all", description = "Those that are over, too.")
    private boolean all;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public SilencesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("SILENCE", "LASTS", "UNTIL", "OF", "BY", "REASON"));
        for (JsonNode one : service.open(terminal).read("/v1/silences")) {
            if (all || one.path("lasting").asBoolean()) {
                rows.add(List.of(
                        one.path("id").asText(),
                        one.path("lasting").asBoolean() ? "yes" : "",
                        one.path("until").asText().split("\\.", 2)[0],
                        about(one),
                        one.path("by").asText(),
                        one.path("reason").asText()));
            }
        }
        Columns.align(rows).forEach(spec.commandLine().getOut()::println);
        return ExitCode.OK;
    }

    private static String about(JsonNode one) {
        return Stream.of("rule", "client", "repository", "model")
                .map(name -> one.path(name).asText())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** The verb {@code silences add}. */
    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            header = "Begin a silence; it ends by itself.",
            footer = {"", "Examples:", "  steersman silences add failing-replay --for 2h --reason \"known to be red\""})
    public static final class Add implements Callable<Integer> {

        private static final int MINUTES_OF_HOUR = 60;
        private static final int MINUTES_OF_DAY = 24 * MINUTES_OF_HOUR;
        private static final int LONGEST = 6;

        private final Terminal terminal;

        @Parameters(
                arity = "0..1",
                paramLabel = "RULE",
                description = "A rule by its id, or a category. Without one: all rules.")
        private String rule = "";

        @Option(names = "--client", paramLabel = "NAME", description = "Runs of this client alone.")
        private String client = "";

        @Option(names = "--repository", paramLabel = "NAME", description = "Runs on this repository alone.")
        private String repository = "";

        @Option(names = "--model", paramLabel = "NAME", description = "Runs of this model alone.")
        private String model = "";

        @Option(names = "--for", required = true, paramLabel = "TIME", description = "How long: 30m, 2h, 7d.")
        private String length = "";

        @Option(
                names = "--reason",
                required = true,
                paramLabel = "TEXT",
                description = "Why, for those who wonder later.")
        private String reason = "";

        @Option(names = "--by", paramLabel = "NAME", description = "Who wants it. Default: the user of this machine.")
        private String by = System.getProperty("user.name", "");

        @Mixin
        private final ServiceOptions service = new ServiceOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        public Add(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            ObjectNode wish = Json.emptyObject()
                    .put("rule", rule)
                    .put("client", client)
                    .put("repository", repository)
                    .put("model", model)
                    .put("minutes", minutes())
                    .put("reason", reason)
                    .put("by", by);
            JsonNode begun = service.open(terminal).post("/v1/silences", wish);
            spec.commandLine()
                    .getOut()
                    .println("Silence %s: agents are not told of %s until %s."
                            .formatted(
                                    begun.path("id").asText(),
                                    about(begun),
                                    begun.path("until").asText()));
            return ExitCode.OK;
        }

        private int minutes() {
            String number = length.isEmpty() ? "" : length.substring(0, length.length() - 1);
            char unit = length.isEmpty() ? ' ' : length.charAt(length.length() - 1);
            if (number.length() >= LONGEST || !Pieces.isNumber(number, LONGEST) || "mhd".indexOf(unit) < 0) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--for (%s) must be a number of minutes, hours or days. Maybe write 2h.".formatted(length));
            }
            return Integer.parseInt(number) * (unit == 'm' ? 1 : unit == 'h' ? MINUTES_OF_HOUR : MINUTES_OF_DAY);
        }
    }

    /** The verb {@code silences end}. */
    @Command(
            name = "end",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            header = "End a silence before its time.",
            footer = {"", "Examples:", "  steersman silences end 3f2a91bc"})
    public static final class End implements Callable<Integer> {
        private final Terminal terminal;

        @Parameters(paramLabel = "SILENCE", description = "Its id, as 'silences' lists it.")
        private String id = "";

        @Mixin
        private final ServiceOptions service = new ServiceOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        public End(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            JsonNode over = service.open(terminal).delete("/v1/silences/" + id);
            spec.commandLine()
                    .getOut()
                    .println("Silence %s is over: agents are told of %s again."
                            .formatted(over.path("id").asText(), about(over)));
            return ExitCode.OK;
        }
    }
}
