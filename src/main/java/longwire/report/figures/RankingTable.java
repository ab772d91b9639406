package longwire.report.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import longwire.comparison.Criteria;
import longwire.comparison.Finding;
import longwire.comparison.Metric;
import longwire.comparison.Ranking;
import longwire.comparison.Side;
import longwire.comparison.Verdict;
import longwire.measurement.Series;
import longwire.text.HumanUnits;

/**
 * The proxies of a run side by side, with the place of each by every metric.
 *
 * @param transport over which they were measured
 * @param columns the names of the metrics
 * @param lines one for each proxy, fastest median response time first
 * @param criteria by which differences count
 * @param moreTrials the smallest estimate of how many more trials per side would decide a comparison with a first place
 *     that is UNDECIDED; 0 if none is
 */
public record RankingTable(
        String transport, List<String> columns, List<Line> lines, Criteria criteria, int moreTrials) {
    private static final List<Metric> RANKED = List.of(
            Metric.latency(Series.RESPONSE, 50),
            Metric.latency(Series.RESPONSE, 99),
            Metric.latency(Series.HANDSHAKE, 50),
            Metric.latency(Series.HANDSHAKE, 99),
            Metric.CPU_PER_MESSAGE,
            Metric.MEMORY_PER_CONNECTION);

    /**
     * A proxy's line.
     *
     * @param path the name of its path
     * @param cells one for each column
     */
    public record Line(String path, List<Cell> cells) {}

    /**
     * A proxy's place by one metric.
     *
     * @param place such as {@code 1} or {@code 2–4}; empty if it has none
     * @param value the median of its trials
     * @param against the difference from the first of the column, with the interval; empty for the first itself
     * @param verdict of the comparison with the first; empty for the first itself
     */
    public record Cell(String place, String value, String against, String verdict) {
        static final Cell NONE = new Cell("", "-", "", "");

        public static Cell of(Ranking.Place place, Metric metric) {
            Optional<Finding> finding = place.againstFirst();
            return new Cell(
                    place.best() == place.worst() ? "" + place.best() : place.best() + "–" + place.worst(),
                    metric.unit().text(place.median()),
                    finding.map(Cell::against).orElse(""),
                    finding.map(found -> found.verdict().name()).orElse(""));
        }

        /** Value and place. */
        public String text() {
            return value + (place.isEmpty() ? "" : String.format(" %4s", place));
        }

        private static String against(Finding finding) {
            return HumanUnits.percent(finding.ratio())
                    + finding.interval()
                            .map(within -> " (" + HumanUnits.percentRange(within.low(), within.high()) + ")")
                            .orElse("");
        }
    }

    /** A table for each transport over which two or more proxies were measured. */
    public static List<RankingTable> of(List<Row> rows, Criteria criteria) {
        Map<String, List<Side>> sides = rows.stream()
                .filter(row -> !row.isDirect() && !row.invalid())
                .map(Row::side)
                .collect(Collectors.groupingBy(Side::transport, TreeMap::new, Collectors.toList()));
        return sides.values().stream()
                .filter(proxies -> proxies.size() > 1)
                .map(proxies -> rank(proxies, criteria))
                .filter(table -> !table.columns().isEmpty())
                .sorted(Comparator.comparing(table -> Row.rank(table.transport())))
                .toList();
    }

    /** The heading of the table. */
    public String title() {
        return "Ranking, " + transport;
    }

    /** Explains the places. */
    public String note() {
        return "The place is beside each median; 2–4 means that the trials do not separate second from fourth ("
                + HumanUnits.share(criteria.confidence()) + ", with Holm's correction for all pairs; differences below "
                + HumanUnits.share(criteria.threshold()) + " do not count)."
                + (moreTrials == 0
                        ? ""
                        : " Deciding the closest UNDECIDED comparison with the first takes "
                                + MoreTrials.about(moreTrials, "repeat") + ".");
    }

    private static RankingTable rank(List<Side> proxies, Criteria criteria) {
        List<Ranking> rankings = RANKED.stream()
                .map(metric -> Ranking.of(proxies, metric, criteria))
                .filter(ranking -> !ranking.places().isEmpty())
                .toList();
        List<Line> lines = inOrder(proxies, rankings).stream()
                .map(path -> new Line(
                        path,
                        rankings.stream().map(ranking -> cell(ranking, path)).toList()))
                .toList();
        return new RankingTable(
                proxies.get(0).transport(),
                rankings.stream().map(ranking -> ranking.metric().name()).toList(),
                lines,
                criteria,
                moreTrials(rankings));
    }

    /** The order of the first ranking, followed by the proxies that are not in it. */
    private static List<String> inOrder(List<Side> proxies, List<Ranking> rankings) {
        List<String> order = new ArrayList<>();
        rankings.stream()
                .limit(1)
                .flatMap(ranking -> ranking.places().stream())
                .forEach(place -> order.add(place.side().path()));
        proxies.stream().map(Side::path).filter(path -> !order.contains(path)).forEach(order::add);
        return order;
    }

    private static Cell cell(Ranking ranking, String path) {
        return ranking.places().stream()
                .filter(place -> place.side().path().equals(path))
                .findFirst()
                .map(place -> Cell.of(place, ranking.metric()))
                .orElse(Cell.NONE);
    }

    private static int moreTrials(List<Ranking> rankings) {
        return rankings.stream()
                .flatMap(ranking -> ranking.places().stream())
                .flatMap(place -> place.againstFirst().stream())
                .filter(finding -> finding.verdict() == Verdict.UNDECIDED)
                .mapToInt(Finding::moreTrials)
                .filter(trials -> trials > 0)
                .min()
                .orElse(0);
    }
}
