package io.steersman.cli.setup;

import io.steersman.cli.terminal.ServiceAddress;
import io.steersman.cli.terminal.Terminal;
import io.steersman.client.HookClient;
import io.steersman.client.contract.ConfigPiece;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The clients whose own configuration calls us, of whichever way. */
public final class ConnectedClients {

    private ConnectedClients() {}

    /** Those that the user of this machine has connected, for all their projects. */
    public static List<String> of(Terminal terminal) {
        String address = ServiceAddress.of(Optional.empty(), terminal);
        return Stream.of(HookClient.values())
                .filter(client -> calling(new ClientSetup(client, address, Optional.empty(), terminal))
                        .findAny()
                        .isPresent())
                .map(HookClient::display)
                .toList();
    }

    /** The files of a client that call us. */
    static Stream<ConfigPiece> calling(ClientSetup setup) {
        return setup.traces().stream().filter(ConnectedClients::callsUs);
    }

    static boolean callsUs(ConfigPiece piece) {
        return !piece.file().toString().contains("/.steersman/")
                && ConfigFile.holdsOurs(ConfigWriter.read(piece.file()));
    }
}
