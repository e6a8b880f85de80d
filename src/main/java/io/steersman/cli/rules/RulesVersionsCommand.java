package io.steersman.cli.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steersman.cli.terminal.Columns;
import io.steersman.cli.terminal.ExitCode;
import io.steersman.cli.terminal.ServiceOptions;
import io.steersman.cli.terminal.Terminal;
import io.steersman.cli.terminal.Version;
import io.steersman.trajectory.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verbs that ask a running service for its versions of rules and policies, or change which one is in force. */
public final class RulesVersionsCommand {

    private static final int SHORT_HASH = 12;

    private RulesVersionsCommand() {}

    /** Who wants a change, and why. */
    static final class Reason {
        @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with the version.")
        private String reason = "";

        @Option(names = "--by", paramLabel = "NAME", description = "Who wants it. Default: the user of this machine.")
        private String by = System.getProperty("user.name", "");
    }

    private static String brief(JsonNode hash) {
        String text = hash.asText();
        return text.substring(0, Math.min(SHORT_HASH, text.length()));
    }

    /** The verb {@code rules versions}. */
    @Command(
            name = "versions",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            header = "List the versions that a running service keeps.",
            footer = {"", "Examples:", "  steersman rules versions"})
    public static final class ListVersions implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private final ServiceOptions service = new ServiceOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        public ListVersions(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            JsonNode all = service.open(terminal).read("/v1/rulebooks");
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("VERSION", "RULEBOOK", "POLICIES", "ACTIVE", "SINCE", "HOW", "BY", "REASON"));
            for (JsonNode version : all.path("versions")) {
                JsonNode last = version.at("/activations/0");
                rows.add(List.of(
                        brief(version.path("hash")),
                        brief(version.path("rulebook")),
                        brief(version.path("policy")),
                        version.path("active").asBoolean() ? "yes" : "",
                        last.path("at").asText().split("\\.", 2)[0],
                        last.path("how").asText(),
                        last.path("by").asText(),
                        last.path("reason").asText()));
            }
            Columns.align(rows).forEach(spec.commandLine().getOut()::println);
            return ExitCode.OK;
        }
    }

    /** A verb that changes which version is in force, and says which one it is now. */
    abstract static sealed class Change implements Callable<Integer> permits Activate, RollBack, Release {
        private final Terminal terminal;

        @Mixin
        private final Reason reason = new Reason();

        @Mixin
        private final ServiceOptions service = new ServiceOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        Change(Terminal terminal) {
            this.terminal = terminal;
        }

        /** The address that is asked. */
        abstract String path();

        @Override
        public Integer call() {
            JsonNode now = service.open(terminal).post(path(), reason.reason, reason.by);
            spec.commandLine()
                    .getOut()
                    .println("Version %s is in force: rulebook %s, policies %s."
                            .formatted(
                                    brief(now.path("hash")), brief(now.path("rulebook")), brief(now.path("policy"))));
            return ExitCode.OK;
        }
    }

    /** The verb {@code rules activate}. */
    @Command(
            name = "activate",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            header = "Put a version in force at a running service.",
            footer = {"", "Examples:", "  steersman rules activate 77c34d48 --reason \"the old ladder was kinder\""})
    public static final class Activate extends Change {
        @Parameters(paramLabel = "HASH", description = "The version, or the first 8 characters of it.")
        private String hash = "";

        public Activate(Terminal terminal) {
            super(terminal);
        }

        @Override
        String path() {
            return "/v1/rulebooks/%s/activate".formatted(hash);
        }
    }

    /** The verb {@code rules rollback}. */
    @Command(
            name = "rollback",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            header = "Go back to the version before at a running service.",
            footer = {"", "Examples:", "  steersman rules rollback --reason \"too loud\""})
    public static final class RollBack extends Change {
        public RollBack(Terminal terminal) {
            super(terminal);
        }

        @Override
        String path() {
            return "/v1/rulebooks/rollback";
        }
    }

    /** The verb {@code rules release}. */
    @Command(
            name = "release",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            header = "Put the files in the folders of a running service in force again.",
            footer = {"", "Examples:", "  steersman rules release"})
    public static final class Release extends Change {
        public Release(Terminal terminal) {
            super(terminal);
        }

        @Override
        String path() {
            return "/v1/rulebooks/release";
        }
    }

    /** The verb {@code rules try}. */
    @Command(
            name = "try",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            header = "Try a version on live trajectories: in shadow, or on a share of them.",
            description = {"It is taken back by itself when it does harm; see the page on versions.", ""},
            footer = {"", "Examples:", "  steersman rules try 77c34d48 --percent 10 --reason \"a kinder ladder\""})
    public static final class Try implements Callable<Integer> {
        private final Terminal terminal;

        @Parameters(paramLabel = "HASH", description = "The version, or the first 8 characters of it.")
        private String hash = "";

        @Option(
                names = "--percent",
                paramLabel = "N",
                description = "The share of trajectories that it is in force for. Default: 0, in shadow.")
        private int percent;

        @Mixin
        private final Reason reason = new Reason();

        @Mixin
        private final ServiceOptions service = new ServiceOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        public Try(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            ObjectNode wish = Json.emptyObject()
                    .put("percent", percent)
                    .put("reason", reason.reason)
                    .put("by", reason.by);
            service.open(terminal).post("/v1/rulebooks/%s/try".formatted(hash), wish);
            spec.commandLine()
                    .getOut()
                    .println(
                            percent == 0
                                    ? "Version %s is tried in shadow: nobody is told.".formatted(hash)
                                    : "Version %s is in force for %d %% of the trajectories.".formatted(hash, percent));
            return ExitCode.OK;
        }
    }

    /** The verb {@code rules promote}. */
    @Command(
            name = "promote",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            header = "Put the version that is tried in force for all trajectories.",
            footer = {"", "Examples:", "  steersman rules promote --reason \"fewer complaints\""})
    public static final class Promote implements Callable<Integer> {
        private final Terminal terminal;

        @Mixin
        private final Reason reason = new Reason();

        @Mixin
        private final ServiceOptions service = new ServiceOptions();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        public Promote(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            JsonNode tried = service.open(terminal).post("/v1/rulebooks/trial/promote", reason.reason, reason.by);
            spec.commandLine()
                    .getOut()
                    .println("Version %s is in force for all trajectories.".formatted(brief(tried.path("candidate"))));
            return ExitCode.OK;
        }
    }
}
