package longwire.plan;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import longwire.fault.InputFault;
import longwire.network.Endpoint;
import longwire.settings.Limits;

/**
 * How a run may be watched while it is on.
 *
 * @param listen where the page and the metrics are answered; nothing for nowhere
 * @param otlp where metrics are pushed to; nothing for nowhere
 * @param otlpInterval from one push to the next
 * @param watch whether the terminal is redrawn in place, where there is one
 * @param beyondLoopback whether {@code listen} and {@code otlp} may be other machines' business
 */
public record LiveSettings(
        Optional<Endpoint> listen, Optional<URI> otlp, Duration otlpInterval, boolean watch, boolean beyondLoopback) {
    /** There is something new each second and no sooner. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private static final String A_COLLECTOR = "a collector's URL for HTTP, such as http://127.0.0.1:4318";
    private static final int LARGEST_PORT = 65_535;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** Nobody watches. It stands behind what its constructor asks for. */
    public static final LiveSettings OFF =
            new LiveSettings(Optional.empty(), Optional.empty(), Duration.ofSeconds(5), false, false);

    public LiveSettings {
        Limits limits = new Limits()
                .check(
                        "live.otlp-interval",
                        otlpInterval.toMillis() + " ms",
                        otlpInterval.compareTo(SHORTEST) >= 0 && otlpInterval.compareTo(LONGEST) <= 0,
                        "1s to 5m");
        listen.ifPresent(at -> limits.check(
                "live.listen",
                at,
                beyondLoopback || Endpoint.isLoopback(at.host()),
                "a loopback address, for example 127.0.0.1:9464; others need live.beyond-loopback"));
        otlp.ifPresent(to -> check(limits, to, beyondLoopback));
        limits.refuse();
    }

    /** Whether anybody may watch; nothing need be made ready where nobody does. */
    public boolean isOn() {
        return listen.isPresent() || otlp.isPresent() || watch;
    }

    /** Reads a collector's URL. */
    static URI collector(String key, String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException unreadable) {
            throw new InputFault(key, url, A_COLLECTOR);
        }
    }

    private static void check(Limits limits, URI otlp, boolean beyondLoopback) {
        boolean http = "http".equals(otlp.getScheme()) || "https".equals(otlp.getScheme());
        if (!http
                || otlp.getPort() > LARGEST_PORT
                || otlp.getHost() == null
                || otlp.getUserInfo() != null
                || otlp.getFragment() != null) {
            limits.check("live.otlp", otlp, false, A_COLLECTOR);
            return;
        }
        String host = otlp.getHost().replaceAll("[\\[\\]]", "");
        limits.check(
                "live.otlp",
                otlp,
                beyondLoopback || Endpoint.isLoopback(host),
                "a collector on loopback; others need live.beyond-loopback");
    }
}
