package longwire.report.history;

import java.util.List;
import java.util.Optional;
import longwire.comparison.ChangePointFinder;
import longwire.comparison.ChangePoints;
import longwire.index.Quantity;
import org.apache.commons.statistics.descriptive.Median;

/**
 * One quantity of one path over the runs of a group.
 *
 * @param quantity that is told
 * @param group whose runs they are
 * @param path which was measured
 * @param kind what tells that path from another one of its name; mostly empty
 * @param transport which was measured
 * @param points from the oldest run to the newest; those that don't count as well
 * @param changes in their order
 */
record HistorySeries(
        Quantity quantity,
        HistoryGroup group,
        String path,
        String kind,
        String transport,
        List<HistoryPoint> points,
        List<HistoryChange> changes) {
    private static final Median MEDIAN = Median.withDefaults();

    static HistorySeries of(
            Quantity quantity,
            HistoryGroup group,
            String path,
            String kind,
            String transport,
            List<HistoryPoint> points,
            double leastChange,
            ChangePointFinder finder) {
        List<HistoryPoint> counted = counted(points);
        double[] values = counted.stream().mapToDouble(HistoryPoint::value).toArray();
        List<HistoryChange> changes = finder.find(values, leastChange).stream()
                .map(point -> HistoryChange.of(
                        counted.get(point.index() - 1).run(),
                        counted.get(point.index()).run(),
                        path,
                        point,
                        quantity.higherIsBetter()))
                .toList();
        return new HistorySeries(quantity, group, path, kind, transport, points, changes);
    }

    /** The runs that the statistics rest on. */
    List<HistoryPoint> counted() {
        return counted(points);
    }

    /** How many more of them it takes before change points can be told. */
    int missing() {
        return ChangePoints.missing(counted().size());
    }

    /** Which row of a run's table it is. */
    String row() {
        return path + (kind.isEmpty() ? "" : " (" + kind + ")") + " " + transport;
    }

    /** As many points as {@code limit}, the newest. */
    List<HistoryPoint> newest(int limit) {
        return points.subList(Math.max(0, points.size() - limit), points.size());
    }

    /** The change at {@code point}, or null. */
    HistoryChange changeAt(HistoryPoint point) {
        return changes.stream()
                .filter(change -> change.at().equals(point.run()))
                .findFirst()
                .orElse(null);
    }

    /** The level that {@code point} lies on: the median between two changes; not a number where there is none to tell. */
    double level(HistoryPoint point) {
        int index = counted().indexOf(point);
        if (index < 0 || missing() > 0) {
            return Double.NaN;
        }
        int from = 0;
        int to = counted().size();
        for (HistoryChange change : changes) {
            int at = change.point().index();
            from = at <= index ? at : from;
            to = at > index ? Math.min(at, to) : to;
        }
        return MEDIAN.evaluate(counted().subList(from, to).stream()
                .mapToDouble(HistoryPoint::value)
                .toArray());
    }

    /** The newest runs that lie off the level of those before them; empty if there are none, or the series is too short. */
    Optional<NewestRuns> newestOff() {
        int from =
                changes.isEmpty() ? 0 : changes.get(changes.size() - 1).point().index();
        double[] level =
                counted().stream().skip(from).mapToDouble(HistoryPoint::value).toArray();
        return missing() > 0 ? Optional.empty() : NewestRuns.of(level);
    }

    private static List<HistoryPoint> counted(List<HistoryPoint> points) {
        return points.stream().filter(HistoryPoint::counts).toList();
    }
}
