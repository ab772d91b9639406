package longwire.proxy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import longwire.fault.OutsideFault;

/** Reads the counters of a process that we started, over HTTP. */
public final class Counters {
    private static final int LIMIT_MILLIS = (int) Duration.ofSeconds(2).toMillis();
    private static final int LARGEST_ANSWER_BYTES = 1 << 20;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Counters() {}

    /**
     * The counts at {@code url}, which answers with a flat JSON object of numbers.
     *
     * @throws OutsideFault when there is no such answer within two seconds
     */
    public static Map<String, Long> get(URI url) {
        String answer = text(url);
        try {
            return MAPPER.readValue(answer, new TypeReference<Map<String, Long>>() {});
        } catch (JsonProcessingException foreign) {
            throw new OutsideFault(url + ": no counters: " + foreign.getOriginalMessage(), foreign);
        }
    }

    /** The body at {@code url} as text; fails as {@link #get} does. */
    public static String text(URI url) {
        try {
            // The JDK's plain client starts no threads and uses none of the measured sockets.
            HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(LIMIT_MILLIS);
            connection.setReadTimeout(LIMIT_MILLIS);
            try (var body = connection.getInputStream()) {
                return new String(body.readNBytes(LARGEST_ANSWER_BYTES), StandardCharsets.UTF_8);
            }
        } catch (IOException failure) {
            throw new OutsideFault(url + ": no answer: " + failure.getMessage(), failure);
        }
    }
}
