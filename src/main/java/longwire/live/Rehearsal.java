package longwire.live;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import longwire.live.metrics.Metrics;
import longwire.live.metrics.PrometheusText;
import longwire.live.state.LatencySpread;
import longwire.live.state.LiveRun;
import longwire.live.state.LiveSnapshot;
import longwire.live.state.LiveTrial;
import longwire.live.state.Percentiles;
import longwire.live.terminal.Dashboard;
import longwire.live.web.LiveJson;
import longwire.measurement.Count;
import longwire.measurement.Latencies;
import longwire.measurement.Series;
import longwire.plan.LiveSettings;
import org.HdrHistogram.Histogram;

/**
 * Does before the first trial what being watched will take in each second of it. Code that runs for the first time is
 * slow, and has the compiler at work beside it: on few cores that would be seen in the first trials' latencies.
 */
final class Rehearsal {
    /** As many as make the JVM compile what they run; all together take about a second. */
    private static final int SECONDS_PLAYED = 200;

    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final int SAMPLES = 5_000;
    private static final int TRIALS = 3;

    private final LiveSettings settings;
    private final Map<Count, Long> counts = new EnumMap<>(Count.class);
    private final Histogram histogram = Latencies.histogram();

    private Rehearsal(LiveSettings settings) {
        this.settings = settings;
        for (Count count : Count.values()) {
            counts.put(count, (long) SAMPLES);
        }
        for (int i = 1; i <= SAMPLES; i++) {
            // Spread as answers are: most of them early, few far behind.
            histogram.recordValue(TimeUnit.SECONDS.toNanos(1) / i);
        }
    }

    static void play(LiveSettings settings) {
        new Rehearsal(settings).play();
    }

    private void play() {
        long end = System.nanoTime() + LONGEST_NANOS;
        for (int second = 0; second < SECONDS_PLAYED && System.nanoTime() - end < 0; second++) {
            LiveSnapshot snapshot = snapshot();
            if (settings.listen().isPresent()) {
                PrometheusText.accepted(null).of(snapshot);
                LiveJson.of(snapshot, 0);
            } else if (settings.otlp().isPresent()) {
                Metrics.of(snapshot);
            }
            if (settings.watch()) {
                Dashboard.of(snapshot);
            }
        }
    }

    private LiveSnapshot snapshot() {
        LiveSnapshot snapshot = LiveSnapshot.first(new LiveRun("rehearsal", "nowhere", 0, TRIALS, 1), 0);
        for (int number = 1; number < TRIALS; number++) {
            snapshot = snapshot.afterSecond(trial(number), 0)
                    .afterTrial(List.of(), trial(number).trust(), 0);
        }
        return snapshot.afterSecond(trial(TRIALS), 0);
    }

    private LiveTrial trial(int number) {
        Map<Series, Percentiles> last = new EnumMap<>(Series.class);
        Map<Series, LatencySpread> soFar = new EnumMap<>(Series.class);
        for (Series series : List.of(Series.RESPONSE, Series.SERVICE)) {
            last.put(series, Percentiles.of(histogram));
            soFar.put(series, LatencySpread.of(histogram));
        }
        return new LiveTrial(
                number,
                "path",
                "transport",
                "rehearsal",
                1,
                1,
                1,
                new LiveTrial.Rates(1, 1, 1, 1, 1),
                counts,
                last,
                soFar,
                0,
                List.of(),
                Map.of(),
                List.of());
    }
}
