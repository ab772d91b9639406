package longwire.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Map;
import longwire.measurement.MeasuredWindow;
import longwire.measurement.Readings;
import longwire.measurement.Series;
import longwire.viewer.pacing.PacedLoop;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** What several viewers of one feed have together. */
class FeedTest {
    private static final long MILLI = 1_000_000;
    private static final MeasuredWindow WINDOW = new MeasuredWindow(100 * MILLI, 200 * MILLI);

    private final Readings readings = new Readings(1, 3);

    @Test
    void theSkewOfAPushedEventIsFromItsFirstViewerToItsLast() {
        Feed[] viewers = {feed(true), feed(true), feed(true)};
        // Where each came in, which is nobody's event yet.
        tell(viewers, 7, 90 * MILLI, 91 * MILLI, 92 * MILLI, 93 * MILLI);
        // Before the window, in it, and in it although the last has it behind its end.
        tell(viewers, 8, 99 * MILLI, 99 * MILLI, 100 * MILLI, 101 * MILLI);
        tell(viewers, 9, 110 * MILLI, 112 * MILLI, 117 * MILLI, 111 * MILLI);
        tell(viewers, 10, 199 * MILLI, 199 * MILLI, 199 * MILLI, 211 * MILLI);

        Histogram skew = recorded().get(Series.SKEW);
        assertThat(skew.getTotalCount()).isEqualTo(2);
        assertThat(skew.getMinValue()).isCloseTo(6 * MILLI, withPercentage(0.2));
        assertThat(skew.getMaxValue()).isCloseTo(12 * MILLI, withPercentage(0.2));
    }

    @Test
    void anEventThatAViewerMissedOrThatIsPolledHasNoSkew() {
        Feed[] pushed = {feed(true), feed(true), feed(true)};
        tell(pushed, 7, 101 * MILLI, 101 * MILLI, 101 * MILLI, 101 * MILLI);
        pushed[0].event(8, 110 * MILLI, 111 * MILLI);
        pushed[1].event(8, 110 * MILLI, 112 * MILLI);
        Feed[] polled = {feed(false), feed(false), feed(false)};
        tell(polled, 7, 101 * MILLI, 101 * MILLI, 101 * MILLI, 101 * MILLI);
        tell(polled, 8, 110 * MILLI, 111 * MILLI, 120 * MILLI, 130 * MILLI);

        assertThat(recorded()).doesNotContainKey(Series.SKEW);
    }

    private Feed feed(boolean pushed) {
        return new Feed(readings.shard(0), new PacedLoop(new ManualClock()).wakeUp(), WINDOW, true, pushed, 1);
    }

    private static void tell(Feed[] viewers, long sequence, long created, long... received) {
        for (int index = 0; index < viewers.length; index++) {
            viewers[index].event(sequence, created, received[index]);
        }
    }

    private Map<Series, Histogram> recorded() {
        return readings.takeInterval();
    }
}
