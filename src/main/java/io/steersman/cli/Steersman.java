package io.steersman.cli;

import io.steersman.cli.analyze.AnalyzeCommand;
import io.steersman.cli.data.ConvertCommand;
import io.steersman.cli.data.ExportCommand;
import io.steersman.cli.data.ImportCommand;
import io.steersman.cli.data.PruneCommand;
import io.steersman.cli.data.RedactCommand;
import io.steersman.cli.data.ReportCommand;
import io.steersman.cli.data.VacuumCommand;
import io.steersman.cli.evaluate.EvaluateCommand;
import io.steersman.cli.evaluate.JudgeCalibrateCommand;
import io.steersman.cli.evaluate.JudgeCommand;
import io.steersman.cli.experiments.ExperimentsCheckCommand;
import io.steersman.cli.experiments.ExperimentsCommand;
import io.steersman.cli.experiments.ExperimentsPlanCommand;
import io.steersman.cli.experiments.ExperimentsReportCommand;
import io.steersman.cli.experiments.ExperimentsSwitchCommand;
import io.steersman.cli.keys.KeysCommand;
import io.steersman.cli.keys.KeysCreateCommand;
import io.steersman.cli.keys.KeysListCommand;
import io.steersman.cli.keys.KeysRevokeCommand;
import io.steersman.cli.policies.PoliciesCheckCommand;
import io.steersman.cli.policies.PoliciesCommand;
import io.steersman.cli.policies.PoliciesExplainCommand;
import io.steersman.cli.policies.VocabularyCheckCommand;
import io.steersman.cli.policies.VocabularyCommand;
import io.steersman.cli.policies.VocabularyExplainCommand;
import io.steersman.cli.rules.RulesBacktestCommand;
import io.steersman.cli.rules.RulesBundleCommand;
import io.steersman.cli.rules.RulesCheckCommand;
import io.steersman.cli.rules.RulesCommand;
import io.steersman.cli.rules.RulesExplainCommand;
import io.steersman.cli.rules.RulesFmtCommand;
import io.steersman.cli.rules.RulesListCommand;
import io.steersman.cli.rules.RulesNewCommand;
import io.steersman.cli.rules.RulesPreviewCommand;
import io.steersman.cli.rules.RulesTestCommand;
import io.steersman.cli.rules.RulesVerifyCommand;
import io.steersman.cli.rules.RulesVersionsCommand;
import io.steersman.cli.serve.DemoCommand;
import io.steersman.cli.serve.ServeCommand;
import io.steersman.cli.serve.Server;
import io.steersman.cli.serve.WatchCommand;
import io.steersman.cli.setup.DoctorCommand;
import io.steersman.cli.setup.HookCommand;
import io.steersman.cli.setup.InstallCommand;
import io.steersman.cli.setup.UninstallCommand;
import io.steersman.cli.silences.SilencesCommand;
import io.steersman.cli.terminal.Columns;
import io.steersman.cli.terminal.ExitCode;
import io.steersman.cli.terminal.Refused;
import io.steersman.cli.terminal.Terminal;
import io.steersman.cli.terminal.Version;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program as seen from a shell: its verbs, and what all of them have in common. */
@Command(
        name = "steersman",
        header = "Watches coding agents at work and steers them back when they go wrong.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "VERB",
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0  all went well",
            "  1  there are findings at or above the level of --fail-on",
            "  2  the command line is wrong",
            "  3  the input is wrong: no file could be read, a path is not there, rules or policies are broken",
            "  4  the program itself failed",
            "",
            "Examples:",
            "  steersman serve",
            "  steersman install claude-code",
            "  steersman analyze ~/.claude/projects",
            "  steersman rules check --rules my/rules",
            "",
            "Each verb has examples of its own: steersman VERB --help"
        })
