package io.steersman.cli.setup;

import io.steersman.cli.terminal.ExitCode;
import io.steersman.cli.terminal.HttpCall;
import io.steersman.cli.terminal.ServiceAddress;
import io.steersman.cli.terminal.Terminal;
import io.steersman.cli.terminal.Version;
import io.steersman.client.HookClient;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code hook}: a client's hook from standard input to the service, its reply to standard output. */
@Command(
        name = "hook",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Give a client's hook to the service and print the reply.",
        description = {
            "For clients that run a command as a hook. Ends with 0 and says nothing when the service is away: the agent goes",
            "on. The script that 'install' writes does the same without the start of a Java program for each step.",
            ""
        },
        footer = {"", "Examples:", "  steersman hook codex < body.json", "  steersman hook copilot-cli postToolUse"})
public final class HookCommand implements Callable<Integer> {

    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration ANSWER = Duration.ofSeconds(4);
    private static final int OK = 200;

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "CLIENT", description = "claude-code, codex, gemini-cli, ...")
    private String client = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "EVENT",
            description = "The event, where the client's body does not name it.")
    private String event = "";

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Address of the service (default: $$STEERSMAN_URL, else http://127.0.0.1:8080).")
    private Optional<String> url = Optional.empty();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public HookCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        String reply = ask().orElseGet(this::away);
        if (!reply.isEmpty()) {
            spec.commandLine().getOut().println(reply);
        }
        return ExitCode.OK;
    }

    /** Of all clients only Cursor takes an empty answer for a broken one. */
    private String away() {
        return HookClient.named(client).filter(HookClient.CURSOR::equals).isPresent() ? "{}" : "";
    }

    private Optional<String> ask() {
        try (InputStream in = terminal.in()) {
            byte[] body = in.readAllBytes();
            String path = "/v1/hooks/" + client + (event.isEmpty() ? "" : "/" + event);
            HttpCall.Answer answer = new HttpCall("POST", ServiceAddress.of(url, terminal) + path, CONNECT, ANSWER)
                    .with(ServiceAddress.key(terminal))
                    .with(body)
                    .send();
            return answer.status() == OK ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
