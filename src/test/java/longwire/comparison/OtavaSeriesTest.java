package longwire.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import longwire.testtimes.LongTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Apache Otava's own samples: its change points as recorded, and ours. */
@LongTest
class OtavaSeriesTest {
    private static final String TWO_AT_THE_END = "series 2 two at the end";
    private static final String LONG = "tigerbeetle";
    private static final String FIRST = "tigerbeetle first 300";
    private static final String LAST = "tigerbeetle last 300";

    /** Each has a test of its own, which says why. */
    private static final Set<String> OTHERWISE = Set.of(TWO_AT_THE_END, LONG, LAST);

    static Stream<OtavaSeries> alike() throws IOException {
        return OtavaSeries.samples().stream().filter(series -> !OTHERWISE.contains(series.name()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("alike")
    void changesOfFivePerCentAreWhereOtavaFindsThem(OtavaSeries series) {
        assertThat(series.ours(0.05)).isEqualTo(series.otava().get("5%"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("alike")
    void changesOfAnySizeAreWhereOtavaFindsThem(OtavaSeries series) {
        assertThat(series.ours(0)).containsAll(series.otava().get("any"));
    }

    /** Otava finds the two as well with a window of 30 runs, which is what its own test asks for. */
    @Test
    void theSixRunsOfTwoPerCentMoreAreALevelToOursAndMissedByOtavasWindowOfFifty() throws IOException {
        OtavaSeries first = series(FIRST);

        assertThat(first.ours(0))
                .containsExactly(15, 61, 71, 95, 117, 131, 142, 148, 192, 212)
                .filteredOn(index -> !first.otava().get("any").contains(index))
                .containsExactly(142, 148);
    }

    @Test
    void twoRunsAtTheEndAreNoLevelToOursSoThatTheChangeBeforeThemIsTold() throws IOException {
        OtavaSeries series = series(TWO_AT_THE_END);

        assertThat(series.otava().get("5%")).containsExactly(12);
        assertThat(series.ours(0.05)).containsExactly(4);
    }

    @Test
    void ofMoreThanThreeHundredRunsOursLooksAtTheLastThreeHundred() throws IOException {
        OtavaSeries all = series(LONG);
        OtavaSeries last = series(LAST);
        int leftOut = all.figures().length - last.figures().length;

        assertThat(all.otava().get("5%")).containsExactly(15, 71);
        assertThat(all.ours(0.05))
                .allMatch(index -> index >= leftOut)
                .isEqualTo(
                        last.ours(0.05).stream().map(index -> index + leftOut).toList());
    }

    @Test
    void aRiseOfFivePerCentByTheMedianIsToldThoughOtavasMeansAreALittleLessApart() throws IOException {
        OtavaSeries last = series(LAST);
        List<ChangePoint> ours = ChangePoints.find(last.figures(), 0.05);

        assertThat(last.otava().get("5%")).containsExactly(6);
        assertThat(ours).extracting(ChangePoint::index).containsExactly(6, 66);
        assertThat(ours.get(1).change()).isCloseTo(0.055, within(0.005));
        assertThat(mean(last, 66, 300) / mean(last, 6, 66) - 1).isBetween(0.04, 0.05);
    }

    private static double mean(OtavaSeries series, int from, int to) {
        return Arrays.stream(series.figures(), from, to).average().orElseThrow();
    }

    private static OtavaSeries series(String name) throws IOException {
        return OtavaSeries.samples().stream()
                .filter(series -> series.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
