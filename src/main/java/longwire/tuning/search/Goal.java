package longwire.tuning.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import longwire.comparison.Direction;
import longwire.comparison.Metric;
import longwire.comparison.Objective;
import longwire.comparison.ObjectivesReader;
import longwire.fault.InputFault;
import longwire.measurement.LatencySummary;
import longwire.measurement.Trust;
import longwire.results.TrialSummary;
import org.apache.commons.statistics.descriptive.Median;

/**
 * The metrics to improve, and the constraints that the result must keep.
 *
 * @param metrics one or more; each counts alike, by its ratio to the default
 * @param constraints bounds, in a metric's unit or as a ratio to {@link #DEFAULT}
 */
public record Goal(List<Metric> metrics, List<Objective> constraints) {
    /** What constraints call the settings that the search began with, and plans the path that has them. */
    public static final String DEFAULT = "default";

    private static final String SUBJECT_TO = "\\s*,?\\s+subject\\s+to\\s+";
    private static final String LISTED = "\\s*(?:,|;|\\band\\b)\\s*";
    private static final Pattern WORDS =
            Pattern.compile("(?<way>minimi[sz]e|maximi[sz]e|lower|raise)\\s+(?<metric>.*)");
    /** Holds of every candidate that is kept at all: its trials would be INVALID otherwise. */
    private static final Pattern NO_DROPS = Pattern.compile("no\\s+dropped\\s+connections?");

    private static final Pattern TIMES_DEFAULT =
            Pattern.compile("(?<metric>[^<]*?)\\s*<=\\s*(?<most>[\\d.]+)\\s*(?:x|×|\\*|times)?\\s*(?:the\\s+)?default");

    public Goal {
        metrics = List.copyOf(metrics);
        constraints = List.copyOf(constraints);
    }

    /**
     * Reads {@code minimise frame p99, CPU per message subject to rss per connection <= 1.1 × default}.
     *
     * @throws InputFault with every part that can't be read
     */
    public static Goal parse(String text) {
        List<String> faults = new ArrayList<>();
        String[] parts = text.strip().split(SUBJECT_TO, 2);
        List<Metric> metrics = new ArrayList<>();
        List<Objective> constraints = new ArrayList<>();
        listed(parts[0]).forEach(word -> attempt(faults, () -> metrics.add(metric(word))));
        (parts.length == 1 ? Stream.<String>empty() : listed(parts[1]))
                .filter(word -> !NO_DROPS.matcher(word).matches())
                .forEach(word -> attempt(faults, () -> constraints.add(constraint(word))));
        if (metrics.isEmpty() && faults.isEmpty()) {
            faults.add("goal: none (expected: a metric, such as: minimise frame p99)");
        }
        if (!faults.isEmpty()) {
            throw InputFault.all(faults);
        }
        return new Goal(metrics, constraints);
    }

    /** Whether it can be measured on two paths at the same moment. */
    boolean isOfLatencies() {
        return Stream.concat(metrics.stream(), constraints.stream().map(Objective::metric))
                .allMatch(Metric::isLatency);
    }

    /** The goal of a trial: the mean of the logarithms of its metrics, lower is better; empty if it lacks one. */
    public OptionalDouble score(TrialSummary trial) {
        double sum = 0;
        for (Metric metric : metrics) {
            OptionalDouble value = metric.of(trial);
            if (value.isEmpty()) {
                return OptionalDouble.empty();
            }
            double log = Math.log(value.getAsDouble());
            sum += metric.direction() == Direction.LOWER_IS_BETTER ? log : -log;
        }
        return OptionalDouble.of(sum / metrics.size());
    }

    /** Whether most of {@code trials} trust each metric that they have, and have each. */
    boolean trustedIn(List<TrialSummary> trials) {
        return metrics.stream().allMatch(metric -> trusted(metric, trials));
    }

