package io.steersman.cli.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.steersman.cli.terminal.ExitCode;
import io.steersman.cli.terminal.Refused;
import io.steersman.cli.terminal.RunningService;
import io.steersman.cli.terminal.ServiceAddress;
import io.steersman.cli.terminal.Terminal;
import io.steersman.cli.terminal.Version;
import io.steersman.client.HookClient;
import io.steersman.client.contract.ConfigPiece;
import io.steersman.client.contract.HookWay;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
            "Sends a probe through each hook that is entered, and says whether it arrived and was answered.",
            "Ends with 0 when the service is up and, where a client is named, that client is connected and has been heard of;",
            "else with 1.",
            ""
        },
        sortOptions = false,
        footer = {"", "Examples:", "  steersman doctor", "  steersman doctor codex --session 0198c2f7-..."})
public final class DoctorCommand implements Callable<Integer> {

    private static final int UNAUTHENTICATED = 401;
    private static final int FORBIDDEN = 403;

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
    private JsonNode heard = MissingNode.getInstance();

    public DoctorCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        well = true;
        heard = MissingNode.getInstance();
        List<HookClient> asked =
                client.map(name -> List.of(SetupOptions.named(name))).orElse(List.of(HookClient.values()));
        String address = ServiceAddress.of(url, terminal);
        PrintWriter err = spec.commandLine().getErr();
        err.println("Asking %s ...".formatted(address));
        err.flush();
        RunningService service = new RunningService(address, ServiceAddress.key(terminal));
        say(out, "service", service(service, address));
        asked.forEach(each -> say(out, each.display(), client(each, address)));
        String spans = unclear("otlp");
        if (!spans.isEmpty()) {
            say(out, "otlp", "spans of an agent came in a convention that is not known" + spans);
        }
        session.ifPresent(id -> say(out, "session", session(asked.get(0), id, service)));
        return well ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private static void say(PrintWriter out, String about, String text) {
        out.println("%-12s %s".formatted(about, text));
    }

    private String service(RunningService service, String address) {
        try {
            heard = service.json("/v1/clients");
            int rules = service.json("/v1/rules").path("rules").size();
            String ran = time(heard.path("latestStep"))
                    .map(at -> "; rules ran last " + ago(at))
                    .orElse("; no step has come yet");
            return "up at %s, %d rules in force%s".formatted(address, rules, ran);
        } catch (RunningService.Withheld e) {
            well = false;
            return "up at %s, but %s".formatted(address, withheld(e.status()));
        } catch (IOException e) {
            well = false;
            return "does not answer at %s: no agent is watched. Maybe start it: steersman serve".formatted(address);
        }
    }

    private String withheld(int status) {
        boolean key = ServiceAddress.key(terminal).isPresent();
        if (status == UNAUTHENTICATED) {
            return key
                    ? "does not know the key in STEERSMAN_KEY: what is sent with it is not watched."
                            + " Maybe it was revoked: steersman keys list"
                    : "asks for a key: what is sent without one is not watched. Maybe set STEERSMAN_KEY.";
        }
        return status == FORBIDDEN && key
                ? "the key in STEERSMAN_KEY may not read: what has come cannot be said. Maybe use one with the scope 'read'."
                : "answers with status %d.".formatted(status);
    }

    private String client(HookClient each, String address) {
        List<ConfigPiece> entered = entered(each, address);
        Optional<Instant> latest = latest(each);
        if (entered.isEmpty() && latest.isEmpty()) {
            well &= client.isEmpty();
            return "not connected. Maybe: steersman install " + each.display();
        }
        String where = entered.isEmpty()
                ? "connected by other means"
                : "connected in " + entered.get(entered.size() - 1).file();
        List<ConfigPiece> wrong = wrong(each, address);
        String otherwise = otherwise(each, wrong);
        well &= client.isEmpty() || wrong.stream().noneMatch(ConfigPiece.Whole.class::isInstance);
        String probe = heard.isMissingNode() ? "" : new HookProbe(terminal).of(entered);
        well &= client.isEmpty() || !HookProbe.failed(probe);
        if (latest.isPresent()) {
            return where + "; heard of " + ago(latest.get()) + unclear(each.display()) + otherwise + probe;
        }
        well &= client.isEmpty();
        if (heard.isMissingNode() || !otherwise.isEmpty() || HookProbe.failed(probe)) {
            return where + otherwise + probe;
        }
        String maybe = each == HookClient.CODEX
                ? "Maybe Codex does not trust the hooks: enter /hooks in it."
                : "Maybe it has not run since the service started.";
        return where + ", but nothing has come from it. " + maybe + probe;
    }

    /** What came of a client and was not understood, so that it is not watched. */
    private String unclear(String from) {
        StringBuilder told = new StringBuilder();
        for (JsonNode one : heard.path("unclear")) {
            if (one.path("from").asText("").equals(from)) {
                told.append("; not understood: %d of kind '%s'"
                        .formatted(one.path("times").asLong(), one.path("what").asText("")));
            }
        }
        return told.toString();
    }

    private Optional<Instant> latest(HookClient each) {
        for (JsonNode known : heard.path("clients")) {
            if (known.path("client").asText("").equals(each.display())) {
                return time(known.path("latest"));
            }
        }
        return Optional.empty();
    }

    /** The files that call us, of whichever way. */
    private List<ConfigPiece> entered(HookClient each, String address) {
        return setups(each, address).flatMap(ConnectedClients::calling).toList();
    }

    /** What {@code install} would change where the client is connected: a script that is gone, another address, a new event. */
    private List<ConfigPiece> wrong(HookClient each, String address) {
        return setups(each, address)
                .flatMap(setup -> Stream.of(HookWay.values()).map(setup::pieces))
                .filter(pieces -> pieces.stream().anyMatch(ConnectedClients::callsUs))
                .map(pieces ->
                        pieces.stream().filter(piece -> !isEntered(piece)).toList())
                .min(Comparator.comparingInt(List::size))
                .orElse(List.of());
    }

    private static String otherwise(HookClient each, List<ConfigPiece> wrong) {
        String files = wrong.stream().map(piece -> piece.file().toString()).collect(Collectors.joining(", "));
        return wrong.isEmpty()
                ? ""
                : ", but %s is not as it is to be. Maybe run again: steersman install %s"
                        .formatted(files, each.display());
    }

    /** What was entered by hand is taken as it is. */
    private static boolean isEntered(ConfigPiece piece) {
        try {
            return ConfigWriter.isEntered(piece);
        } catch (Refused e) {
            return true;
        }
    }

    private Stream<ClientSetup> setups(HookClient each, String address) {
        return Stream.of(Optional.<Path>empty(), project.map(Path::toAbsolutePath))
                .distinct()
                .map(folder -> new ClientSetup(each, address, folder, terminal));
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

    private static Optional<Instant> time(JsonNode node) {
        return node.isTextual() ? Optional.of(Instant.parse(node.textValue())) : Optional.empty();
    }

    private static String ago(Instant time) {
        return "%d s ago"
                .formatted(Math.max(0, Duration.between(time, Instant.now()).toSeconds()));
    }
}
