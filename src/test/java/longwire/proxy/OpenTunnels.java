package longwire.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import longwire.clock.Patience;
import longwire.viewer.Target;

/** Tunnels that are opened as fast as they come about, and then lie idle; some at a time. */
final class OpenTunnels implements AutoCloseable {
    /** More than one address to come from, since each has some 55,000 ports only. */
    private static final int SOURCES = 8;

    private final Target target;
    private final int atOnce;
    private final ExecutorService threads;
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();

    OpenTunnels(Target target, int atOnce) {
        this.target = target;
        this.atOnce = atOnce;
        this.threads = Executors.newFixedThreadPool(atOnce);
    }

    /** Opens so many more, and returns when all are. */
    void open(int more) throws InterruptedException, ExecutionException {
        AtomicInteger left = new AtomicInteger(more);
        List<Future<?>> openers = new ArrayList<>();
        for (int i = 0; i < atOnce; i++) {
            openers.add(threads.submit(() -> {
                while (left.getAndDecrement() > 0) {
                    open.add(handshake(left.get()));
                }
                return null;
            }));
        }
        for (Future<?> opener : openers) {
            opener.get();
        }
    }

    /** Those that are open. */
    Collection<Socket> sockets() {
        return open;
    }

    /** Closes all that are open; more may be opened afterwards. */
    void closeOpen() throws IOException {
        for (Socket socket = open.poll(); socket != null; socket = open.poll()) {
            if (!socket.isClosed()) {
                // A reset leaves no port waiting.
                socket.setSoLinger(true, 0);
                socket.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        closeOpen();
        threads.shutdownNow();
    }

    private Socket handshake(int number) throws IOException {
        // Of a channel, so that who opened it may also write without waiting.
        Socket socket = SocketChannel.open().socket();
        byte source = (byte) (1 + Math.floorMod(number, SOURCES));
        socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, source}), 0));
        socket.connect(new InetSocketAddress(target.host(), target.port()), Patience.MILLIS);
        socket.setSoTimeout(Patience.MILLIS);
        String request = "GET " + target.path() + " HTTP/1.1\r\nHost: " + target.host() + ":" + target.port()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "Sec-WebSocket-Version: 13\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        String head = head(socket.getInputStream());
        if (!head.startsWith("HTTP/1.1 101")) {
            throw new IOException("not opened: " + head);
        }
        return socket;
    }

    private static String head(InputStream in) throws IOException {
        byte[] some = new byte[4_096];
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = in.read(some);
            if (read < 0) {
                throw new IOException("closed after: " + head);
            }
            head.append(new String(some, 0, read, StandardCharsets.ISO_8859_1));
        }
        return head.toString();
    }
}
