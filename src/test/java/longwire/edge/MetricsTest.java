package longwire.edge;

import static longwire.edge.EdgeFixture.awaitCounter;
import static longwire.edge.EdgeFixture.edge;
import static longwire.edge.EdgeFixture.viewer;
import static longwire.edge.ScriptedOrigin.HANDSHAKE;
import static longwire.edge.ScriptedOrigin.OK;
import static longwire.edge.ScriptedOrigin.answering;
import static longwire.edge.ScriptedOrigin.serving;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The row "metrics", and the pages for those who run the edge. */
class MetricsTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

    /** A name, labels perhaps, a value: all that the text format has besides comments. */
    private static final Pattern SAMPLE = Pattern.compile("([a-z_]+(?:\\{[a-z]+=\"[^\"]*\"})?) ([0-9.E+-]+|\\+Inf)");

    private static final Pattern COMMENT =
            Pattern.compile("# (HELP [a-z_]+ .+|TYPE [a-z_]+ (counter|gauge|histogram))");

    @Test
    void eachNumberMovesAsItShould() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(serving(new ArrayList<>()));
                Edge edge = edge(origin, "limits.connections=3");
                Wire http = viewer(edge);
                Wire tunnel = viewer(edge);
                Wire refused = viewer(edge);
                Wire surplus = viewer(edge)) {
            int sent = HANDSHAKE.length() + 2 * GET.length() + 5;
            int received = surplus.readToEnd().length();
            received += http.send(GET).readTo("\r\n\r\nok").length()
                    + http.send(GET).readTo("\r\n\r\nok").length();
            received += tunnel.send(HANDSHAKE).readHead().length();
            received += tunnel.send("hello").read(5).length();
            Map<String, Double> before = metrics(edge);
            String bad = "GET / HTTP/1.1\r\n\r\n";
            int late = refused.send(bad).readToEnd().length();
            refused.socket().close();
            surplus.socket().close();
            tunnel.sendEnd().readToEnd();
            tunnel.socket().close();
            awaitCounter(edge, "connections", 1);

            assertThat(before)
                    .contains(
                            entry("edge_requests_total", 2.0),
                            entry("edge_responses_total{class=\"1xx\"}", 1.0),
                            entry("edge_responses_total{class=\"2xx\"}", 2.0),
                            entry("edge_responses_total{class=\"4xx\"}", 0.0),
                            entry("edge_tunnels_opened_total", 1.0),
                            entry("edge_tunnels_open", 1.0),
                            entry("edge_connections_open", 3.0),
                            entry("edge_received_bytes_total", (double) sent),
                            entry("edge_sent_bytes_total", (double) received),
                            entry("edge_errors_total", 0.0),
                            entry("edge_access_log_lost_total", 0.0),
                            entry("edge_origin_connections_total", 2.0),
                            entry("edge_origin_latency_seconds_count", 3.0));
            assertThat(metrics(edge))
                    .contains(
                            entry("edge_requests_total", 2.0),
                            entry("edge_responses_total{class=\"1xx\"}", 1.0),
                            entry("edge_responses_total{class=\"4xx\"}", 1.0),
                            entry("edge_tunnels_opened_total", 1.0),
                            entry("edge_tunnels_open", 0.0),
                            entry("edge_connections_open", 1.0),
                            entry("edge_viewers_turned_away_total", 1.0),
                            entry("edge_received_bytes_total", (double) sent + bad.length()),
                            entry("edge_sent_bytes_total", (double) received + late),
                            entry("edge_errors_total", 1.0));
        }
    }

    @Test
    void bucketsOfTheOriginsLatencyOnlyGrow() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            viewer.send(GET).readTo("\r\n\r\nok");

            Map<String, Double> metrics = metrics(edge);

            List<Double> buckets = metrics.entrySet().stream()
                    .filter(sample -> sample.getKey().startsWith("edge_origin_latency_seconds_bucket"))
                    .map(Map.Entry::getValue)
                    .toList();
            assertThat(buckets).isSorted().endsWith(1.0).hasSizeGreaterThan(10);
            assertThat(metrics).containsKey("edge_origin_latency_seconds_bucket{le=\"+Inf\"}");
            assertThat(metrics.get("edge_origin_latency_seconds_sum")).isBetween(0.0, 10.0);
        }
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "GET,  /health,   200",
        "GET,  /metrics,  200",
        "GET,  /counters, 200",
        "GET,  /,         404",
        "HEAD, /health,   200",
        "POST, /health,   405",
    })
    void pagesAreFewAndForGetAlone(String method, String path, int status) throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge edge = edge(origin)) {
            assertThat(admin(edge, method + " " + path)).startsWith("HTTP/1.1 " + status);
            assertThat(origin.connectionCount()).isZero();
        }
    }

    private static String admin(Edge edge, String methodAndPath) throws Exception {
        try (Wire admin = Wire.to(edge.adminEndpoint().orElseThrow())) {
            return admin.send(methodAndPath + " HTTP/1.1\r\nHost: a\r\n\r\n").readToEnd();
        }
    }

    private static Map<String, Double> metrics(Edge edge) throws Exception {
        String all = admin(edge, "GET /metrics");
        assertThat(all).contains("Content-Type: text/plain; version=0.0.4; charset=utf-8\r\n");
        Map<String, Double> samples = new LinkedHashMap<>();
        for (String line : all.substring(all.indexOf("\r\n\r\n") + 4).split("\n")) {
            Matcher sample = SAMPLE.matcher(line);
            if (sample.matches()) {
                samples.put(sample.group(1), Double.parseDouble(sample.group(2)));
            } else {
                assertThat(line).matches(COMMENT);
            }
        }
        return samples;
    }
}
