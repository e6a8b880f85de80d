package io.steersman.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.intake.HookClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code doctor}: whether the service is up, the clients are connected, and anything arrives. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Say whether agents are watched: the service, the hooks, the last steps.",
        description = {
            "Ends with 0 when the service is up and, where a client is named, that client is connected and has been heard of;",
            "else with 1.",
            ""
        },
        sortOptions = false,
        footer = {"", "Examples:", "  steersman doctor", "  steersman doctor codex --session 0198c2f7-..."})
final class DoctorCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(index = "0", arity = "0..1", paramLabel = "CLIENT", description = "Only this client (default: all).")
    private Optional<String> client = Optional.empty();

    @Option(names = "--session", paramLabel = "ID", description = "A session of the client: have its steps arrived?")
    private Optional<String> session = Optional.empty();

    @Option(names = "--project", paramLabel = "FOLDER", description = "Look in this project as well.")
    private Optional<Path> project = Optional.empty();

    @Option(names = "--url", paramLabel = "URL", description = "Address of the service.")
    private Optional<String> url = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private boolean well = true;

    DoctorCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        well = true;
        List<HookClient> asked = client.map(name -> List.of(named(name))).orElse(List.of(HookClient.values()));
        String address = ServiceAddress.of(url, terminal);
        RunningService service = new RunningService(address, ServiceAddress.key(terminal));
        say(out, "service", service(service, address));
        asked.forEach(each -> say(out, each.display(), client(each, address, service)));
        session.ifPresent(id -> say(out, "session", session(asked.get(0), id, service)));
        return well ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private static void say(PrintWriter out, String about, String text) {
        out.println("%-12s %s".formatted(about, text));
    }

    private static HookClient named(String name) {
        return HookClient.named(name)
                .orElseThrow(() -> new Refused(List.of("There is no client '%s'. Maybe use one of %s."
                        .formatted(
                                name,
                                Arrays.stream(HookClient.values())
                                        .map(HookClient::display)
                                        .toList()))));
    }

    private String service(RunningService service, String address) {
        try {
            int rules = service.json("/v1/rules").path("rules").size();
            String ran = service.latest("steersman_steps_latest", "")
                    .map(at -> "; rules ran last " + ago(at))
                    .orElse("; no step has come yet");
            return "up at %s, %d rules in force%s".formatted(address, rules, ran);
        } catch (IOException e) {
            well = false;
            return "does not answer at %s: no agent is watched. Maybe start it: steersman serve".formatted(address);
        }
    }

    private String client(HookClient each, String address, RunningService service) {
        List<Path> installed = installed(each, address);
        OptionalLong heard = heard(each, service);
        if (installed.isEmpty() && heard.isEmpty()) {
            well &= client.isEmpty();
            return "not connected. Maybe: steersman install " + each.display();
        }
        String where = installed.isEmpty() ? "connected by other means" : "connected in " + installed.get(0);
        if (heard.isPresent()) {
            return where + "; heard of " + ago(heard.getAsLong());
        }
        well &= client.isEmpty();
        String maybe = each == HookClient.CODEX
                ? "Maybe Codex does not trust the hooks: enter /hooks in it."
                : "Maybe it has not run since the service started.";
        return where + ", but nothing has come from it. " + maybe;
    }

    private List<Path> installed(HookClient each, String address) {
        return new ClientSetup(each, address, Optional.empty(), terminal)
                .pieces(HookWay.USUAL).stream()
                        .map(ConfigPiece::file)
                        .flatMap(file -> Stream.concat(Stream.of(file), inProject(each, address).stream()))
                        .filter(file -> !file.toString().contains("/.steersman/"))
                        .filter(file -> ConfigFile.holdsOurs(ConfigWriter.read(file)))
                        .distinct()
                        .toList();
    }

    private List<Path> inProject(HookClient each, String address) {
        return project.map(folder -> new ClientSetup(each, address, Optional.of(folder.toAbsolutePath()), terminal)
                        .pieces(HookWay.USUAL).stream().map(ConfigPiece::file).toList())
                .orElse(List.of());
    }

    private OptionalLong heard(HookClient each, RunningService service) {
        try {
            return service.latest("steersman_hooks_latest", "client=\"%s\"".formatted(each.display()))
                    .map(OptionalLong::of)
                    .orElse(OptionalLong.empty());
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    private String session(HookClient of, String id, RunningService service) {
        try {
            JsonNode trajectory = service.json("/v1/trajectories/" + of.trajectory(id));
            return "%s: %d steps, %d findings, %d interventions"
                    .formatted(
                            trajectory.path("id").asText(),
                            trajectory.path("steps").asInt(),
                            trajectory.path("findings").asInt(),
                            trajectory.path("interventions").asInt());
        } catch (IOException e) {
            well = false;
            return "no step of %s has come".formatted(of.trajectory(id));
        }
    }

    private static String ago(long seconds) {
        return "%d s ago".formatted(Math.max(0, Instant.now().getEpochSecond() - seconds));
    }
}
