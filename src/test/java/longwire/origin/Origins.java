package longwire.origin;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import longwire.network.Endpoint;

/** Origins for tests, and the plain questions that tests ask of them. */
final class Origins {
    static final Endpoint ANY_PORT = new Endpoint("127.0.0.1", 0);
    /** The first event comes at once, the second after any test. */
    static final double ONE_EVENT = 1e-5;

    static final int EVENT_BYTES = 64;

    private static final int MAX_MESSAGE_BYTES = 1 << 24;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Origins() {}

    static OriginServer start(double eventsPerSecond) {
        return start(eventsPerSecond, EVENT_BYTES);
    }

    static OriginServer start(double eventsPerSecond, int eventBytes) {
        return OriginServer.start(new OriginSettings(ANY_PORT, 1, eventsPerSecond, eventBytes, MAX_MESSAGE_BYTES));
    }

    static OriginServer taking(int maxMessageBytes) {
        return OriginServer.start(new OriginSettings(ANY_PORT, 1, ONE_EVENT, EVENT_BYTES, maxMessageBytes));
    }

    static HttpResponse<byte[]> get(OriginServer origin, String pathAndQuery, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + origin.endpoint() + pathAndQuery));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    }

    static long counter(OriginServer origin, String name) throws IOException, InterruptedException {
        String json = new String(get(origin, "/counters").body(), StandardCharsets.US_ASCII);
        return Long.parseLong(json.replaceFirst("(?s).*\"" + name + "\":(\\d+).*", "$1"));
    }
}
