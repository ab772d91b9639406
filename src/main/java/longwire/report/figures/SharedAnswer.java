package longwire.report.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import longwire.comparison.Comparison;
import longwire.comparison.Criteria;
import longwire.comparison.Finding;
import longwire.comparison.Interval;
import longwire.comparison.Metric;
import longwire.text.HumanUnits;
import longwire.viewer.Transport;

/** What it costs that WebSockets share HTTP/2 connections, against one connection each, as sentences: for each path its ratio. */
final class SharedAnswer {
    /** The time that only one round-trip in a hundred exceeds shows what waits behind others. */
    private static final double TAIL = 99;

    private static final double MEDIAN = 50;

    private SharedAnswer() {}

    /** The sentences, or none; {@code untold} takes what the trials cannot tell. */
    static Stream<String> of(List<Row> rows, Criteria criteria, List<String> untold) {
        List<Row> own = of(rows, Transport.WEBSOCKET);
        List<Row> shared = of(rows, Transport.WEBSOCKET_HTTP2);
        if (own.isEmpty() || shared.isEmpty()) {
            return Stream.empty();
        }
        return Stream.of(
                        sentence(own, shared, time(MEDIAN), "the time", "At the median, a", criteria, untold),
                        sentence(own, shared, time(TAIL), "the time", "At p99, a", criteria, untold),
                        sentence(
                                own,
                                shared,
                                Metric.SERVER_CPU_PER_MESSAGE,
                                "the CPU of proxy and origin",
                                "A",
                                criteria,
                                untold))
                .flatMap(Optional::stream);
    }

    private static Optional<String> sentence(
            List<Row> own,
            List<Row> shared,
            Metric metric,
            String what,
            String start,
            Criteria criteria,
            List<String> untold) {
        List<String> told = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (Row row : shared) {
            Optional<Row> alone = own.stream()
                    .filter(other -> other.path().equals(row.path()))
                    .findFirst();
            if (alone.isEmpty()) {
                continue;
            }
            Optional<Interval> within = Optional.empty();
            Comparison comparison = Comparison.of(alone.get().side(), row.side(), List.of(metric), criteria);
            String why = comparison.untrusted().isEmpty() ? "too few trials" : "beyond the trust limit";
            for (Finding finding : comparison.findings()) {
                within = finding.interval();
                if (within.filter(ratio -> !ratio.contains(1)).isPresent()) {
                    told.add(HumanUnits.number(finding.ratio()) + " times " + what + " (" + text(within.get())
                            + ") through " + row.path());
                }
            }
            if (within.filter(ratio -> !ratio.contains(1)).isEmpty()) {
                open.add(row.path() + " (" + within.map(SharedAnswer::text).orElse(why) + ")");
            }
        }
        if (!open.isEmpty()) {
            untold.add("whether the " + metric.name() + " differs over shared HTTP/2 connections, through "
                    + Answers.listed(open));
        }
        return told.isEmpty()
                ? Optional.empty()
                : Optional.of(start + " WebSocket round-trip over shared HTTP/2 connections takes "
                        + Answers.listed(told) + ", against one over HTTP/1.1.");
    }

    private static List<Row> of(List<Row> rows, Transport transport) {
        return rows.stream()
                .filter(row -> row.transport().equals(transport.label()) && row.has(Measure.RESPONSE))
                .toList();
    }

    private static Metric time(double percentile) {
        return Metric.latency(Measure.RESPONSE.series(), percentile);
    }

    private static String text(Interval ratio) {
        String from = HumanUnits.number(ratio.low());
        String to = HumanUnits.number(ratio.high());
        return from.equals(to) ? from : from + "…" + to;
    }
}
