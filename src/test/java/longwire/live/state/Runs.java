package longwire.live.state;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongUnaryOperator;
import longwire.measurement.Count;
import longwire.measurement.Latencies;
import longwire.measurement.Series;
import longwire.measurement.Trust;
import org.HdrHistogram.Histogram;

/** Runs as they may look to whoever watches. */
public final class Runs {
    static final LiveRun EIGHT_TRIALS =
            new LiveRun("websocket-against-polling", "results/websocket-against-polling-1", 1_000, 8, 10);

    private static final long MICRO = 1_000;

    private Runs() {}

    /** One that has yet to begin. */
    public static LiveSnapshot waiting() {
        return LiveSnapshot.first(EIGHT_TRIALS, EIGHT_TRIALS.startMillis());
    }

    /** In its third trial, through the edge; of the two before, the second is INVALID. */
    public static LiveSnapshot inItsThirdTrial() {
        return waiting()
                .afterWords("warming up edge websocket", 1_500)
                .afterSecond(trial(1, "direct", "websocket").build(), 2_000)
                .afterTrial(List.of(), limit(99.9), 3_000)
                .afterSecond(trial(2, "edge", "poll").count(Count.LOST, 3).build(), 4_000)
                .afterTrial(List.of("lost messages: 3 (expected: 0)"), limit(90), 5_000)
                .afterSecond(trial(3, "edge", "websocket").build(), 6_000);
    }

    /** One of which all that can be known is known. */
    public static LiveSnapshot complete() {
        Trial everything = trial(9, "edge", "websocket");
        for (Series series : Series.values()) {
            everything.latencies(series, 2_000, i -> i * MICRO);
        }
        return inItsThirdTrial().afterSecond(everything.build(), 7_000);
    }

    /** A trial with 1,000 connections and answers of 1 µs to 2 ms. */
    public static Trial trial(int number, String path, String transport) {
        return new Trial(number, path, transport);
    }

    /** As far as a trial is trusted of which nothing else is known. */
    public static Trust limit(double percentile) {
        return Trust.of(percentile, Map.of());
    }

    public static Histogram histogram(int samples, LongUnaryOperator nanos) {
        Histogram histogram = Latencies.histogram();
        for (int i = 1; i <= samples; i++) {
            histogram.recordValue(nanos.applyAsLong(i));
        }
        return histogram;
    }

    /** A trial as a test wants it. */
    public static final class Trial {
        private final int number;
        private final String path;
        private final String transport;
        private final Map<Count, Long> counts = new EnumMap<>(Count.class);
        private final Map<Series, LatencySpread> soFar = new EnumMap<>(Series.class);
        private final Map<Series, Percentiles> last = new EnumMap<>(Series.class);
        private final List<String> damage = new ArrayList<>();
        private final List<LiveMember> members = new ArrayList<>();
        private double trustLimit = 99;
        private double seconds = 4;
        private LiveTrial.Rates rates = new LiveTrial.Rates(1_000, 1_000.4, 999.6, 0, 0);

        private Trial(int number, String path, String transport) {
            this.number = number;
            this.path = path;
            this.transport = transport;
            Arrays.stream(Count.values()).forEach(count -> counts.put(count, 0L));
            count(Count.OPENED, 1_000).count(Count.SENT, 12_034).count(Count.RECEIVED, 12_030);
            latencies(Series.RESPONSE, 2_000, i -> i * MICRO);
            latencies(Series.SERVICE, 2_000, i -> i * MICRO / 2);
        }

        public Trial count(Count count, long value) {
            counts.put(count, value);
            return this;
        }

        public Trial latencies(Series series, int samples, LongUnaryOperator nanos) {
            soFar.put(series, LatencySpread.of(histogram(samples, nanos)));
            last.put(series, Percentiles.of(histogram(samples / 2, nanos)));
            return this;
        }

        public Trial noLatencies() {
            soFar.clear();
            last.clear();
            return this;
        }

        /** Of a fleet: its last member is lost. */
        public Trial ofMembers(int number) {
            for (int member = 1; member <= number; member++) {
                boolean lost = member == number;
                members.add(new LiveMember(
                        member,
                        "host, process " + member,
                        lost,
                        0.5,
                        500,
                        50,
                        OptionalLong.of(65 * MICRO),
                        OptionalLong.empty()));
            }
            return this;
        }

        public Trial damaged(String reason) {
            damage.add(reason);
            return this;
        }

        public Trial trusted(double limit) {
            trustLimit = limit;
            return latencies(Series.HANDSHAKE, 1_000, i -> i * MICRO);
        }

        public Trial seconds(double since) {
            seconds = since;
            return this;
        }

        /** As one whose viewers follow a feed. */
        public Trial listening() {
            rates = new LiveTrial.Rates(0, 0, 0, 10_000, 0);
            return noLatencies()
                    .count(Count.SENT, 0)
                    .count(Count.RECEIVED, 0)
                    .count(Count.EVENTS, 40_000)
                    .latencies(Series.STALENESS, 2_000, i -> i * MICRO);
        }

        public LiveTrial build() {
            Map<String, LiveTrial.CpuUse> cpu = new LinkedHashMap<>();
            cpu.put("generator", new LiveTrial.CpuUse(1.5, 0.31));
            cpu.put("proxy", new LiveTrial.CpuUse(0.25, 0.08));
            return new LiveTrial(
                    number,
                    path,
                    transport,
                    "measuring",
                    seconds,
                    1_000,
                    998,
                    rates,
                    counts,
                    last,
                    soFar,
                    trustLimit,
                    damage,
                    cpu,
                    members);
        }
    }
}
