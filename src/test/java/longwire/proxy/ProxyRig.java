package longwire.proxy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import longwire.clock.Patience;
import longwire.network.Endpoint;
import longwire.origin.OriginServer;
import longwire.origin.OriginSettings;
import longwire.settings.Settings;
import longwire.viewer.Target;

/** An origin, and proxies before it. */
final class ProxyRig implements AutoCloseable {
    private static final int CONNECTIONS = 50;
    private static final Endpoint ANY_PORT = new Endpoint("127.0.0.1", 0);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().sslContext(trustingAnybody()).build();

    private final Path directory;
    private final AtomicInteger number = new AtomicInteger();
    private final OriginServer origin = OriginServer.start(new OriginSettings(ANY_PORT, 1, 10, 64, 1 << 20));
    private final Endpoint tlsOrigin = origin.listenTls(ANY_PORT);

    ProxyRig(Path directory) {
        this.directory = directory;
    }

    Endpoint origin() {
        return origin.endpoint();
    }

    RunningProxy start(ProxyDriver driver) throws Exception {
        return start(driver, Map.of(), Encryption.NONE);
    }

    RunningProxy start(ProxyDriver driver, Map<String, String> settings, Encryption encryption) throws Exception {
        Endpoint before = encryption.origin() ? tlsOrigin : origin.endpoint();
        return driver.start(
                new Assignment(before, encryption, CONNECTIONS),
                Settings.of(driver.schema(), settings),
                newDirectory());
    }

    Path newDirectory() throws Exception {
        return Files.createDirectory(directory.resolve("proxy-" + number.incrementAndGet()));
    }

    /** Sends {@code message} over a new WebSocket and gives what comes back. */
    static String echo(RunningProxy proxy, String message) throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        WebSocket socket = CLIENT.newWebSocketBuilder()
                .buildAsync(URI.create(proxy.target("/echo").toString()), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
                        answer.complete(text.toString());
                        return null;
                    }
                })
                .get(Patience.SECONDS, TimeUnit.SECONDS);
        try {
            socket.sendText(message, true);
            return answer.get(Patience.SECONDS, TimeUnit.SECONDS);
        } finally {
            socket.abort();
        }
    }

    /** The status that a poll gets. */
    static int poll(RunningProxy proxy) throws Exception {
        return get(proxy, "/poll?since=0", HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** How many events the origin has created since the one that is the third to arrive of an event stream. */
    long heldBack(RunningProxy proxy) throws Exception {
        try (Stream<String> lines =
                get(proxy, "/sse", HttpResponse.BodyHandlers.ofLines()).body()) {
            String third = lines.filter(line -> line.startsWith("id: "))
                    .skip(2)
                    .findFirst()
                    .orElseThrow();
            long created = Counters.get(URI.create("http://" + origin.endpoint() + "/counters"))
                    .get("eventsCreated");
            return created - Long.parseLong(third.substring("id: ".length()));
        }
    }

    private static <T> HttpResponse<T> get(RunningProxy proxy, String path, HttpResponse.BodyHandler<T> body)
            throws Exception {
        Target target = proxy.target(path);
        String url = (target.tls() ? "https://" : "http://") + target.host() + ":" + target.port() + target.path();
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(Patience.LIMIT)
                .build();
        return CLIENT.send(request, body);
    }

    @Override
    public void close() {
        origin.close();
    }

    /** Each certificate is made by what is tested, and for it. */
    private static SSLContext trustingAnybody() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustAnybody()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static final class TrustAnybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
