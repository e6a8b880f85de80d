package io.steersman.cli.setup;

import io.steersman.cli.terminal.Terminal;
import io.steersman.client.HookClient;
import io.steersman.client.contract.ConfigPiece;
import io.steersman.client.contract.Connection;
import io.steersman.client.contract.HookWay;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Knows which files connect a client. */
final class ClientSetup {

    private final HookClient client;
    private final Connection connection;

    /**
     * @param url address of the service
     * @param project the project to connect, nothing for all that the user works on
     */
    ClientSetup(HookClient client, String url, Optional<Path> project, Terminal terminal) {
        Path home = Path.of(terminal.environment().getOrDefault("HOME", System.getProperty("user.home")));
        this.client = client;
        this.connection = new Connection(client.display(), url, home, project, terminal.environment());
    }

    /** The files of every way to connect it, each once. */
    List<ConfigPiece> traces() {
        Set<Path> seen = new HashSet<>();
        return Stream.of(HookWay.values())
                .flatMap(way -> pieces(way).stream())
                .filter(piece -> seen.add(piece.file()))
                .toList();
    }

    /** The files, the one with the hooks last. */
    List<ConfigPiece> pieces(HookWay way) {
        return client.pieces(connection, way);
    }
}
