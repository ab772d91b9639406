package longwire.viewer;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * A server on a free port of 127.0.0.1 that does to each connection what a test's story tells, on a thread of its own. A
 * connection ends with its story; a story ends when its viewer goes away. What else fails in a story is thrown by {@link
 * #close}.
 */
public final class ScriptedServer implements AutoCloseable {
    private static final int BACKLOG = 50;

    private final ServerSocket listening;
    private final Story story;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "scripted-server");
        thread.setDaemon(true);
        return thread;
    });
    private final List<ServerConnection> connections = new CopyOnWriteArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    /** What happens to one connection. */
    public interface Story {
        void tell(ServerConnection connection) throws Exception;
    }

    private ScriptedServer(Story story) throws IOException {
        this.listening = new ServerSocket(0, BACKLOG, InetAddress.getByName("127.0.0.1"));
        this.story = story;
    }

    public static ScriptedServer telling(Story story) throws IOException {
        ScriptedServer server = new ScriptedServer(story);
        server.threads.execute(server::accept);
        return server;
    }

    public Target target(String path) {
        return new Target(false, "127.0.0.1", listening.getLocalPort(), path);
    }

    /** The connections so far, in the order in which they came. */
    List<ServerConnection> connections() {
        return connections;
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (ServerConnection connection : connections) {
            connection.close();
        }
        threads.shutdownNow();
        if (!failures.isEmpty()) {
            throw new AssertionError("a story failed", failures.get(0));
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                ServerConnection connection = new ServerConnection(socket, connections.size());
                connections.add(connection);
                threads.execute(() -> tell(connection));
            }
        } catch (IOException | RejectedExecutionException closed) {
            // The test is over.
        }
    }

    private void tell(ServerConnection connection) {
        try (connection) {
            story.tell(connection);
        } catch (EOFException | SocketException | InterruptedException gone) {
            // The viewer went away, or the test is over.
        } catch (Exception | AssertionError failure) {
            failures.add(failure);
        }
    }
}
