package longwire.live.web;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longwire.live.metrics.PrometheusText;
import longwire.live.state.LiveSnapshot;

/** The responses: the page at {@code /}, its data at {@code /live.json}, and {@code /metrics}. */
final class LiveAnswers {
    /** The page requests figures from its own server, and nothing from elsewhere. */
    static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline';"
            + " connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final Pattern JSON = Pattern.compile("/live\\.json(?:\\?after=(\\d{1,18}))?");

    private final Supplier<LiveSnapshot> snapshots;
    private final HostNames hosts;

    LiveAnswers(Supplier<LiveSnapshot> snapshots, HostNames hosts) {
        this.snapshots = snapshots;
        this.hosts = hosts;
    }

    /**
     * An answer in HTTP.
     *
     * @param type of its body
     */
    record Answer(int status, String type, byte[] body) {
        static Answer text(int status, String text) {
            return new Answer(status, "text/plain; charset=utf-8", (text + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Answers a request; {@code host} and {@code accept} are its headers, or null. */
    Answer to(String method, String target, String host, String accept) {
        if (!hosts.allow(host)) {
            return Answer.text(403, "Host: " + host + " (expected: localhost, or a loopback address)");
        }
        if (!method.equals("GET")) {
            return Answer.text(405, method + " (expected: GET)");
        }
        Matcher json = JSON.matcher(target);
        if (json.matches()) {
            long after = json.group(1) == null ? 0 : Long.parseLong(json.group(1));
            return new Answer(200, "application/json", LiveJson.of(snapshots.get(), after));
        }
        return switch (target) {
            case "/" -> new Answer(200, "text/html; charset=utf-8", LiveHtml.PAGE);
            case "/metrics" -> {
                PrometheusText text = PrometheusText.accepted(accept);
                yield new Answer(200, text.contentType(), text.of(snapshots.get()));
            }
            default -> Answer.text(404, target + " (expected: /, /live.json or /metrics)");
        };
    }
}
