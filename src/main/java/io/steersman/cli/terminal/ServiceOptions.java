package io.steersman.cli.terminal;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which running service is asked, and who asks it. */
public final class ServiceOptions {

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The service. Default: $STEERSMAN_URL, else this machine.")
    private Optional<String> url = Optional.empty();

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Its data folder, whose owner needs no key. Default: $STEERSMAN_DATA, else ~/.steersman.")
    private Optional<Path> data = Optional.empty();

    /** The service. */
    public RunningService open(Terminal terminal) {
        String address = ServiceAddress.of(url, terminal);
        return new RunningService(address, ServiceAddress.keyOrPass(address, data, terminal));
    }
}
