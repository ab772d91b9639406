package longwire.comparison;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Prints tables of change points, Apache Otava's and ours; {@code scripts/change-points-against-otava} runs it. */
public final class ChangePointsAgainstOtava {
    private static final int SEEDS = 200;

    /** Who is asked, and how: changes of any size, of 5 %, and Otava's older way, which shuffles as ours does. */
    private static final Map<String, Function<OtavaSeries, List<Integer>>> ASKED = new LinkedHashMap<>();

    static {
        ASKED.put("Otava any", series -> series.otava().get("any"));
        ASKED.put("ours any", series -> series.ours(0));
        ASKED.put("Otava 5 %", series -> series.otava().get("5%"));
        ASKED.put("ours 5 %", series -> series.ours(ChangePoints.LEAST_CHANGE));
        ASKED.put("shuffled", series -> series.otava().get("shuffled"));
    }

    private ChangePointsAgainstOtava() {}

    /** {@code shapes FILE} writes series to ask Otava about; {@code table SAMPLES SHAPES} prints what both say of them. */
    public static void main(String[] arguments) throws IOException {
        switch (arguments[0]) {
            case "shapes" -> OtavaSeries.write(Path.of(arguments[1]), shapes());
            case "table" -> {
                samples(OtavaSeries.read(Path.of(arguments[1])));
                shapes(OtavaSeries.read(Path.of(arguments[2])));
            }
            default -> throw new IllegalArgumentException(arguments[0] + " (expected: shapes or table)");
        }
    }

    private static List<OtavaSeries> shapes() {
        return Arrays.stream(SeriesShape.values())
                .flatMap(shape -> IntStream.range(0, SEEDS)
                        .mapToObj(seed -> new OtavaSeries(shape.label(), "", shape.figures(seed), Map.of())))
                .toList();
    }

    private static void samples(List<OtavaSeries> samples) {
        System.out.println("Otava's own series: the first run on each new level, counted from 0");
        for (OtavaSeries one : samples) {
            System.out.println();
            System.out.println(one.name() + ": " + one.figures().length + " runs, " + one.source());
            ASKED.forEach((who, says) -> System.out.printf("  %-9s  %s%n", who, text(says.apply(one))));
        }
        boolean asRecorded;
        try {
            asRecorded = samples.stream()
                    .map(OtavaSeries::otava)
                    .toList()
                    .equals(OtavaSeries.samples().stream()
                            .map(OtavaSeries::otava)
                            .toList());
        } catch (IOException missing) {
            throw new IllegalStateException("otava-series.json", missing);
        }
        System.out.println();
        System.out.println(
                asRecorded ? "Otava says what is recorded for the tests." : "Otava says OTHER than is recorded.");
    }

    private static void shapes(List<OtavaSeries> series) {
        System.out.println();
        System.out.printf(
                "Shapes with noise, %d series each: how many are told right, within two runs, and how many%n", SEEDS);
        System.out.println("change points a series has on average");
        System.out.println();
        row("shape", "changes", ASKED.keySet().stream());
        for (SeriesShape shape : SeriesShape.values()) {
            List<OtavaSeries> ofIt = series.stream()
                    .filter(one -> one.name().equals(shape.label()))
                    .toList();
            row(shape.label(), text(shape.changes()), ASKED.values().stream().map(says -> share(shape, ofIt, says)));
        }
    }

    private static String share(
            SeriesShape shape, List<OtavaSeries> series, Function<OtavaSeries, List<Integer>> says) {
        List<List<Integer>> said = series.stream().map(says).toList();
        long right = said.stream().filter(shape::isRight).count();
        double points = said.stream().mapToInt(List::size).average().orElse(0);
        return String.format(Locale.ROOT, "%3.0f %% %.2f", 100.0 * right / said.size(), points);
    }

    private static String text(List<Integer> points) {
        return points.isEmpty() ? "-" : points.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static void row(String shape, String changes, Stream<String> cells) {
        System.out.printf(
                "%-22s %-8s %s%n",
                shape, changes, cells.map(cell -> String.format("%11s", cell)).collect(Collectors.joining("  ")));
    }
}
