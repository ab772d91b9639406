package longwire.report.figures;

import static longwire.report.ExampleRun.trial;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import longwire.comparison.Metric;
import longwire.measurement.Latencies;
import longwire.measurement.Series;
import longwire.measurement.Trust;
import longwire.report.ExampleRun;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowTest {
    private static final long MICRO = 1_000;

    @TempDir
    Path results;

    /** 900 readings of 1 ms and 100 of 9 ms: the mean of both trials' medians, 5 ms, occurs nowhere. */
    @Test
    void trialsOfOnePathAndTransportAreMergedByAddingTheirHistograms() {
        ExampleRun run = new ExampleRun(results)
                .with("edge", "websocket", trial().readings(Series.RESPONSE, 900, any -> 1_000 * MICRO))
                .with("edge", "websocket", trial().readings(Series.RESPONSE, 100, any -> 9_000 * MICRO));

        Row row = onlyRow(run);

        assertThat(row.histogram(Measure.RESPONSE).getTotalCount()).isEqualTo(1_000);
        assertThat(row.percentile(Measure.RESPONSE, 50)).isEqualTo(trusted(1_000 * MICRO));
        assertThat(row.percentile(Measure.RESPONSE, 90)).isEqualTo(trusted(1_000 * MICRO));
        assertThat(row.percentile(Measure.RESPONSE, 99)).isEqualTo(trusted(9_000 * MICRO));
    }

    @Test
    void aMergedHistogramIsTheOneThatHadAllReadings() {
        ExampleRun run = new ExampleRun(results)
                .with("edge", "websocket", trial().readings(Series.RESPONSE, 1_500, index -> index * MICRO))
                .with("edge", "websocket", trial().readings(Series.RESPONSE, 2_500, index -> index * 3 * MICRO));
        Histogram byHand = Latencies.histogram();
        for (int index = 0; index < 1_500; index++) {
            byHand.recordValue(index * MICRO);
        }
        for (int index = 0; index < 2_500; index++) {
            byHand.recordValue(index * 3 * MICRO);
        }

        Histogram merged = onlyRow(run).histogram(Measure.RESPONSE);

        assertThat(merged).isEqualTo(byHand);
    }

    @Test
    void invalidTrialsAreLeftOutWhileThereIsAValidOne() {
        ExampleRun run = new ExampleRun(results)
                .with("edge", "poll", trial().readings(Series.SERVICE, 100, any -> 1_000 * MICRO))
                .with(
                        "edge",
                        "poll",
                        trial().readings(Series.SERVICE, 900, any -> MICRO).invalid("lost 3"));

        Row row = onlyRow(run);

        assertThat(row.invalid()).isFalse();
        assertThat(row.histogram(Measure.SERVICE).getTotalCount()).isEqualTo(100);
        assertThat(row.invalidTrials()).extracting("name").containsExactly("2-edge-poll");
    }

    @Test
    void aRowWithoutAnyValidTrialShowsThemAndSaysSo() {
        ExampleRun run = new ExampleRun(results)
                .with(
                        "edge",
                        "poll",
                        trial().readings(Series.SERVICE, 100, any -> MICRO).invalid("lost 3"))
                .with(
                        "edge",
                        "poll",
                        trial().readings(Series.SERVICE, 100, any -> MICRO).invalid("lost 4"));

        Row row = onlyRow(run);

        assertThat(row.invalid()).isTrue();
        assertThat(row.histogram(Measure.SERVICE).getTotalCount()).isEqualTo(200);
    }

    @Test
    void theLowestTrustLimitOfTheMergedTrialsHolds() {
        ExampleRun run = new ExampleRun(results)
                .with("edge", "poll", thousandsOfReadings().trustLimit(99.9))
                .with("edge", "poll", thousandsOfReadings().trustLimit(90))
                .with("edge", "poll", thousandsOfReadings().trustLimit(0).invalid("lost 3"));

        Row row = onlyRow(run);

        assertThat(row.trust().limit()).isEqualTo(90);
        assertThat(row.percentile(Measure.RESPONSE, 90).standing()).isEqualTo(Trust.Standing.TRUSTED);
        assertThat(row.percentile(Measure.RESPONSE, 99).standing()).isEqualTo(Trust.Standing.BEYOND_TRUST);
        assertThat(row.max(Measure.RESPONSE).standing()).isEqualTo(Trust.Standing.BEYOND_TRUST);
    }

    @Test
    void aPercentileWithFewerThanTenSamplesBeyondItIsNoFigure() {
        ExampleRun run = new ExampleRun(results).with("edge", "poll", trial().readings(Series.RESPONSE, 999, any -> 1));

        Row row = onlyRow(run);

        assertThat(row.percentile(Measure.RESPONSE, 90).standing()).isEqualTo(Trust.Standing.TRUSTED);
        assertThat(row.percentile(Measure.RESPONSE, 99)).isEqualTo(Figure.UNSUPPORTED);
    }

    /** A feed's trial has trust limit 0 since it has no round-trips, not since its machine was noisy. */
    @Test
    void aRowWithoutRoundTripsHasNoTrustLimitToBeBeyond() {
        ExampleRun run = new ExampleRun(results)
                .with(
                        "edge",
                        "sse",
                        trial().readings(Series.STALENESS, 100, any -> 1).trustLimit(0));

        Row row = onlyRow(run);

        assertThat(row.trust().hasLimit()).isFalse();
        assertThat(row.percentile(Measure.STALENESS, 50).standing()).isEqualTo(Trust.Standing.TRUSTED);
    }

    /** As a comparison refuses it: what is pushed to viewers is held against the pauses of both machines. */
    @Test
    void aPushedFeedsStalenessIsNotTrustedWherePausesAreHalfOfIt() {
        ExampleRun run = new ExampleRun(results)
                .with(
                        "edge",
                        "sse",
                        trial().readings(Series.STALENESS, 5_000, any -> MICRO)
                                .readings(Series.GENERATOR_PAUSE, 5_000, index -> index < 4_000 ? 1 : MICRO)
                                .readings(Series.ORIGIN_PAUSE, 5_000, any -> 1)
                                .trustLimit(0));

        Row row = onlyRow(run);

        assertThat(row.percentile(Measure.STALENESS, 50).standing()).isEqualTo(Trust.Standing.TRUSTED);
        assertThat(row.percentile(Measure.STALENESS, 99).standing()).isEqualTo(Trust.Standing.BEYOND_TRUST);
        Metric compared = Metric.latency(Series.STALENESS, 99);
        assertThat(row.side().trials()).noneMatch(compared.trust());
    }

    @Test
    void rowsStandTransportByTransportTheDirectPathFirst() {
        ExampleRun run = new ExampleRun(results);
        for (String transport : List.of("poll", "websocket")) {
            for (String path : List.of("edge", "caddy", "direct")) {
                run.with(path, transport, trial());
            }
        }

        List<Row> rows = MergedFigures.of(run.finished()).rows();

        assertThat(rows)
                .extracting(Row::labels)
                .containsExactly(
                        List.of("direct", "websocket"),
                        List.of("caddy", "websocket"),
                        List.of("edge", "websocket"),
                        List.of("direct", "poll"),
                        List.of("caddy", "poll"),
                        List.of("edge", "poll"));
    }

    private static ExampleRun.Trial thousandsOfReadings() {
        return trial().readings(Series.RESPONSE, 5_000, index -> index * MICRO);
    }

    private static Row onlyRow(ExampleRun run) {
        List<Row> rows = MergedFigures.of(run.finished()).rows();
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    /** What a histogram of three digits tells of {@code nanos}. */
    private static Figure trusted(long nanos) {
        return new Figure(Latencies.histogram().highestEquivalentValue(nanos), Trust.Standing.TRUSTED);
    }
}
