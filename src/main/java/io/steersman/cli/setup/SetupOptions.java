package io.steersman.cli.setup;

import io.steersman.cli.terminal.Refused;
import io.steersman.cli.terminal.ServiceAddress;
import io.steersman.cli.terminal.Terminal;
import io.steersman.client.HookClient;
import io.steersman.client.contract.ConfigPiece;
import io.steersman.client.contract.HookWay;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the verbs that connect and disconnect a client have in common. */
final class SetupOptions {

    @Parameters(
            index = "0",
            paramLabel = "CLIENT",
            description =
                    "claude-code, codex, gemini-cli, qwen-code, copilot-cli, cline, opencode, cursor or openhands.")
    private String client = "";

    @Option(
            names = "--project",
            paramLabel = "FOLDER",
            description = "Only for the project in this folder (default: for all that you work on).")
    private Optional<Path> project = Optional.empty();

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Address of the service (default: $$STEERSMAN_URL, else http://127.0.0.1:8080).")
    private Optional<String> url = Optional.empty();

    @Option(names = "--by-command", description = "Let Claude Code run the script instead of calling HTTP itself.")
    private boolean byCommand;

    @Option(names = "--by-mcp", description = "Let Claude Code or Codex call a tool of the service's MCP server.")
    private boolean byMcp;

    @Option(names = "--dry-run", description = "Show what would change, and change nothing.")
    private boolean dry;

    /** The client that is meant. */
    HookClient client() {
        return named(client);
    }

    /** The client of this name. */
    static HookClient named(String name) {
        return HookClient.named(name)
                .orElseThrow(() -> new Refused(List.of("There is no client '%s'. Maybe use one of %s."
                        .formatted(
                                name,
                                Arrays.stream(HookClient.values())
                                        .map(HookClient::display)
                                        .collect(Collectors.joining(", "))))));
    }

    /** The files that connect it. */
    List<ConfigPiece> pieces(Terminal terminal) {
        return setup(terminal).pieces(way());
    }

    /** The files that may connect it, in whichever way. */
    List<ConfigPiece> traces(Terminal terminal) {
        return setup(terminal).traces();
    }

    /** Where the service is, that the client is to call. */
    String address(Terminal terminal) {
        return ServiceAddress.of(url, terminal);
    }

    private ClientSetup setup(Terminal terminal) {
        return new ClientSetup(client(), address(terminal), project.map(Path::toAbsolutePath), terminal);
    }

    private HookWay way() {
        HookClient named = client();
        if (byMcp && (byCommand || named != HookClient.CLAUDE_CODE && named != HookClient.CODEX)) {
            throw new Refused(List.of("%s cannot be connected by MCP%s. Maybe leave out --by-mcp."
                    .formatted(named.display(), byCommand ? " and by a command" : "")));
        }
        return byMcp ? HookWay.MCP : byCommand ? HookWay.COMMAND : HookWay.USUAL;
    }

    boolean isDry() {
        return dry;
    }
}
