package longwire.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import longwire.fault.InputFault;
import longwire.measurement.LatencySummary;
import longwire.settings.KnownKeys;
import longwire.text.TimeUnits;
import longwire.viewer.Transport;

/**
 * Reads objectives, one per line; text after {@code #} is a comment.
 *
 * <pre>
 * frame p99 &lt;= 5 ms                        response time over WebSocket, of every proxy
 * edge websocket handshake p99.9 &lt;= 50 ms  of one path and transport
 * response p50 vs direct &lt;= 1.5            as a ratio to another path of the run
 * CPU per message vs baseline &lt;= 1.05      as a ratio to the same path of the baseline run
 * </pre>
 */
public final class ObjectivesReader {
    /** What people call a WebSocket's messages; a percentile behind it, or behind a transport, is of the response time. */
    private static final String FRAME = "frame";

    private static final Map<String, Double> NANOS =
            Stream.of("ns", "us", "µs", "ms", "s").collect(Collectors.toMap(unit -> unit, TimeUnits::nanos));
    private static final Map<String, Double> BYTES =
            Map.of("B", 1.0, "kB", 1e3, "KiB", 1024.0, "MB", 1e6, "MiB", 1024.0 * 1024);
    private static final Map<String, Double> RATIO = Map.of("", 1.0);

    private ObjectivesReader() {}

    /**
     * Reads {@code text}.
     *
     * @param file from which the text comes, named in faults
     * @throws InputFault with every invalid line, and what was expected
     */
    public static List<Objective> read(String file, String text) {
        List<Objective> objectives = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int index = 0; index < lines.size(); index++) {
            String said = lines.get(index).replaceAll("#.*", "").strip();
            try {
                if (!said.isEmpty()) {
                    objectives.add(objective(said));
                }
            } catch (InputFault fault) {
                faults.add(file + " line " + (index + 1) + ": " + fault.getMessage());
            }
        }
        if (objectives.isEmpty() && faults.isEmpty()) {
            faults.add(file + ": none (expected: objectives, such as: frame p99 <= 5 ms)");
        }
        if (!faults.isEmpty()) {
            throw InputFault.all(faults);
        }
        return objectives;
    }

    /**
     * The metric that people call {@code said}, as an objective may: {@code frame p99}, {@code CPU per message}.
     *
     * @throws InputFault naming the nearest metric if there is none of that name
     */
    public static Metric metric(String said) {
        return named(said.strip().replaceFirst("^" + transport() + "\\s*", ""));
    }

    private static Objective objective(String said) {
        Matcher line = line().matcher(said);
        if (!line.matches()) {
            String subject = said.replaceAll("\\s*(vs\\s|<).*", "");
            throw new InputFault(
                    "objective",
                    said,
                    "[PATH] [TRANSPORT] METRIC [vs PATH] <= LIMIT; the nearest metric is "
                            + KnownKeys.nearest(subject, Metric.names()));
        }
        Metric metric = named(line.group("metric"));
        Optional<String> versus = Optional.ofNullable(line.group("versus"));
        return new Objective(
                said,
                Optional.ofNullable(line.group("path")),
                Optional.ofNullable(line.group("transport")).map(word -> label(word.strip())),
                metric,
                versus,
                limit(line, versus.isPresent() ? RATIO : metric.unit() == Metric.Unit.BYTES ? BYTES : NANOS));
    }

    private static Pattern line() {
        return Pattern.compile("(?:(?!" + transport() + ")(?<path>[\\w.-]+)\\s+)??(?:(?<transport>"
                + transport() + ")\\s*)?(?<metric>" + metrics() + ")(?:\\s+vs\\s+(?<versus>\\S+))?"
                + "\\s*<=\\s*(?<number>\\d+(?:\\.\\d+)?)\\s*(?<unit>[a-zA-Zµ]*)");
    }

    /** Matches how a transport may be called, and the space behind it. */
    private static String transport() {
        return "(?:" + FRAME + "|" + String.join("|", Transport.labels()) + ")\\s";
    }

    private static String label(String word) {
        return word.equals(FRAME) ? Transport.WEBSOCKET.label() : word;
    }

    /** A percentile alone is of the response time. */
    private static Metric named(String name) {
        return Metric.named(name.startsWith("p") ? "response " + name : name);
    }

    private static double limit(Matcher line, Map<String, Double> units) {
        Double unit = units.get(line.group("unit"));
        if (unit == null) {
            throw new InputFault(
                    "limit",
                    line.group("number") + " " + line.group("unit"),
                    units == RATIO
                            ? "a ratio, such as 1.05"
                            : "any of " + String.join(", ", new TreeSet<>(units.keySet())));
        }
        return Double.parseDouble(line.group("number")) * unit;
    }

    /** All names, and percentiles alone. */
    private static String metrics() {
        Stream<String> percentiles = DoubleStream.of(LatencySummary.PERCENTILES).mapToObj(LatencySummary::name);
        return Stream.concat(Metric.names().stream(), percentiles)
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }
}
