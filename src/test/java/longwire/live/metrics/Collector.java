package longwire.live.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import longwire.clock.Patience;

/** An OpenTelemetry collector that keeps what it is sent. */
public final class Collector implements AutoCloseable {

    private final BlockingQueue<Push> pushes = new LinkedBlockingQueue<>();
    private final HttpServer server;

    /** One that answers each push with {@code status}. */
    public Collector(int status) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> take(exchange, status));
        server.start();
    }

    /** What was sent. */
    public record Push(String method, String path, String contentType, byte[] body) {}

    /** The URL of {@code path} at it. */
    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** The next push, waited for. */
    public Push next() throws InterruptedException {
        Push push = pushes.poll(Patience.SECONDS, TimeUnit.SECONDS);
        if (push == null) {
            throw new AssertionError("nothing was pushed within " + Patience.SECONDS + " s");
        }
        return push;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange, int status) throws IOException {
        try (exchange) {
            pushes.add(new Push(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(status, -1);
        }
    }
}
