package example;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** The service that the simulation measures: it returns each message. */
final class EchoServer implements AutoCloseable {
    private static final int BACKLOG = 50;

    private final ServerSocket listening;

    private EchoServer(ServerSocket listening) {
        this.listening = listening;
    }

    static EchoServer start() throws IOException {
        EchoServer server = new EchoServer(new ServerSocket(0, BACKLOG, InetAddress.getByName("127.0.0.1")));
        start(server::accept);
        return server;
    }

    int port() {
        return listening.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                start(() -> echo(socket));
            }
        } catch (IOException closed) {
            // The test has ended.
        }
    }

    private static void echo(Socket socket) {
        LengthPrefixedPeer peer = new LengthPrefixedPeer();
        try (socket) {
            socket.setTcpNoDelay(true);
            byte[] message = peer.read(socket.getInputStream(), socket.getOutputStream());
            while (message != null) {
                peer.write(socket.getOutputStream(), message);
                message = peer.read(socket.getInputStream(), socket.getOutputStream());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "length-prefixed-echo");
        thread.setDaemon(true);
        thread.start();
    }
}
