package io.steersman.fleet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Brings what comes to an address of this machine to a port that only this machine may use. */
final class Relay implements AutoCloseable {

    private final ServerSocket door;
    private final int to;

    Relay(String host, int to) throws IOException {
        this.door = new ServerSocket(0, 50, InetAddress.getByName(host));
        this.to = to;
        start(this::take);
    }

    /** The port to come to. */
    int port() {
        return door.getLocalPort();
    }

    private void take() {
        while (!door.isClosed()) {
            try {
                Socket outer = door.accept();
                Socket inner = new Socket(InetAddress.getLoopbackAddress(), to);
                start(() -> copy(outer, inner));
                start(() -> copy(inner, outer));
            } catch (IOException e) {
                // It was closed, or one connection could not be made: whoever asked asks again.
                continue;
            }
        }
    }

    private static void copy(Socket from, Socket into) {
        try (from;
                into;
                InputStream in = from.getInputStream();
                OutputStream out = into.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            // The other end is gone.
            return;
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
