package longwire.behaviour.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import longwire.fault.OutsideFault;
import longwire.network.Endpoint;

/**
 * An origin that hands a connection over to whoever expects its request, and otherwise accepts handshakes and answers 200 to
 * the rest, as proxies need it to start.
 */
public final class ScriptedOrigin implements AutoCloseable {
    /** The header by which a request is known. */
    static final String HEADER = "x-longwire-exchange";

    private static final int BACKLOG = 512;
    private static final Duration HEAD_LIMIT = Duration.ofSeconds(30);

    /** Longer than anybody tries. */
    private static final Duration LONGEST_TUNNEL = Duration.ofMinutes(5);

    private final ServerSocket listener;
    private final AtomicInteger number = new AtomicInteger();
    private final Map<String, BlockingQueue<Arrival>> expected = new ConcurrentHashMap<>();
    private final Set<Side> open = ConcurrentHashMap.newKeySet();

    private ScriptedOrigin(ServerSocket listener) {
        this.listener = listener;
    }

    /** Starts one on a free port of this machine. */
    public static ScriptedOrigin start() {
        try {
            ScriptedOrigin origin =
                    new ScriptedOrigin(new ServerSocket(0, BACKLOG, InetAddress.getByName("127.0.0.1")));
            daemon(origin::accept, "behave-origin");
            return origin;
        } catch (IOException failure) {
            throw new OutsideFault("no port for an origin: " + failure.getMessage(), failure);
        }
    }

    public Endpoint endpoint() {
        return new Endpoint("127.0.0.1", listener.getLocalPort());
    }

    /** A new name for a request that {@link #await} waits for. */
    String expect() {
        String name = Integer.toString(number.incrementAndGet());
        expected.put(name, new LinkedBlockingQueue<>());
        return name;
    }

    /** The connection with the request {@code name}, which is then the caller's; empty if none comes within {@code limit}. */
    Optional<Arrival> await(String name, Duration limit) {
        try {
            return Optional.ofNullable(expected.get(name).poll(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            throw Waiting.fault(stopped);
        }
    }

    /** Expects {@code name} no more, and closes what came and was not taken. */
    void forget(String name) {
        BlockingQueue<Arrival> rest = expected.remove(name);
        if (rest != null) {
            rest.forEach(arrival -> close(arrival.side()));
        }
    }

    void close(Side side) {
        open.remove(side);
        side.close();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException gone) {
            // Then it is closed.
        }
        open.forEach(Side::close);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                Side side = new Side(socket);
                open.add(side);
                daemon(() -> serve(side), "behave-origin-connection");
            } catch (IOException closed) {
                // Either the listener, which ends the loop, or one connection before it was accepted.
            }
        }
    }

    private void serve(Side side) {
        Optional<Head> request = side.read().head(HEAD_LIMIT).map(Head::of);
        if (request.isEmpty()) {
            close(side);
            return;
        }
        BlockingQueue<Arrival> waiting =
                request.get().value(HEADER).map(expected::get).orElse(null);
        if (waiting != null) {
            waiting.add(new Arrival(side, request.get()));
        } else if (request.get().value("Upgrade").isPresent()) {
            side.send(Answers.switching(request.get()));
            // A proxy that keeps half-closed tunnels would keep this one for ever.
            side.ending(LONGEST_TUNNEL);
            close(side);
        } else {
            side.send(Answers.closing("200 OK", "Content-Length: 2\r\n", "ok"));
            close(side);
        }
    }

    private static void daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * A request that arrived.
     *
     * @param side its connection, after the head
     */
    record Arrival(Side side, Head request) {}
}