public final class Steersman implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Steersman() {}

    /**
     * Runs the verb on the command line.
     *
     * @param server starts the service when the verb asks for it
     * @return the exit code
     */
    public static int run(Server server, String... arguments) {
        chooseLogManager();
        PrintWriter out = writer(FileDescriptor.out);
        PrintWriter err = writer(FileDescriptor.err);
        try {
            return commandLine(server, Terminal.ofProcess())
                    .setOut(out)
                    .setErr(err)
                    .execute(arguments);
        } finally {
            out.flush();
            err.flush();
        }
    }

    /** The whole command line; output goes to its streams. */
    static CommandLine commandLine(Server server, Terminal terminal) {
        return new CommandLine(new Steersman())
                .addSubcommand(new AnalyzeCommand(terminal))
                .addSubcommand(new ConvertCommand())
                .addSubcommand(new EvaluateCommand())
                .addSubcommand(new CommandLine(new JudgeCommand()).addSubcommand(new JudgeCalibrateCommand()))
                .addSubcommand(new ReportCommand())
                .addSubcommand(rules(terminal))
                .addSubcommand(policies())
                .addSubcommand(vocabulary())
                .addSubcommand(experiments())
                .addSubcommand(silences(terminal))
                .addSubcommand(new RedactCommand())
                .addSubcommand(new ExportCommand())
                .addSubcommand(new ImportCommand())
                .addSubcommand(new PruneCommand())
                .addSubcommand(new VacuumCommand())
                .addSubcommand(new ServeCommand(server))
                .addSubcommand(keys(terminal))
                .addSubcommand(new InstallCommand(terminal))
                .addSubcommand(new UninstallCommand(terminal))
                .addSubcommand(new DoctorCommand(terminal))
                .addSubcommand(new WatchCommand(terminal))
                .addSubcommand(new HookCommand(terminal))
                .addSubcommand(new DemoCommand(server, terminal))
                .addSubcommand("completion", new AutoComplete.GenerateCompletion())
                .addSubcommand(new HelpCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(Columns.WIDTH)
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        terminal.wantsColour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setExecutionStrategy(parsed -> Beginning.of(parsed, terminal))
                .setParameterExceptionHandler(Steersman::usage)
                .setExecutionExceptionHandler(Steersman::failed);
    }

    private static CommandLine rules(Terminal terminal) {
        return new CommandLine(new RulesCommand())
                .addSubcommand(new RulesNewCommand())
                .addSubcommand(new RulesCheckCommand())
                .addSubcommand(new RulesFmtCommand(terminal))
                .addSubcommand(new RulesTestCommand())
                .addSubcommand(new RulesExplainCommand())
                .addSubcommand(new RulesPreviewCommand())
                .addSubcommand(new RulesListCommand())
                .addSubcommand(new RulesBacktestCommand(terminal))
                .addSubcommand(new RulesBundleCommand())
                .addSubcommand(new RulesVerifyCommand())
                .addSubcommand(new RulesVersionsCommand.ListVersions(terminal))
                .addSubcommand(new RulesVersionsCommand.Activate(terminal))
                .addSubcommand(new RulesVersionsCommand.RollBack(terminal))
                .addSubcommand(new RulesVersionsCommand.Release(terminal))
                .addSubcommand(new RulesVersionsCommand.Try(terminal))
                .addSubcommand(new RulesVersionsCommand.Promote(terminal));
    }

    private static CommandLine policies() {
        return new CommandLine(new PoliciesCommand())
                .addSubcommand(new PoliciesCheckCommand())
                .addSubcommand(new PoliciesExplainCommand());
    }

    private static CommandLine vocabulary() {
        return new CommandLine(new VocabularyCommand())
                .addSubcommand(new VocabularyCheckCommand())
                .addSubcommand(new VocabularyExplainCommand());
    }

    private static CommandLine silences(Terminal terminal) {
        return new CommandLine(new SilencesCommand(terminal))
                .addSubcommand(new SilencesCommand.Add(terminal))
                .addSubcommand(new SilencesCommand.End(terminal));
    }

    private static CommandLine experiments() {
        return new CommandLine(new ExperimentsCommand())
                .addSubcommand(new ExperimentsCheckCommand.Check())
                .addSubcommand(new ExperimentsCheckCommand.ListAll())
                .addSubcommand(new ExperimentsPlanCommand())
                .addSubcommand(new ExperimentsSwitchCommand.Start())
                .addSubcommand(new ExperimentsSwitchCommand.Stop())
                .addSubcommand(new ExperimentsReportCommand.Report())
                .addSubcommand(new ExperimentsReportCommand.Replay());
    }

    private static CommandLine keys(Terminal terminal) {
        return new CommandLine(new KeysCommand())
                .addSubcommand(new KeysCreateCommand(terminal))
                .addSubcommand(new KeysListCommand(terminal))
                .addSubcommand(new KeysRevokeCommand(terminal));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static int usage(ParameterException e, String[] arguments) {
        CommandLine line = e.getCommandLine();
        PrintWriter err = line.getErr();
        err.println(e.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(e, err)) {
            err.println("Maybe see: %s --help".formatted(line.getCommandSpec().qualifiedName()));
        }
        return ExitCode.USAGE;
    }

    private static int failed(Exception e, CommandLine line, ParseResult arguments) {
        if (e instanceof Refused refused) {
            refused.lines().forEach(line.getErr()::println);
            return ExitCode.INPUT;
        }
        line.getErr().println("Steersman itself failed. Maybe report it with what follows.");
        e.printStackTrace(line.getErr());
        return ExitCode.INTERNAL;
    }

    /** The one that the server uses: it complains when another one is asked first. */
    private static void chooseLogManager() {
        String property = "java.util.logging.manager";
        if (System.getProperty(property) == null) {
            System.setProperty(property, "org.jboss.logmanager.LogManager");
        }
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), false);
    }
}
