package io.steersman.cli;

import io.steersman.cli.terminal.Folders;
import io.steersman.cli.terminal.KnownSettings;
import io.steersman.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** What is said on standard error before a verb begins: settings that nobody reads, and what it is about to wait for. */
final class Beginning {

    /** What clients run and shells read has to say nothing of its own. */
    private static final Set<String> SILENT = Set.of("hook", "completion", "help");

    private Beginning() {}

    /** Runs what was named on the command line. */
    static int of(ParseResult parsed, Terminal terminal) {
        List<CommandLine> named = parsed.asCommandLineList();
        CommandLine verb = named.get(named.size() - 1);
        boolean help = verb.isUsageHelpRequested() || verb.isVersionHelpRequested();
        if (named.size() > 1 && !help && !SILENT.contains(verb.getCommandName())) {
            say(verb, terminal);
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    private static void say(CommandLine verb, Terminal terminal) {
        PrintWriter err = verb.getErr();
        KnownSettings.warnings(
                        terminal.environment().keySet(), System.getProperties().stringPropertyNames())
                .forEach(err::println);
        CommandSpec spec = verb.getCommandSpec();
        boolean tellsItself = spec.findOption("--quiet") != null;
        folders(spec).limit(tellsItself ? 0 : 1).forEach(folders -> err.println(folders.waitedFor()));
        err.flush();
    }

    private static Stream<Folders> folders(CommandSpec spec) {
        return Stream.concat(
                Stream.of(spec.userObject()).filter(Folders.class::isInstance).map(Folders.class::cast),
                spec.mixins().values().stream().flatMap(Beginning::folders));
    }
}
