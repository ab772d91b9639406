package longwire.tuning.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import longwire.comparison.Metric;
import longwire.results.TrialSummary;
import org.apache.commons.statistics.descriptive.Median;

/**
 * Candidates by latency, CPU and memory. A candidate is on the front if no other is better in all three.
 *
 * @param points of all candidates that can be used, those on the front first, by their latency
 */
public record Front(List<Point> points) {
    /**
     * A candidate's place, by the medians of its VALID trials.
     *
     * @param name of it
     * @param words the changed settings
     * @param trials number of its trials
     * @param ratio of the goal to that of the default, by all that is known
     * @param cpuNanos CPU per message; 0 if unknown
     * @param memoryBytes memory per connection; 0 if unknown
     * @param first whether it is on the front
     */
    public record Point(
            String name, String words, int trials, double ratio, double cpuNanos, double memoryBytes, boolean first) {
        private boolean beats(Point other) {
            boolean noWorse = ratio <= other.ratio && cpuNanos <= other.cpuNanos && memoryBytes <= other.memoryBytes;
            return noWorse && (ratio < other.ratio || cpuNanos < other.cpuNanos || memoryBytes < other.memoryBytes);
        }

        private Point placed(List<Point> all) {
            boolean front = all.stream().noneMatch(other -> other.beats(this));
            return new Point(name, words, trials, ratio, cpuNanos, memoryBytes, front);
        }
    }

    public static Front of(Notebook notebook) {
        EffectModel model = notebook.model();
        List<Point> points = new ArrayList<>();
        for (Candidate candidate : notebook.tried()) {
            List<TrialSummary> valid = notebook.valid(candidate);
            if (notebook.admits(candidate) && !valid.isEmpty()) {
                points.add(new Point(
                        notebook.name(candidate),
                        notebook.space().words(candidate),
                        valid.size(),
                        Math.exp(model.of(candidate).mean()),
                        median(valid, Metric.CPU_PER_MESSAGE),
                        median(valid, Metric.MEMORY_PER_CONNECTION),
                        false));
            }
        }
        return new Front(points.stream()
                .map(point -> point.placed(points))
                .sorted(Comparator.comparing(Point::first).reversed().thenComparingDouble(Point::ratio))
                .toList());
    }

    private static double median(List<TrialSummary> trials, Metric metric) {
        double[] values = trials.stream()
                .map(metric::of)
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
        return values.length == 0 ? 0 : Median.withDefaults().evaluate(values);
    }
}
