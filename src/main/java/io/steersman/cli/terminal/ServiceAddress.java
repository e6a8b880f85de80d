package io.steersman.cli.terminal;

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

    /** The key that the service asks for, where one is set. */
    public static Optional<String> key(Terminal terminal) {
        return Optional.ofNullable(terminal.environment().get("STEERSMAN_KEY")).filter(key -> !key.isBlank());
    }
}
