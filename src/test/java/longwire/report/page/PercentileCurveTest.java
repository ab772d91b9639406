package longwire.report.page;

import static longwire.report.ExampleRun.trial;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import longwire.measurement.Latencies;
import longwire.measurement.Series;
import longwire.report.ExampleRun;
import longwire.report.figures.Measure;
import longwire.report.figures.MergedFigures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PercentileCurveTest {
    private static final int TEN = 16;
    private static final int HUNDRED = 32;
    private static final int THOUSAND = 48;

    @TempDir
    Path results;

    @Test
    void percentilesAreAsFarApartAsHdrHistogramDrawsThem() {
        PercentileCurve curve = curve(99.999);

        assertThat(curve.spread().get(0)).isEqualTo(1);
        assertThat(curve.spread().get(TEN)).isEqualTo(10);
        assertThat(curve.spread().get(THOUSAND)).isEqualTo(1_000);
        assertThat(curve.lines().get(0).trusted().get(TEN))
                .isEqualTo(Latencies.histogram().highestEquivalentValue(9_000));
    }

    @Test
    void aLineEndsWhereFewerThanTenSamplesLieBeyond() {
        List<Long> line = curve(99.999).lines().get(0).trusted();

        assertThat(line.get(THOUSAND)).isNotNull();
        assertThat(line.subList(THOUSAND + 1, line.size())).containsOnlyNulls();
    }

    @Test
    void beyondTheTrustLimitALineGoesOnAsAnother() {
        PercentileCurve.Line line = curve(99).lines().get(0);

        assertThat(line.trusted().subList(0, HUNDRED + 1)).doesNotContainNull();
        assertThat(line.trusted().subList(HUNDRED + 1, line.trusted().size())).containsOnlyNulls();
        assertThat(line.beyond().subList(0, HUNDRED)).containsOnlyNulls();
        assertThat(line.beyond().get(HUNDRED)).isEqualTo(line.trusted().get(HUNDRED));
        assertThat(line.beyond().get(HUNDRED + 1)).isNotNull();
    }

    /** Readings so short that a histogram keeps them to the nanosecond. */
    @Test
    void theBandReachesFromTheLowestToTheHighestOfTheTrialsAsFarAsTwoOfThemTell() {
        ExampleRun run = new ExampleRun(results)
                .with("edge", "poll", trial().readings(Series.RESPONSE, 10_000, any -> 1_500))
                .with("edge", "poll", trial().readings(Series.RESPONSE, 100, any -> 1_000))
                .with("edge", "poll", trial().readings(Series.RESPONSE, 1_000, any -> 2_000));

        PercentileCurve.Line line = curve(run).lines().get(0);

        assertThat(line.lowest()).hasSameSizeAs(line.highest()).hasSize(HUNDRED + 1);
        assertThat(line.lowest().subList(0, TEN + 1)).containsOnly(1_000L);
        assertThat(line.lowest().subList(TEN + 1, HUNDRED + 1)).containsOnly(1_500L);
        assertThat(line.highest()).containsOnly(2_000L);
    }

    @Test
    void anInvalidTrialIsInNoBand() {
        ExampleRun run = new ExampleRun(results)
                .with("edge", "poll", trial().readings(Series.RESPONSE, 1_000, any -> 2_000))
                .with(
                        "edge",
                        "poll",
                        trial().readings(Series.RESPONSE, 1_000, any -> 9_000).invalid("lost 3"));

        assertThat(curve(run).lines().get(0).lowest()).isEmpty();
    }

    private static PercentileCurve curve(ExampleRun run) {
        return PercentileCurve.of(
                Measure.RESPONSE, MergedFigures.of(run.finished()).rows());
    }

    private PercentileCurve curve(double trustLimit) {
        ExampleRun run = new ExampleRun(results)
                .with(
                        "edge",
                        "poll",
                        trial().readings(Series.RESPONSE, 10_000, index -> index + 1)
                                .trustLimit(trustLimit));
        return curve(run);
    }
}
