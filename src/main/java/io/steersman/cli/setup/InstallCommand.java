package io.steersman.cli.setup;

import io.steersman.cli.terminal.ExitCode;
import io.steersman.cli.terminal.RunningService;
import io.steersman.cli.terminal.ServiceAddress;
import io.steersman.cli.terminal.Terminal;
import io.steersman.cli.terminal.Version;
import io.steersman.client.HookClient;
import io.steersman.client.contract.ConfigPiece;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verb {@code install}: a client's own configuration gets our hooks. */
@Command(
        name = "install",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Connect a client: enter our hooks into its configuration.",
        description = {
            "Shows what changes, keeps what is there and a copy of it. May be run again.",
            "Codex runs a hook only when you trust it; with --trust this is done at once.",
            ""
        },
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  steersman install claude-code",
            "  steersman install codex --trust",
            "  steersman install gemini-cli --project . --dry-run"
        })
public final class InstallCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private final SetupOptions options = new SetupOptions();

    @Option(names = "--trust", description = "Let Codex trust the hooks (default: ask, where there is a terminal).")
    private boolean trust;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public InstallCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        HookClient client = options.client();
        List<ConfigPiece> pieces = options.pieces(terminal);
        boolean changed = new ConfigWriter(out, options.isDry()).install(pieces);
        if (options.isDry()) {
            out.println("Nothing was changed.");
            return ExitCode.OK;
        }
        out.println(changed ? "%s is connected.".formatted(client.display()) : "Nothing had to be changed.");
        if (client == HookClient.CODEX) {
            trust(out, pieces.get(pieces.size() - 1).file());
        }
        new RunningService(options.address(terminal), ServiceAddress.key(terminal))
                .trouble()
                .ifPresent(out::println);
        out.println(
                "To verify: let the client do something, then run 'steersman doctor %s'. To undo: 'steersman uninstall %s'."
                        .formatted(client.display(), client.display()));
        return ExitCode.OK;
    }

    private void trust(PrintWriter out, Path hooks) {
        if (trust || terminal.out() && agrees(out)) {
            new CodexTrust(terminal).trust(hooks.resolveSibling("").toAbsolutePath(), out);
        } else {
            out.println("Codex does not run the hooks before you trust them: start codex, enter /hooks and trust them,"
                    + " or run this again with --trust.");
        }
    }

    private boolean agrees(PrintWriter out) {
        out.print("Codex runs hooks only when they are trusted. Let it trust these? [y/N] ");
        out.flush();
        return terminal.line().strip().toLowerCase(Locale.ROOT).startsWith("y");
    }
}
