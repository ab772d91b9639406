package longwire.live.metrics;

import static longwire.live.state.Runs.complete;
import static longwire.live.state.Runs.inItsThirdTrial;
import static longwire.live.state.Runs.limit;
import static longwire.live.state.Runs.trial;
import static longwire.live.state.Runs.waiting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import longwire.live.state.LatencySpread;
import longwire.live.state.LiveSnapshot;
import longwire.live.state.LiveTrial;
import longwire.measurement.Count;
import longwire.measurement.Series;
import org.junit.jupiter.api.Test;

/** Metrics, read back as a scraper reads them. */
class PrometheusTextTest {
    private static final String THIRD = "{path=\"edge\",transport=\"websocket\",trial=\"3\"}";

    @Test
    void eachFigureStandsWithWhatItIsOf() {
        Exposition metrics = metrics(inItsThirdTrial());

        assertThat(metrics.at("longwire_run{experiment=\"websocket-against-polling\","
                        + "run=\"results/websocket-against-polling-1\"}"))
                .isEqualTo(1);
        assertThat(metrics.at("longwire_trials_planned")).isEqualTo(8);
        assertThat(metrics.at("longwire_trials_ended_total{validity=\"VALID\"}"))
                .isEqualTo(1);
        assertThat(metrics.at("longwire_trials_ended_total{validity=\"INVALID\"}"))
                .isEqualTo(1);
        assertThat(metrics.at("longwire_time_left_seconds")).isEqualTo(20);
        assertThat(metrics.at("longwire_messages_sent_total" + THIRD)).isEqualTo(12_034);
        assertThat(metrics.at("longwire_connections_open" + THIRD)).isEqualTo(998);
        assertThat(metrics.at("longwire_connections_planned" + THIRD)).isEqualTo(1_000);
        assertThat(metrics.at("longwire_messages_offered_per_second" + THIRD)).isEqualTo(1_000);
        assertThat(metrics.at("longwire_trust_limit_ratio" + THIRD)).isEqualTo(0.99);
        assertThat(metrics.at(
                        "longwire_trial_phase{path=\"edge\",phase=\"measuring\",transport=\"websocket\",trial=\"3\"}"))
                .isEqualTo(1);
        assertThat(metrics.at(
                        "longwire_cpu_time_seconds_total{path=\"edge\",side=\"generator\",transport=\"websocket\","
                                + "trial=\"3\"}"))
                .isEqualTo(1.5);
    }

    @Test
    void trialsThatAreOverKeepWhatOnlyGrowsAndLoseWhatIsTrueOfAMoment() {
        Exposition metrics = metrics(inItsThirdTrial());

        String second = "{path=\"edge\",transport=\"poll\",trial=\"2\"}";
        assertThat(metrics.at("longwire_messages_lost_total" + second)).isEqualTo(3);
        assertThat(metrics.at("longwire_response_time_seconds_count" + second)).isEqualTo(2_000);
        assertThat(metrics.at("longwire_trial_valid" + second)).isZero();
        assertThat(metrics.at("longwire_trial_valid{path=\"direct\",transport=\"websocket\",trial=\"1\"}"))
                .isEqualTo(1);
        assertThat(metrics.samples()).doesNotContainKey("longwire_connections_open" + second);
        assertThat(metrics.samples()).doesNotContainKey("longwire_trial_valid" + THIRD);
    }

    @Test
    void ofManyTrialsOnlyTheLatestAreTold() {
        LiveSnapshot many = waiting();
        for (int number = 1; number <= 30; number++) {
            many = many.afterSecond(trial(number, "edge", "poll").build(), number)
                    .afterTrial(List.of(), limit(99), number);
        }

        Exposition metrics = metrics(many);

        String name = "longwire_messages_sent_total{path=\"edge\",transport=\"poll\",trial=\"";
        assertThat(metrics.samples().keySet())
                .filteredOn(sample -> sample.startsWith("longwire_messages_sent_total"))
                .hasSize(8)
                .contains(name + "30\"}", name + "23\"}");
        assertThat(metrics.at("longwire_trials_ended_total{validity=\"VALID\"}"))
                .isEqualTo(30);
    }

