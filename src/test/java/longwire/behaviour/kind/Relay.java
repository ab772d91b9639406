package longwire.behaviour.kind;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import longwire.network.Endpoint;

/** A proxy whose behaviour is known: bytes pass both ways as they come, but for its {@link Habits}. */
final class Relay implements AutoCloseable {
    static final int BACKLOG = 77;

    private static final int CHUNK_BYTES = 1 << 16;

    private final ServerSocket listener;
    private final Endpoint origin;
    private final Habits habits;
    private final Set<Pair> pairs = ConcurrentHashMap.newKeySet();

    Relay(Endpoint origin, Habits habits) throws IOException {
        this.origin = origin;
        this.habits = habits;
        this.listener = new ServerSocket(0, BACKLOG, InetAddress.getByName("127.0.0.1"));
        daemon(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    Set<Pair> pairs() {
        return pairs;
    }

    /** Accepts nobody from now on. */
    void stopListening() throws IOException {
        listener.close();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        pairs.forEach(Pair::close);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket viewer = listener.accept();
                habits.accepted(viewer);
                Pair pair = new Pair(viewer, new Socket(origin.host(), origin.port()));
                pairs.add(pair);
                daemon(() -> pair.pump(pair.viewer, pair.origin, true));
                daemon(() -> pair.pump(pair.origin, pair.viewer, false));
            } catch (IOException closed) {
                // By the test, or by a side that has gone.
            }
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    /** A viewer's connection and its connection to the origin. */
    final class Pair {
        private final Socket viewer;
        private final Socket origin;
        private final AtomicLong lastNanos = new AtomicLong(System.nanoTime());

        Pair(Socket viewer, Socket origin) throws IOException {
            this.viewer = viewer;
            this.origin = origin;
            viewer.setTcpNoDelay(true);
            origin.setTcpNoDelay(true);
            viewer.setSoTimeout(habits.silenceMillis());
            origin.setSoTimeout(habits.silenceMillis());
        }

        /** Answers the viewer in place of the origin. */
        void answer(String head) throws IOException {
            viewer.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
        }

        /** Sends {@code bytes} to the viewer. */
        void tellViewer(byte[] bytes) {
            try {
                viewer.getOutputStream().write(bytes);
            } catch (IOException gone) {
                // Then there is nobody to tell.
            }
        }

        void tellOrigin(byte[] bytes) throws IOException {
            origin.getOutputStream().write(bytes);
        }

        void close() {
            for (Socket socket : new Socket[] {viewer, origin}) {
                try {
                    socket.close();
                } catch (IOException gone) {
                    // Then it is closed.
                }
            }
        }

        private void pump(Socket from, Socket to, boolean ofViewer) {
            try {
                InputStream in = from.getInputStream();
                byte[] chunk = new byte[CHUNK_BYTES];
                for (int length = read(in, chunk); length >= 0; length = read(in, chunk)) {
                    if (length > 0 && (!ofViewer || habits.viewerCounts())) {
                        lastNanos.set(System.nanoTime());
                    }
                    byte[] bytes = Arrays.copyOf(chunk, length);
                    byte[] passed = ofViewer ? habits.toOrigin(this, bytes) : habits.toViewer(this, bytes);
                    to.getOutputStream().write(passed);
                }
                if (habits.endsBoth()) {
                    close();
                } else {
                    to.shutdownOutput();
                }
            } catch (IOException gone) {
                close();
            }
        }

        /** As {@link InputStream#read}; 0 after a time without bytes that is not yet a silence. */
        private int read(InputStream in, byte[] chunk) throws IOException {
            try {
                return in.read(chunk);
            } catch (SocketTimeoutException nothing) {
                if (System.nanoTime() - lastNanos.get() >= habits.silenceMillis() * 1_000_000L) {
                    throw nothing;
                }
                return 0;
            }
        }
    }
}
