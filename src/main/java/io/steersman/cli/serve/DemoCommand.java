package io.steersman.cli.serve;

import io.steersman.cli.terminal.ExitCode;
import io.steersman.cli.terminal.Paint;
import io.steersman.cli.terminal.ServiceAddress;
import io.steersman.cli.terminal.Terminal;
import io.steersman.cli.terminal.Version;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verb {@code demo}: the service comes up, bundled runs are replayed into it, and it stays up. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Run the service and replay bundled runs into it.",
        description = {
            "Prints findings and interventions as they happen. The service stays up until it is stopped. It touches nothing of",
            "yours: it is another service than one that runs, at a port that is free, with a data folder that goes with it,",
            "unless --data names one.",
            ""
        },
        footer = {"", "Examples:", "  steersman demo", "  steersman demo --port 9090", "  steersman demo --experiment"})
public final class DemoCommand implements Callable<Integer> {

    private final Server server;
    private final Terminal terminal;

    @Option(
            names = "--experiment",
            description =
                    "Let some hundred scripted agents run through an experiment of three arms, and print its report.")
    private boolean experiment;

    @Mixin
    private final ServeOptions options = new ServeOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public DemoCommand(Server server, Terminal terminal) {
        this.server = server;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        options.apply(spec);
        int usual = options.usualPort();
        int port = options.keepApart();
        options.leaveNothing(server);
        PrintWriter out = spec.commandLine().getOut();
        if (usual > 0 && port != usual) {
            out.println("Somebody listens to the port %d already: the demo takes %d.".formatted(usual, port));
            out.flush();
        }
        System.setProperty("quarkus.log.category.\"steersman.told\".level", "OFF");
        if (experiment) {
            options.addPolicy("experiments/demo.yaml", DemoExperiment.EXPERIMENT);
        }
        Optional<String> key = ServiceAddress.key(terminal);
        Runnable replay = experiment
                ? new DemoExperiment(options.address(), key, out)
                : new DemoReplay(options.address(), key, out, Paint.When.AUTO.on(terminal));
        Thread thread = new Thread(replay, "demo");
        thread.setDaemon(true);
        thread.start();
        server.run();
        return ExitCode.OK;
    }
}
