package longwire.edge;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import longwire.clock.Patience;
import longwire.network.Endpoint;

/** An origin that plays one script for each connection, in order, the last for all that follow. */
final class ScriptedOrigin implements AutoCloseable {
    static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";
    static final String ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";
    static final String SWITCH =
            """
            HTTP/1.1 101 Switching Protocols\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r
            Sec-WebSocket-Protocol: chat\r
            \r
            """;
    static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    static final String HANDSHAKE =
            """
            GET /chat HTTP/1.1\r
            Host: example.com\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            Origin: https://example.com\r
            Sec-WebSocket-Protocol: chat, superchat\r
            Sec-WebSocket-Version: 13\r
            \r
            """;

    private static final int BACKLOG = 50;

    private final ServerSocket listener;
    private final List<Wire> connections = new CopyOnWriteArrayList<>();
    private final List<CompletableFuture<Void>> played = new CopyOnWriteArrayList<>();
    private final List<Script> scripts;

    ScriptedOrigin(Script... scripts) throws IOException {
        this(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), scripts);
    }

    /** One that speaks TLS. */
    ScriptedOrigin(SSLContext tls, Script... scripts) throws IOException {
        this(tls.getServerSocketFactory().createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), scripts);
    }

    ScriptedOrigin(ServerSocket listener, Script... scripts) {
        this.listener = listener;
        this.scripts = List.of(scripts);
        start(this::accept);
    }

    /** What the origin does on one connection; it is closed afterwards. */
    interface Script {
        void play(Wire edge) throws Exception;
    }

    /** Reads requests without a body and answers each with {@code response}. */
    static Script answering(String response) {
        return edge -> {
            while (!edge.readHead().isEmpty()) {
                edge.send(response);
            }
        };
    }

    /** Answers requests without a body with 200, echoes in tunnels, and keeps the heads of both. */
    static Script serving(List<String> heads) {
        return edge -> {
            for (String head = edge.readHead(); !head.isEmpty(); head = edge.readHead()) {
                heads.add(head);
                if (head.contains("Upgrade: websocket\r\n")) {
                    edge.send(SWITCH);
                    echo(edge);
                    return;
                }
                edge.send(OK);
            }
        };
    }

    /** Sends back what comes, until the other side's end. */
    static void echo(Wire edge) throws IOException {
        edge.socket().getInputStream().transferTo(edge.socket().getOutputStream());
    }

    /** Completes a handshake, then plays {@code inside}. */
    static Script tunnelling(Script inside) {
        return edge -> {
            edge.readHead();
            edge.send(SWITCH);
            inside.play(edge);
        };
    }

    Endpoint endpoint() {
        return new Endpoint("127.0.0.1", listener.getLocalPort());
    }

    int connectionCount() {
        return connections.size();
    }

    /** Waits until so many have come: the kernel accepts before this origin's thread gets to know. */
    void awaitConnections(int number) {
        long giveUp = System.nanoTime() + Patience.LIMIT.toNanos();
        while (played.size() < number) {
            if (System.nanoTime() > giveUp) {
                throw new AssertionError(played.size() + " of " + number + " connections came");
            }
            Thread.onSpinWait();
        }
    }

    /** Waits until the scripts of all connections so far have been played; theirs is a failure's cause. */
    void awaitScripts() throws InterruptedException, ExecutionException, TimeoutException {
        for (CompletableFuture<Void> script : new ArrayList<>(played)) {
            script.get(Patience.SECONDS, TimeUnit.SECONDS);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Wire connection : connections) {
            connection.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Wire edge = new Wire(listener.accept());
                CompletableFuture<Void> done = new CompletableFuture<>();
                connections.add(edge);
                played.add(done);
                Script script = scripts.get(Math.min(connections.size(), scripts.size()) - 1);
                start(() -> play(script, edge, done));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private static void play(Script script, Wire edge, CompletableFuture<Void> done) {
        try (edge) {
            script.play(edge);
            done.complete(null);
        } catch (Exception | AssertionError failure) {
            done.completeExceptionally(failure);
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "scripted-origin");
        thread.setDaemon(true);
        thread.start();
    }
}
