package longwire.comparison;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A series of figures with what Apache Otava 0.8.0 says of it.
 *
 * @param name of it
 * @param source where in Otava's repository the figures are from; empty for those that are not
 * @param figures from the oldest to the newest
 * @param otava indexes of its change points: {@code any} of any size, {@code 5%} of at least that, {@code shuffled} those of
 *     its older way. Empty where it was not asked
 */
record OtavaSeries(String name, String source, double[] figures, Map<String, List<Integer>> otava) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Otava's own samples, and what was recorded of it. */
    static List<OtavaSeries> samples() throws IOException {
        try (InputStream samples = OtavaSeries.class.getResourceAsStream("otava-series.json")) {
            return List.of(JSON.readValue(samples, OtavaSeries[].class));
        }
    }

    static List<OtavaSeries> read(Path file) throws IOException {
        return List.of(JSON.readValue(file.toFile(), OtavaSeries[].class));
    }

    static void write(Path file, List<OtavaSeries> series) throws IOException {
        JSON.writeValue(file.toFile(), series);
    }

    /** Indexes of our change points of at least {@code leastChange}. */
    List<Integer> ours(double leastChange) {
        return ChangePoints.find(figures, leastChange).stream()
                .map(ChangePoint::index)
                .toList();
    }
}
