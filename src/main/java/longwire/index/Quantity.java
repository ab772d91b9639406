package longwire.index;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import longwire.fault.InputFault;
import longwire.measurement.LatencySummary;
import longwire.measurement.Series;
import longwire.results.Cost;
import longwire.settings.KnownKeys;

/**
 * What can be asked of every run: where the index keeps it, and which way is better.
 *
 * @param name as people write it, such as {@code response p99}
 * @param unit of its values
 * @param higherIsBetter lower is, of all but rates
 * @param table that keeps it
 * @param column of its values
 * @param trusted SQL that says whether a value says more of what was measured than of the machine that measured
 * @param condition SQL that picks its lines
 * @param arguments of the condition's places
 */
public record Quantity(
        String name,
        Unit unit,
        boolean higherIsBetter,
        Table table,
        String column,
        String trusted,
        String condition,
        List<Object> arguments) {
    /** What values are. */
    public enum Unit {
        NANOSECONDS("ns"),
        BYTES("bytes"),
        PER_SECOND("per-second");

        private final String label;

        Unit(String label) {
            this.label = label;
        }

        /** Its name in files. */
        public String label() {
            return label;
        }
    }

    private static final Map<String, Quantity> KNOWN = known();

    /** Each that there is. */
    public static List<Quantity> all() {
        return List.copyOf(KNOWN.values());
    }

    /** @throws InputFault where there is none of this name, with the nearest that there is */
    public static Quantity of(String name) {
        String words = key(name);
        if (!KNOWN.containsKey(words)) {
            Set<String> names = KNOWN.keySet();
            throw new InputFault(
                    "metric", name, KNOWN.get(KnownKeys.nearest(words, names)).name() + "?");
        }
        return KNOWN.get(words);
    }

    /** A percentile of a series. */
    static Quantity latency(Series series, double percentile) {
        return new Quantity(
                series.tag() + " " + LatencySummary.name(percentile),
                Unit.NANOSECONDS,
                false,
                Table.PERCENTILES,
                "value_ns",
                "trusted",
                "series = ? AND percentile = ?",
                List.of(series.tag(), percentile));
    }

    private static Quantity cost(String name, Unit unit, String column) {
        return new Quantity(name, unit, false, Table.COSTS, column, "TRUE", "side = ?", List.of(Cost.PROXY));
    }

    private static Map<String, Quantity> known() {
        Stream<Quantity> latencies = Arrays.stream(Series.values())
                .flatMap(series -> DoubleStream.of(LatencySummary.PERCENTILES)
                        .mapToObj(percentile -> latency(series, percentile)));
        Stream<Quantity> others = Stream.of(
                cost(Cost.CPU_PER_MESSAGE, Unit.NANOSECONDS, "cpu_ns_per_message"),
                cost(Cost.MEMORY_PER_CONNECTION, Unit.BYTES, "proportional_bytes_per_connection"),
                new Quantity(
                        "achieved rate",
                        Unit.PER_SECOND,
                        true,
                        Table.TRIALS,
                        "achieved_per_second",
                        "TRUE",
                        "offered_per_second > 0",
                        List.of()));
        Map<String, Quantity> known = new LinkedHashMap<>();
        Stream.concat(latencies, others).forEach(quantity -> known.put(key(quantity.name()), quantity));
        return known;
    }

    private static String key(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
