package longwire.comparison;

import java.util.Optional;

/**
 * The point that splits a piece of a series best: X before it and Y after it are as far apart as energy statistics can
 * find them, where Y may end before the piece does, so that a level which lasted for a while is found as well.
 *
 * <p>Apart is {@code nm/(n+m) · (2 E|X−Y| − E|X−X′| − E|Y−Y′|)}, with means over all pairs, n and m being the lengths of X
 * and Y: the statistic Q̂ with α = 1 of Matteson and James, A Nonparametric Approach for Multiple Change Point Analysis of
 * Multivariate Data (2014), arXiv 1306.4933. The distance
 * of two figures is bounded here, so that a stray weighs no more than a clear change.
 *
 * @param index of the first figure of Y
 * @param distance that they are apart, above 0
 */
record ChangePointSplit(int index, double distance) {
    /** A level of fewer figures is a few strays. */
    static final int SHORTEST = 3;

    /**
     * The best one between {@code from} and {@code to} (exclusive), or nothing where the piece is too short or flat.
     *
     * @param farthest that two figures may count as apart, above 0
     */
    static Optional<ChangePointSplit> best(double[] series, int from, int to, double farthest) {
        double[][] within = distancesWithin(series, from, to, farthest);
        int index = 0;
        double best = 0;
        for (int split = from + SHORTEST; split <= to - SHORTEST; split++) {
            double left = within[0][split - from];
            for (int end = split + SHORTEST; end <= to; end++) {
                double right = within[split - from][end - from];
                double across = within[0][end - from] - left - right;
                double distance = distance(across, left, split - from, right, end - split);
                if (distance > best) {
                    best = distance;
                    index = split;
                }
            }
        }
        return best > 0 ? Optional.of(new ChangePointSplit(index, best)) : Optional.empty();
    }

    private static double distance(double across, double left, double n, double right, double m) {
        return 2 / (n + m) * (across - left * m / (n - 1) - right * n / (m - 1));
    }

    /** Sums of the distances of all pairs within each stretch: [first of it][first after it], counted from {@code from}. */
    private static double[][] distancesWithin(double[] series, int from, int to, double farthest) {
        int length = to - from;
        double[][] sums = new double[length + 1][length + 1];
        for (int end = 1; end < length; end++) {
            double added = 0;
            for (int start = end - 1; start >= 0; start--) {
                added += Math.min(farthest, Math.abs(series[from + start] - series[from + end]));
                sums[start][end + 1] = sums[start][end] + added;
            }
        }
        return sums;
    }
}
