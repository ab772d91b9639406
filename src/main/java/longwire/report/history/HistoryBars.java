package longwire.report.history;

import java.util.Arrays;
import org.apache.commons.statistics.descriptive.Median;

/** Figures as blocks in a line of text. */
final class HistoryBars {
    private static final int EIGHTHS = 8;
    private static final Median MEDIAN = Median.withDefaults().withCopy(true);

    private HistoryBars() {}

    /** A bar as long as {@code share} (0 to 1) of {@code width} characters, to an eighth of one. */
    static String bar(double share, int width) {
        int eighths = (int) Math.round(Math.max(0, Math.min(1, share)) * width * EIGHTHS);
        String part = eighths % EIGHTHS == 0 ? "" : String.valueOf((char) ('█' + EIGHTHS - eighths % EIGHTHS));
        return "█".repeat(eighths / EIGHTHS) + part;
    }

    /**
     * A block for each of {@code values} (one or more), the least as low and the most as high as one can be; where there are
     * more than {@code width}, for the median of neighbours.
     */
    static String spark(double[] values, int width) {
        int blocks = Math.min(width, values.length);
        double[] heights = new double[blocks];
        Arrays.setAll(
                heights,
                block -> MEDIAN.evaluateRange(values, (int) ((long) block * values.length / blocks), (int)
                        ((block + 1L) * values.length / blocks)));
        double low = Arrays.stream(heights).min().orElseThrow();
        double high = Arrays.stream(heights).max().orElseThrow();
        StringBuilder spark = new StringBuilder();
        for (double height : heights) {
            long eighth = high == low ? EIGHTHS / 2 : Math.round((EIGHTHS - 1) * (height - low) / (high - low));
            spark.append((char) ('▁' + eighth));
        }
        return spark.toString();
    }
}
