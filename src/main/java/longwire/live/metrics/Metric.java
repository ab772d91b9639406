package longwire.live.metrics;

import java.util.List;
import java.util.Map;
import longwire.live.state.LatencySpread;

/**
 * One figure for those who collect figures, in the words of OpenTelemetry; Prometheus' name follows from it.
 *
 * @param name words with dots, such as {@code longwire.messages.sent}
 * @param help a sentence
 * @param unit of UCUM: {@code s}, {@code 1} for a share, or empty for a number of things
 */
record Metric(String name, String help, String unit, Kind kind, List<Point> points) {
    /** The kind of metric, which decides how its points may be combined. */
    enum Kind {
        /** It only grows, within one trial. */
        COUNTER,
        /** It is what it is now. */
        GAUGE,
        /** It is spread over buckets, each of which only grows within one trial. */
        HISTOGRAM
    }

    /**
     * A value with what it is of.
     *
     * @param value of a counter or a gauge; 0 in a histogram
     * @param spread of a histogram; null elsewhere
     */
    record Point(Map<String, String> labels, double value, LatencySpread spread) {
        static Point of(Map<String, String> labels, double value) {
            return new Point(labels, value, null);
        }

        static Point of(Map<String, String> labels, LatencySpread spread) {
            return new Point(labels, 0, spread);
        }
    }

    /** Its name before Prometheus' own endings such as {@code _total}; the rules are OpenTelemetry's. */
    String prometheusName() {
        String words = name.replace('.', '_');
        return switch (unit) {
            case "s" -> words + "_seconds";
            case "1" -> kind == Kind.GAUGE ? words + "_ratio" : words;
            default -> words;
        };
    }
}
