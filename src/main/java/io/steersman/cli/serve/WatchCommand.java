package io.steersman.cli.serve;

import com.fasterxml.jackson.databind.JsonNode;
import io.steersman.cli.terminal.ExitCode;
import io.steersman.cli.terminal.Paint;
import io.steersman.cli.terminal.Refused;
import io.steersman.cli.terminal.RunningService;
import io.steersman.cli.terminal.ServiceAddress;
import io.steersman.cli.terminal.Terminal;
import io.steersman.cli.terminal.Version;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code watch}: findings and interventions of a running service, as they happen. */
@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Follow findings and interventions of a running service.",
        description = {
            "Prints them as they happen, until Ctrl-C. When the service goes away, it waits for it to come back.",
            "What happened before is in the reports.",
            ""
        },
        sortOptions = false,
        footer = {"", "Examples:", "  steersman watch", "  steersman watch claude-code:", "  steersman watch --told"})
public final class WatchCommand implements Callable<Integer> {

    private static final long AGAIN_MILLIS = 1000;
    private static final int TOO_MANY = 429;

    private final Terminal terminal;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "BEGINNING",
            description = "Only trajectories whose ids begin so, such as 'claude-code:' (default: all).")
    private String beginning = "";

    @Option(names = "--told", description = "Only what agents are told, not all that rules find.")
    private boolean told;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Address of the service (default: $$STEERSMAN_URL, else http://127.0.0.1:8080).")
    private Optional<String> url = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private String latest = "";

    public WatchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        String address = ServiceAddress.of(url, terminal);
        EventStream stream = new EventStream(address, ServiceAddress.key(terminal), beginning);
        Happened happened = new Happened(spec.commandLine().getOut(), Paint.When.AUTO.on(terminal));
        happened.aside("Asking %s ...".formatted(address));
        try {
            read(stream, address, happened, "Watching %s until Ctrl-C.".formatted(address));
            while (true) {
                happened.aside("The service at %s has gone. Waiting for it.".formatted(address));
                await(stream, address, happened);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.OK;
        }
    }

    /** The first time a service that is away is an error; later it is waited for. */
    private void read(EventStream stream, String address, Happened happened, String begun) throws InterruptedException {
        try {
            stream.read(() -> happened.aside(begun), event -> show(event, happened));
        } catch (RunningService.Withheld e) {
            String help = e.status() == TOO_MANY
                    ? "As many follow events already as may: maybe end one, or set steersman.events.most."
                    : "Maybe set STEERSMAN_KEY to a key with the scope 'read'.";
            throw new Refused(
                    List.of("The service at %s answers with status %d. %s".formatted(address, e.status(), help)));
        } catch (IOException e) {
            throw new Refused(List.of("No service answers at %s. Maybe start it: steersman serve".formatted(address)));
        }
    }

    private void await(EventStream stream, String address, Happened happened) throws InterruptedException {
        while (true) {
            Thread.sleep(AGAIN_MILLIS);
            try {
                stream.read(
                        () -> happened.aside("The service is back. What came meanwhile is in the reports."),
                        event -> show(event, happened));
                return;
            } catch (RunningService.Withheld e) {
                happened.aside("The service at %s answers with status %d.".formatted(address, e.status()));
            } catch (IOException e) {
                // Still away.
            }
        }
    }

    private void show(JsonNode event, Happened happened) {
        JsonNode finding = event.path("finding");
        JsonNode intervention = event.path("intervention");
        String delivery = intervention.path("delivery").asText();
        if (finding.isObject() && !told) {
            name(event, happened);
            happened.finding(finding);
        } else if (delivery.equals("sent")) {
            name(event, happened);
            happened.intervention(intervention, intervention.path("carried").asText());
        } else if (delivery.equals("dropped") || delivery.equals("withheld")) {
            name(event, happened);
            happened.aside("  step %3d  not told: %s"
                    .formatted(
                            intervention.path("step").asInt(),
                            delivery.equals("dropped")
                                    ? intervention.path("reason").asText()
                                    : "an experiment"));
        }
    }

    /** Trajectories go side by side: each is named when another one was spoken of before. */
    private void name(JsonNode event, Happened happened) {
        String trajectory = event.path("trajectory").asText();
        if (!trajectory.equals(latest)) {
            latest = trajectory;
            happened.say("");
            happened.head(trajectory);
        }
    }
}