    @Test
    void aHistogramIsInSecondsAndItsBucketsOnlyGrow() {
        LiveTrial trial = trial(1, "edge", "poll")
                .latencies(Series.RESPONSE, 2_000, i -> i * 1_000L)
                .build();

        Exposition metrics = metrics(waiting().afterSecond(trial, 1));

        List<Map.Entry<String, Double>> buckets = metrics.samples().entrySet().stream()
                .filter(sample -> sample.getKey().startsWith("longwire_response_time_seconds_bucket"))
                .toList();
        assertThat(buckets).hasSize(LatencySpread.BOUNDS_NANOS.size() + 1);
        assertThat(buckets)
                .extracting(Map.Entry::getValue)
                .isSorted()
                .startsWith(10.0, 16.0)
                .endsWith(2_000.0);
        assertThat(buckets.get(0).getKey())
                .isEqualTo(
                        "longwire_response_time_seconds_bucket{path=\"edge\",transport=\"poll\",trial=\"1\",le=\"1.0E-5\"}");
        assertThat(buckets.get(buckets.size() - 1).getKey()).contains("le=\"+Inf\"");
        assertThat(metrics.at("longwire_response_time_seconds_sum{path=\"edge\",transport=\"poll\",trial=\"1\"}"))
                .isCloseTo(2.001, within(0.002));
    }

    @Test
    void percentilesStandBesideAsExactAsTheyAre() {
        Exposition metrics = metrics(inItsThirdTrial());

        String response = "longwire_latency_quantile_seconds{path=\"edge\",quantile=\"%s\",series=\"response\","
                + "transport=\"websocket\",trial=\"3\"}";
        assertThat(metrics.at(response.formatted("0.5"))).isCloseTo(1e-3, within(1e-6));
        assertThat(metrics.at(response.formatted("0.99"))).isCloseTo(1.98e-3, within(2e-6));
        assertThat(metrics.samples()).doesNotContainKey(response.formatted("0.999"));
    }

    @Test
    void everyCountAndEverySeriesHasANameOfItsOwn() {
        Exposition metrics = metrics(complete());

        assertThat(metrics.types().entrySet())
                .filteredOn(type -> type.getValue().equals("histogram"))
                .hasSize(Series.values().length);
        assertThat(metrics.types().entrySet())
                .filteredOn(type -> type.getValue().equals("counter"))
                .hasSize(Count.values().length + 2);
    }

    @Test
    void whatIsNotKnownYetIsNotThere() {
        Exposition metrics = metrics(waiting());

        assertThat(metrics.names())
                .containsExactlyInAnyOrder(
                        "longwire_run",
                        "longwire_trials_planned",
                        "longwire_trials_ended_total",
                        "longwire_time_left_seconds");
    }

    @Test
    void aScraperThatAsksForOpenMetricsGetsIt() {
        PrometheusText text = PrometheusText.accepted(
                "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.4,*/*;q=0.1");

        String openMetrics = new String(text.of(complete()), StandardCharsets.UTF_8);

        assertThat(text.contentType()).startsWith("application/openmetrics-text; version=1.0.0");
        assertThat(openMetrics).endsWith("# EOF\n");
        assertThat(Exposition.parse(openMetrics).samples())
                .isEqualTo(metrics(complete()).samples());
    }

    private static Exposition metrics(LiveSnapshot snapshot) {
        PrometheusText text = PrometheusText.accepted(null);
        assertThat(text.contentType()).isEqualTo("text/plain; version=0.0.4; charset=utf-8");
        return Exposition.parse(new String(text.of(snapshot), StandardCharsets.UTF_8));
    }
}
