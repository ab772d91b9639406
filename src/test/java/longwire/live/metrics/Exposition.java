package longwire.live.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Metrics as a scraper reads them.
 *
 * @param types by family, as {@code # TYPE} says
 * @param samples by name and labels, as they are written
 */
record Exposition(Map<String, String> types, Map<String, Double> samples) {
    private static final Pattern SAMPLE =
            Pattern.compile("([a-z_]+)(\\{[a-z]+=\"[^\"]*\"(?:,[a-z]+=\"[^\"]*\")*})? ([0-9.E+-]+|\\+Inf)");
    private static final Pattern TYPE = Pattern.compile("# TYPE ([a-z_]+) (counter|gauge|histogram)");
    private static final Pattern OTHER = Pattern.compile("# (HELP [a-z_]+ .+\\.|UNIT [a-z_]+ [a-z]+|EOF)");

    /** Reads either text format; a line that is of neither fails. */
    static Exposition parse(String text) {
        Map<String, String> types = new LinkedHashMap<>();
        Map<String, Double> samples = new LinkedHashMap<>();
        for (String line : text.split("\n")) {
            Matcher sample = SAMPLE.matcher(line);
            Matcher type = TYPE.matcher(line);
            if (sample.matches()) {
                String labels = sample.group(2) == null ? "" : sample.group(2);
                Double before = samples.put(
                        sample.group(1) + labels, Double.valueOf(sample.group(3).replace("+Inf", "Infinity")));
                assertThat(before)
                        .as("one of two samples that are alike: " + line)
                        .isNull();
            } else if (type.matches()) {
                types.put(type.group(1), type.group(2));
            } else {
                assertThat(line).matches(OTHER);
            }
        }
        return new Exposition(types, samples);
    }

    /** All names that a query may ask for. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        samples.keySet().forEach(sample -> names.add(sample.replaceFirst("\\{.*", "")));
        return names;
    }

    double at(String sample) {
        assertThat(samples).containsKey(sample);
        return samples.get(sample);
    }
}
