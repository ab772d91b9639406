package longwire.viewer.kit;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import longwire.network.Endpoint;
import longwire.network.ReservedPort;
import longwire.viewer.Target;

/** A server on a free port of 127.0.0.1 that performs the handshake of the transport and runs a story for each connection. */
final class PeerServer implements AutoCloseable {
    private static final int BACKLOG = 50;

    /** Held even if nothing listens there, so that no other process does. */
    private final ReservedPort port = new ReservedPort();

    private final ServerSocket listening = new ServerSocket();
    private final Supplier<Peer> peers;
    private final Story story;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "wire-kit-peer");
        thread.setDaemon(true);
        return thread;
    });

    /** What happens on one connection after its handshake. */
    interface Story {
        void tell(Conversation connection) throws Exception;
    }

    private PeerServer(Supplier<Peer> peers, Story story) throws IOException {
        this.peers = peers;
        this.story = story;
    }

    static PeerServer telling(Supplier<Peer> peers, Story story) throws IOException {
        PeerServer server = new PeerServer(peers, story);
        server.listening.setReuseAddress(true);
        Endpoint at = server.port.endpoint();
        server.listening.bind(new InetSocketAddress(at.host(), at.port()), BACKLOG);
        server.threads.execute(server::accept);
        return server;
    }

    /**
     * A server that refuses each connection. It never listened: the kernel goes on accepting for a moment after a close, while
     * another thread is still waiting for a connection.
     */
    static PeerServer refusing() throws IOException {
        return new PeerServer(null, null);
    }

    Target target(String path) {
        return new Target(false, port.endpoint().host(), port.endpoint().port(), path);
    }

    /** Stops the server; returns the exceptions of its stories. */
    List<Throwable> end() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        threads.shutdownNow();
        port.close();
        return failures;
    }

    @Override
    public void close() throws IOException {
        end();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                socket.setTcpNoDelay(true);
                int number = sockets.size();
                sockets.add(socket);
                threads.execute(() -> tell(socket, number));
            }
        } catch (IOException | RejectedExecutionException ended) {
            // The check has ended.
        }
    }

    private void tell(Socket socket, int number) {
        try (socket) {
            Conversation connection = new Conversation(socket, peers.get(), number);
            connection.open();
            story.tell(connection);
        } catch (EOFException | SocketException | InterruptedException gone) {
            // The viewer has disconnected, or the check has ended.
        } catch (Exception | AssertionError failure) {
            failures.add(failure);
        }
    }
}
