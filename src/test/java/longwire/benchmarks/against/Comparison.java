package longwire.benchmarks.against;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Figures of several sides, round by round, as a table. A row has each side's median, and then the first side's ratio to each
 * other: the median of the rounds' ratios, with their range in brackets. The range of N rounds holds the median of all such
 * rounds with a confidence of 1 - 2^(1-N): 75 % for three rounds, 97 % for six (order statistics).
 */
final class Comparison {
    private static final int NAME_WIDTH = 42;
    private static final int SIDE_WIDTH = 12;
    private static final int RATIO_WIDTH = 22;

    private final List<String> sides;
    /** By figure, and then by side: a value of each round. */
    private final Map<String, Map<String, List<Double>>> values = new LinkedHashMap<>();

    Comparison(List<String> sides) {
        this.sides = List.copyOf(sides);
    }

    /** Adds what one round found of {@code side}. */
    void add(String side, Map<String, Double> figures) {
        figures.forEach((figure, value) -> values.computeIfAbsent(figure, any -> new LinkedHashMap<>())
                .computeIfAbsent(side, any -> new ArrayList<>())
                .add(value));
    }

    /** The table; {@code title} stands over the names of figures. */
    String table(String title) {
        StringBuilder table = new StringBuilder(cell(title, NAME_WIDTH));
        sides.forEach(side -> table.append(right(side, SIDE_WIDTH)));
        others().forEach(other -> table.append("   ").append(cell(sides.get(0) + " / " + other, RATIO_WIDTH)));
        values.forEach((figure, bySide) -> table.append(System.lineSeparator()).append(row(figure, bySide)));
        return table.append(System.lineSeparator()).toString();
    }

    private List<String> others() {
        return sides.subList(1, sides.size());
    }

    private String row(String figure, Map<String, List<Double>> bySide) {
        StringBuilder row = new StringBuilder(cell(figure, NAME_WIDTH));
        sides.forEach(side -> row.append(right(number(median(bySide.get(side))), SIDE_WIDTH)));
        others().forEach(other ->
                row.append("   ").append(cell(ratio(bySide.get(sides.get(0)), bySide.get(other)), RATIO_WIDTH)));
        return row.toString().stripTrailing();
    }

    private static String ratio(List<Double> first, List<Double> other) {
        List<Double> ratios = IntStream.range(0, Math.min(first.size(), other.size()))
                .mapToObj(round -> first.get(round) / other.get(round))
                .sorted()
                .toList();
        String middle = String.format(Locale.ROOT, "%.2f", median(ratios));
        return ratios.size() == 1
                ? middle
                : middle + String.format(Locale.ROOT, " [%.2f to %.2f]", ratios.get(0), ratios.get(ratios.size() - 1));
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** Three digits or more. */
    private static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%,.0f", value);
    }

    private static String cell(String text, int width) {
        return String.format("%-" + width + "s", text);
    }

    private static String right(String text, int width) {
        return String.format("%" + width + "s", text);
    }
}
