package io.steersman.cli;

import io.steersman.intake.HookClient;
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

    @Option(names = "--dry-run", description = "Show what would change, and change nothing.")
    private boolean dry;

    /** The client that is meant. */
    HookClient client() {
        return HookClient.named(client)
                .orElseThrow(() -> new Refused(List.of("There is no client '%s'. Maybe use one of %s."
                        .formatted(
                                client,
                                Arrays.stream(HookClient.values())
                                        .map(HookClient::display)
                                        .collect(Collectors.joining(", "))))));
    }

    /** The files that connect it. */
    List<ConfigPiece> pieces(Terminal terminal) {
        return new ClientSetup(
                        client(),
                        ServiceAddress.of(url, terminal),
                        project.map(Path::toAbsolutePath),
                        terminal,
                        byCommand)
                .pieces();
    }

    boolean isDry() {
        return dry;
    }
}
