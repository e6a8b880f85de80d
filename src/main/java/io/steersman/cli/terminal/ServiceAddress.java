package io.steersman.cli.terminal;

import io.steersman.access.OwnerPass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where verbs that talk to a running service find it. */
public final class ServiceAddress {

    private static final String DEFAULT = "http://127.0.0.1:8080";

    private ServiceAddress() {}

    /**
     * The address, without a slash at its end.
     *
     * @param option what the command line says, if anything
     */
    public static String of(Optional<String> option, Terminal terminal) {
        String address = option.orElse(terminal.environment().getOrDefault("STEERSMAN_URL", DEFAULT));
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    /**
     * The key that is set, or else what shows that we own the data folder of a service at this machine.
     *
     * @param address of the service
     * @param data its data folder, if the command line names it
     */
    public static Optional<String> keyOrPass(String address, Optional<Path> data, Terminal terminal) {
        boolean here = address.startsWith("http://127.0.0.1:") || address.startsWith("http://localhost:");
        return key(terminal).or(() -> here ? pass(data, terminal) : Optional.empty());
    }

    private static Optional<String> pass(Optional<Path> data, Terminal terminal) {
        Path folder = data.or(() -> Optional.ofNullable(terminal.environment().get("STEERSMAN_DATA"))
                        .filter(value -> !value.isBlank())
                        .map(Path::of))
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".steersman"));
        try {
            return Optional.of(Files.readString(folder.resolve(OwnerPass.FILE)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The key that the service asks for, where one is set. */
    public static Optional<String> key(Terminal terminal) {
        return Optional.ofNullable(terminal.environment().get("STEERSMAN_KEY")).filter(key -> !key.isBlank());
    }
}
