package longwire.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import longwire.fault.InputFault;
import longwire.measurement.Count;
import longwire.measurement.LatencySummary;
import longwire.measurement.Series;
import longwire.results.Cost;
import longwire.results.Outcome;
import longwire.results.TrialSummary;
import longwire.settings.KnownKeys;
import longwire.text.HumanUnits;

/**
 * A figure of a trial, and whether higher or lower is better.
 *
 * @param name as people write it, such as {@code response p99}
 * @param unit of its values
 * @param direction which way is better
 * @param reading its value in a trial, above 0; empty if the trial does not support it
 * @param trust whether a trial's value reflects the proxy more than the measuring machine
 */
public record Metric(
        String name,
        Unit unit,
        Direction direction,
        Function<TrialSummary, OptionalDouble> reading,
        Predicate<TrialSummary> trust) {
    /** CPU time of the proxy's processes per message sent, in nanoseconds. */
    public static final Metric CPU_PER_MESSAGE = cost(
            Cost.CPU_PER_MESSAGE,
            Unit.NANOSECONDS,
            (trial, proxy) -> 1e9 * proxy.cpuSeconds() / trial.counts().getOrDefault(Count.SENT_MEASURED.label(), 0L));

    /** Memory (PSS) of the proxy's processes per connection, with all connections open. */
    public static final Metric MEMORY_PER_CONNECTION = cost(
            Cost.MEMORY_PER_CONNECTION,
            Unit.BYTES,
            (trial, proxy) -> (double) proxy.proportionalBytes() / trial.connections());

    /** CPU time of proxy and origin together per message sent, in nanoseconds. */
    public static final Metric SERVER_CPU_PER_MESSAGE = of(
            "server CPU per message",
            Unit.NANOSECONDS,
            trial -> serverNanos(trial) / count(trial, Count.SENT_MEASURED));

    /** CPU time of the origin alone per message sent, in nanoseconds. */
    public static final Metric ORIGIN_CPU_PER_MESSAGE = cpuPerMessage(Cost.ORIGIN);

    /** CPU time of the generator per message sent, in nanoseconds; while it spins until a message is due as well. */
    public static final Metric GENERATOR_CPU_PER_MESSAGE = cpuPerMessage(Cost.GENERATOR);

    /** CPU time of proxy and origin together per event that a viewer received, in nanoseconds. */
    public static final Metric SERVER_CPU_PER_EVENT =
            of("server CPU per event", Unit.NANOSECONDS, trial -> serverNanos(trial) / eventsMeasured(trial));

    /** Bytes each way on a viewer's socket per message with its reply, or per poll with its answer. */
    public static final Metric BYTES_PER_MESSAGE =
            of("bytes per message", Unit.BYTES, trial -> carried(trial) / count(trial, Count.WEIGHED_REPLIES));

    /** Bytes each way on a viewer's socket per event. */
    public static final Metric BYTES_PER_EVENT =
            of("bytes per event", Unit.BYTES, trial -> carried(trial) / count(trial, Count.WEIGHED_EVENTS));

    /** Tunnels that a planned disturbance cut. */
    public static final Metric TUNNELS_CUT = outcome(Outcome.TUNNELS_CUT, Unit.NUMBER);

    /** From a planned disturbance until every tunnel was back, in nanoseconds. */
    public static final Metric ALL_BACK = outcome(Outcome.ALL_BACK, Unit.NANOSECONDS);

    /** Memory of the processes that a planned disturbance left running. */
    public static final Metric OLD_MEMORY = outcome(Outcome.OLD_MEMORY, Unit.BYTES);

    /** Memory by which a proxy grew with each tunnel. Where it did not grow, there is nothing to compare. */
    public static final Metric GROWTH = outcome(Outcome.GROWTH, Unit.BYTES);

    /** The longest interval between pings that keeps idle tunnels open: the longer, the fewer pings. */
    public static final Metric KEEPING_PING =
            outcome(Outcome.KEEPING_PING, Unit.NANOSECONDS, Direction.HIGHER_IS_BETTER);

    private static final List<Metric> NO_LATENCIES = List.of(
            CPU_PER_MESSAGE,
            SERVER_CPU_PER_MESSAGE,
            ORIGIN_CPU_PER_MESSAGE,
            GENERATOR_CPU_PER_MESSAGE,
            SERVER_CPU_PER_EVENT,
            BYTES_PER_MESSAGE,
            BYTES_PER_EVENT,
            MEMORY_PER_CONNECTION,
            TUNNELS_CUT,
            ALL_BACK,
            OLD_MEMORY,
            GROWTH,
            KEEPING_PING);

    /** The metrics of every comparison. */
    public static final List<Metric> STANDARD = List.of(
            latency(Series.HANDSHAKE, 50),
            latency(Series.HANDSHAKE, 99),
            latency(Series.RESPONSE, 50),
            latency(Series.RESPONSE, 90),
            latency(Series.RESPONSE, 99),
            latency(Series.RESPONSE, 99.9),
            latency(Series.FAN_OUT, 50),
            latency(Series.FAN_OUT, 99),
            latency(Series.SKEW, 50),
            latency(Series.SKEW, 99),
            latency(Series.STALENESS, 50),
            latency(Series.STALENESS, 99),
            latency(Series.FIRST_EVENT, 50),
            latency(Series.FIRST_EVENT, 99),
            latency(Series.EVENT_GAP, 50),
            latency(Series.EVENT_GAP, 99),
            CPU_PER_MESSAGE,
            MEMORY_PER_CONNECTION,
            TUNNELS_CUT,
            ALL_BACK,
            latency(Series.REOPENING, 99),
            OLD_MEMORY,
            GROWTH,
            KEEPING_PING);

    private static final double LEAST_NUMBER = 0.5;

    private static final Map<String, Metric> ALL = all();

    /** The unit of a metric's values. */
    public enum Unit {
        NANOSECONDS,
        BYTES,
        NUMBER;

        /** {@code value} of this unit, for people. */
        public String text(double value) {
            return switch (this) {
                case NANOSECONDS -> HumanUnits.time(value);
                case BYTES -> HumanUnits.bytes(value);
                case NUMBER -> HumanUnits.number(value);
            };
        }
    }

    /** A percentile of {@code series}, one of {@link LatencySummary#PERCENTILES}, in nanoseconds. */
    public static Metric latency(Series series, double percentile) {
        return new Metric(
                series.tag() + " " + LatencySummary.name(percentile),
                Unit.NANOSECONDS,
                Direction.LOWER_IS_BETTER,
                trial -> value(trial, series, percentile),
                trial -> trial.trust().trusts(series, percentile));
    }

    /** All names that {@link #named} knows. */
    public static Set<String> names() {
        return ALL.keySet();
    }

    /** The metric that people call {@code name}; an unknown one is refused with the nearest. */
    public static Metric named(String name) {
        Metric metric = ALL.get(name);
        if (metric == null) {
            throw new InputFault("metric", name, KnownKeys.nearest(name, ALL.keySet()) + "?");
        }
        return metric;
    }

    /** Whether it is a latency, and not what a trial costs its host or what it found out beside times. */
    public boolean isLatency() {
        return !NO_LATENCIES.contains(this);
    }

    /** Its value in {@code trial}; empty if there is none to compare. */
    public OptionalDouble of(TrialSummary trial) {
        return reading.apply(trial);
    }

    private static Map<String, Metric> all() {
        Stream<Metric> latencies = Arrays.stream(Series.values())
                .flatMap(series -> Arrays.stream(LatencySummary.PERCENTILES).mapToObj(p -> latency(series, p)));
        return Stream.concat(latencies, NO_LATENCIES.stream())
                .collect(Collectors.toMap(Metric::name, metric -> metric, (one, other) -> one, TreeMap::new));
    }

    private static OptionalDouble value(TrialSummary trial, Series series, double percentile) {
        LatencySummary latencies = trial.latencies().get(series.tag());
        Long nanos = latencies == null ? null : latencies.percentileNanos().get(percentile);
        // A histogram's least value stands for all below it.
        return nanos == null ? OptionalDouble.empty() : OptionalDouble.of(Math.max(1, nanos));
    }

    private static Metric cost(String name, Unit unit, CostReading reading) {
        return of(name, unit, trial -> {
            Cost proxy = trial.costs().get(Cost.PROXY);
            return proxy == null ? 0 : reading.of(trial, proxy);
        });
    }

    private static Metric cpuPerMessage(String side) {
        return of(side + " CPU per message", Unit.NANOSECONDS, trial -> {
            Cost cost = trial.costs().get(side);
            return cost == null ? 0 : 1e9 * cost.cpuSeconds() / count(trial, Count.SENT_MEASURED);
        });
    }

    /** A metric that a trial supports where {@code reading} gives a finite value above 0. */
    private static Metric of(String name, Unit unit, ToDoubleFunction<TrialSummary> reading) {
        return new Metric(
                name,
                unit,
                Direction.LOWER_IS_BETTER,
                trial -> {
                    double value = reading.applyAsDouble(trial);
                    return value > 0 && Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
                },
                any -> true);
    }

    private static double serverNanos(TrialSummary trial) {
        return 1e9
                * Stream.of(Cost.PROXY, Cost.ORIGIN)
                        .map(trial.costs()::get)
                        .filter(Objects::nonNull)
                        .mapToDouble(Cost::cpuSeconds)
                        .sum();
    }

    private static double carried(TrialSummary trial) {
        return count(trial, Count.BYTES_SENT) + count(trial, Count.BYTES_RECEIVED);
    }

    private static double eventsMeasured(TrialSummary trial) {
        LatencySummary ages = trial.latencies().get(Series.STALENESS.tag());
        return ages == null ? 0 : ages.count();
    }

    private static double count(TrialSummary trial, Count count) {
        return trial.counts().getOrDefault(count.label(), 0L);
    }

    /** A figure that a trial found out beside times. Ratios need a value above 0: less than one of a thing counts as half of one. */
    private static Metric outcome(String name, Unit unit) {
        return outcome(name, unit, Direction.LOWER_IS_BETTER);
    }

    private static Metric outcome(String name, Unit unit, Direction direction) {
        return new Metric(
                name,
                unit,
                direction,
                trial -> {
                    Double value = trial.outcome().figures().get(name);
                    return value == null || unit != Unit.NUMBER && value <= 0
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(unit == Unit.NUMBER ? Math.max(LEAST_NUMBER, value) : value);
                },
                any -> true);
    }

    private interface CostReading {
        double of(TrialSummary trial, Cost proxy);
    }
}
