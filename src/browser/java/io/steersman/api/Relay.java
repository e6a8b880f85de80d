package io.steersman.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A port that leads to the service, which can be closed, opened again, and made slow. */
final class Relay implements AutoCloseable {

    private static final int PIECE = 1 << 16;

    private final int to;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Duration delay = Duration.ZERO;
    private ServerSocket server;

    Relay(int to) throws IOException {
        this.to = to;
        this.server = listening(0);
        this.port = server.getLocalPort();
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** From now on nobody listens: connections break, and new ones are refused. */
    void cut() throws IOException {
        server.close();
        open.forEach(Relay::closed);
        open.clear();
    }

    /** Somebody listens again. */
    void mend() throws IOException {
        server = listening(port);
    }

    /** From now on each piece of an answer comes so much later. */
    void slow(Duration later) {
        delay = later;
    }

    private ServerSocket listening(int at) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
        begun("relay", () -> accept(socket));
        return socket;
    }

    private void accept(ServerSocket socket) {
        try {
            while (!socket.isClosed()) {
                Socket from = socket.accept();
                Socket on = new Socket(InetAddress.getLoopbackAddress(), to);
                open.add(from);
                open.add(on);
                begun("relay-up", () -> pass(from, on, false));
                begun("relay-down", () -> pass(on, from, true));
            }
        } catch (IOException e) {
            // It was closed.
        }
    }

    private void pass(Socket from, Socket on, boolean late) {
        byte[] piece = new byte[PIECE];
        try (from;
                on) {
            InputStream in = from.getInputStream();
            OutputStream out = on.getOutputStream();
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                if (late && !delay.isZero()) {
                    Thread.sleep(delay.toMillis());
                }
                out.write(piece, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            // One of the two has hung up.
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            open.remove(from);
            open.remove(on);
        }
    }

    private static void begun(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void closed(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        cut();
    }
}
