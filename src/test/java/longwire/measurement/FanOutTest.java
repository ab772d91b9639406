package longwire.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import longwire.clock.Patience;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Skews known beforehand. */
@Timeout(Patience.TEST_SECONDS)
class FanOutTest {
    private final LatencyRecorder recorder = new LatencyRecorder();
    private final Histogram skews = Latencies.histogram();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "in the order in which they read, 10 40 90, 80",
        "told in another order, 90 10 40, 80",
        "all at once, 10 10 10, 0",
        "about where nanoTime overflows, 9223372036854775800 -9223372036854775800 -9223372036854775790, 26",
    })
    void aSkewIsFromTheFirstReceiverToTheLast(String name, String received, long skew) {
        FanOut fanOut = new FanOut(1, 3);

        for (String nanos : received.split(" ")) {
            fanOut.received(0, 7, true, Long.parseLong(nanos), recorder);
        }

        assertThat(taken().getTotalCount()).isEqualTo(1);
        assertThat(skews.getCountAtValue(skew)).isEqualTo(1);
    }

    @Test
    void eventsAreOpenSideBySideAndThoseOfEachSourceForThemselves() {
        FanOut fanOut = new FanOut(2, 2);

        fanOut.received(0, 0, true, 100, recorder);
        fanOut.received(1, 0, true, 200, recorder);
        fanOut.received(0, 1, true, 300, recorder);
        fanOut.received(1, 0, true, 205, recorder);
        fanOut.received(0, 1, true, 307, recorder);
        fanOut.received(0, 0, true, 111, recorder);

        assertThat(List.of(5L, 7L, 11L)).allMatch(skew -> taken().getCountAtValue(skew) == 1);
        assertThat(taken().getTotalCount()).isEqualTo(3);
    }

    @Test
    void anEventThatSomeReceiverMissesIsRecordedAtTheEndWithThoseThatGotIt() {
        FanOut fanOut = new FanOut(1, 3);

        fanOut.received(0, 0, true, 100, recorder);
        fanOut.received(0, 0, true, 150, recorder);
        fanOut.received(0, 1, true, 200, recorder);
        assertThat(taken().getTotalCount()).isZero();
        fanOut.finish(recorder);
        fanOut.finish(recorder);

        assertThat(taken().getTotalCount()).as("one receiver alone has no skew").isEqualTo(1);
        assertThat(skews.getCountAtValue(50)).isEqualTo(1);
    }

    @Test
    void anEventIsGivenUpWhenItsSourceIsFurtherThanItsShareOfOpenEvents() {
        FanOut fanOut = new FanOut(FanOut.MOST_SOURCES, 3);
        int share = FanOut.MOST_OPEN / FanOut.MOST_SOURCES;

        fanOut.received(5, 0, true, 100, recorder);
        fanOut.received(5, 0, true, 130, recorder);
        fanOut.received(5, share, true, 500, recorder);
        fanOut.received(5, 0, true, 900, recorder);

        assertThat(taken().getTotalCount()).isEqualTo(1);
        assertThat(skews.getCountAtValue(30)).isEqualTo(1);
    }

    @Test
    void whatIsNotMeasuredIsNotRecorded() {
        FanOut fanOut = new FanOut(1, 2);

        fanOut.received(0, 0, false, 100, recorder);
        fanOut.received(0, 0, false, 130, recorder);
        fanOut.finish(recorder);

        assertThat(taken().getTotalCount()).isZero();
    }

    /** Each thread is a receiver that has event n at n × 1000 + its own number: each skew is the number of threads minus one. */
    @Test
    void severalThreadsLoseNoEvent() throws Exception {
        int threads = 4;
        int events = 20_000;
        FanOut fanOut = new FanOut(1, threads);
        List<LatencyRecorder> recorders = new ArrayList<>();
        List<Callable<Void>> receivers = new ArrayList<>();
        for (int number = 0; number < threads; number++) {
            int own = number;
            LatencyRecorder ownRecorder = new LatencyRecorder();
            recorders.add(ownRecorder);
            receivers.add(() -> {
                for (int event = 0; event < events; event++) {
                    fanOut.received(0, event, true, event * 1_000L + own, ownRecorder);
                }
                return null;
            });
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (Future<Void> done : pool.invokeAll(receivers)) {
                done.get(Patience.SECONDS, TimeUnit.SECONDS);
            }
        } finally {
            pool.shutdownNow();
        }

        Histogram all = Latencies.histogram();
        recorders.forEach(one -> all.add(one.takeInterval().getOrDefault(Series.SKEW, Latencies.histogram())));
        assertThat(all.getCountAtValue(threads - 1)).isEqualTo(events);
        assertThat(all.getTotalCount()).isEqualTo(events);
    }

    @Test
    void moreSourcesThanOpenEventsAreRefused() {
        assertThatThrownBy(() -> new FanOut(FanOut.MOST_SOURCES + 1, 1))
                .hasMessage("4097 sources, 1 receivers (expected: 1 to 4096, 1 or more)");
    }

    /** All skews so far. */
    private Histogram taken() {
        Histogram interval = recorder.takeInterval().get(Series.SKEW);
        if (interval != null) {
            skews.add(interval);
        }
        return skews;
    }
}
