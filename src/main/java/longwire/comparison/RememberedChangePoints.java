package longwire.comparison;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Asks another one only for series that were not asked for before, since a history of many series gets one figure more at a
 * time. An answer is known by a hash of all that it follows from: a series with another figure, wherever, is another one.
 * Series that are too short for any are not worth it.
 */
public final class RememberedChangePoints implements ChangePointFinder {
    private static final int FIELDS = 4;

    private final ChangePointFinder finder;
    private final Map<String, String> known;
    private final Map<String, String> found = new HashMap<>();

    /**
     * @param finder that is asked for what is not known
     * @param known what {@link #found} told before; what can't be read of it is found anew
     */
    public RememberedChangePoints(ChangePointFinder finder, Map<String, String> known) {
        this.finder = finder;
        this.known = known;
    }

    @Override
    public List<ChangePoint> find(double[] series, double leastChange) {
        if (ChangePoints.missing(series.length) > 0) {
            return finder.find(series, leastChange);
        }
        String key = key(series, leastChange);
        String answer = found.getOrDefault(key, known.getOrDefault(key, ""));
        return read(answer).orElseGet(() -> {
            List<ChangePoint> points = finder.find(series, leastChange);
            found.put(key, text(points));
            return points;
        });
    }

    /** What had to be found, to be known the next time. */
    public Map<String, String> found() {
        return Map.copyOf(found);
    }

    private static String key(double[] series, double leastChange) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + Double.BYTES * (1 + series.length));
        bytes.putInt(ChangePoints.VERSION).putDouble(leastChange);
        Arrays.stream(series).forEach(bytes::putDouble);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** Their number, and the fields of each: numbers as Java reads them back to the last digit. */
    private static String text(List<ChangePoint> points) {
        return points.stream()
                .map(point -> " " + point.index() + " " + point.before() + " " + point.after() + " " + point.p())
                .collect(Collectors.joining("", String.valueOf(points.size()), ""));
    }

    private static Optional<List<ChangePoint>> read(String answer) {
        String[] fields = answer.split(" ");
        try {
            int points = Integer.parseInt(fields[0]);
            return fields.length == 1 + FIELDS * points
                    ? Optional.of(IntStream.range(0, points)
                            .mapToObj(point -> read(fields, 1 + FIELDS * point))
                            .toList())
                    : Optional.empty();
        } catch (NumberFormatException foreign) {
            return Optional.empty();
        }
    }

    private static ChangePoint read(String[] fields, int first) {
        return new ChangePoint(
                Integer.parseInt(fields[first]),
                Double.parseDouble(fields[first + 1]),
                Double.parseDouble(fields[first + 2]),
                Double.parseDouble(fields[first + 3]));
    }
}