    /** The goal with each percentile lowered to one that {@code trials} trust; empty if a metric has no such percentile. */
    Optional<Goal> asFarAsTrustedIn(List<TrialSummary> trials) {
        List<Metric> lowered = metrics.stream()
                .flatMap(metric ->
                        lowered(metric).filter(lower -> trusted(lower, trials)).limit(1))
                .toList();
        return lowered.size() < metrics.size() ? Optional.empty() : Optional.of(new Goal(lowered, constraints));
    }

    /** The constraints, as written, that the medians of {@code trials} break, relative to those of the default. */
    List<String> brokenBy(List<TrialSummary> trials, List<TrialSummary> standard) {
        List<String> broken = new ArrayList<>();
        if (trials.stream().anyMatch(trial -> !trial.drops().isEmpty())) {
            broken.add("no dropped connection");
        }
        for (Objective constraint : constraints) {
            double value = median(constraint.metric(), trials);
            double base = constraint.versus().isPresent() ? median(constraint.metric(), standard) : 1;
            if (value / base > constraint.most()) {
                broken.add(constraint.text());
            }
        }
        return broken;
    }

    /** For a person: {@code response p99 subject to memory per connection vs default <= 1.1}. */
    public String text() {
        String what = metrics.stream().map(Metric::name).collect(Collectors.joining(", "));
        return constraints.isEmpty()
                ? what
                : what + " subject to "
                        + constraints.stream().map(Objective::text).collect(Collectors.joining(", "));
    }

    private static boolean trusted(Metric metric, List<TrialSummary> trials) {
        long trusting = trials.stream()
                .filter(trial -> metric.of(trial).isPresent() && metric.trust().test(trial))
                .count();
        return Trust.isMost(trusting, trials.size());
    }

    /** The metric itself, and the same of lower percentiles, falling. */
    static Stream<Metric> lowered(Metric metric) {
        int end = metric.name().lastIndexOf(" p");
        List<String> names = Arrays.stream(LatencySummary.PERCENTILES)
                .boxed()
                .sorted((one, other) -> Double.compare(other, one))
                .map(LatencySummary::name)
                .toList();
        int from = end < 0 ? -1 : names.indexOf(metric.name().substring(end + 1));
        return from < 0
                ? Stream.of(metric)
                : names.stream()
                        .skip(from)
                        .map(name -> Metric.named(metric.name().substring(0, end + 1) + name));
    }

    private static double median(Metric metric, List<TrialSummary> trials) {
        double[] values = trials.stream()
                .flatMap(trial -> metric.of(trial).stream().boxed())
                .mapToDouble(Double::doubleValue)
                .toArray();
        return Median.withDefaults().evaluate(values);
    }

    private static Metric metric(String said) {
        Matcher words = WORDS.matcher(said);
        if (!words.matches()) {
            return ObjectivesReader.metric(said);
        }
        Metric metric = ObjectivesReader.metric(words.group("metric"));
        boolean lower =
                words.group("way").startsWith("min") || words.group("way").equals("lower");
        if (lower != (metric.direction() == Direction.LOWER_IS_BETTER)) {
            throw new InputFault("goal", said, (lower ? "maximise " : "minimise ") + metric.name());
        }
        return metric;
    }

    private static Objective constraint(String said) {
        String written = said.replaceAll("^rss\\b", "memory");
        Matcher times = TIMES_DEFAULT.matcher(written);
        String line =
                times.matches() ? times.group("metric") + " vs " + DEFAULT + " <= " + times.group("most") : written;
        Objective constraint = ObjectivesReader.read("subject to", line).get(0);
        if (!constraint.versus().map(DEFAULT::equals).orElse(true)) {
            throw new InputFault("subject to", said, "a bound, or a ratio to default");
        }
        return constraint;
    }

    private static Stream<String> listed(String text) {
        return Arrays.stream(text.split(LISTED)).map(String::strip).filter(word -> !word.isEmpty());
    }

    private static void attempt(List<String> faults, Runnable reading) {
        try {
            reading.run();
        } catch (InputFault refused) {
            faults.add(refused.getMessage());
        }
    }
}
