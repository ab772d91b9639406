package longwire.report.comparison;

/**
 * A ratio with its interval, as a page draws it, in percent of the drawing's width: on a logarithmic axis from half to double,
 * with no change in the middle. Values beyond the axis are drawn at its end.
 *
 * @param left where the interval begins
 * @param width of it
 * @param at where the estimate is
 */
public record Whisker(double left, double width, double at) {
    /** Of an interval; {@code low} and {@code high} are the ratio itself where there is none. */
    public static Whisker of(double low, double high, double ratio) {
        return new Whisker(percent(low), percent(high) - percent(low), percent(ratio));
    }

    private static double percent(double ratio) {
        double doublings = Math.log(ratio) / Math.log(2);
        return 50 + 50 * Math.max(-1, Math.min(1, doublings));
    }
}
