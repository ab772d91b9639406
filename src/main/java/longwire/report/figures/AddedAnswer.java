package longwire.report.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import longwire.comparison.Criteria;
import longwire.text.HumanUnits;
import longwire.viewer.Transport;

/** What proxies add to WebSockets, as a sentence: each of one or two, or the least and the most. */
final class AddedAnswer {
    private static final double MEDIAN = 50;

    /** What a proxy adds, and how that stands. */
    private record Added(Row through, Figure figure) {
        boolean isTold() {
            return figure.isTrusted()
                    && figure.interval().filter(within -> !within.contains(0)).isPresent();
        }

        String text() {
            String verb = figure.nanos() < 0 ? " takes " : " adds ";
            return through.name() + verb + HumanUnits.time(Math.abs(figure.nanos())) + " (" + figure.intervalText()
                    + ")";
        }

        String why() {
            return !figure.isTrusted()
                    ? "beyond the trust limit"
                    : figure.interval().isEmpty() ? "too few trials" : figure.intervalText();
        }
    }

    private AddedAnswer() {}

    /**
     * The sentence about {@code measure}, or none.
     *
     * @param what the measure, behind an article
     * @param untold takes what the trials cannot tell
     */
    static Optional<String> of(List<Row> rows, Measure measure, String what, Criteria criteria, List<String> untold) {
        List<Added> told = new ArrayList<>();
        List<String> open = new ArrayList<>();
        Optional<Row> direct = Optional.empty();
        for (Row through : rows) {
            Optional<Row> without = through.direct(rows).filter(row -> row.has(measure));
            if (without.isEmpty() || !through.transport().equals(Transport.WEBSOCKET.label())) {
                continue;
            }
            direct = without;
            Added added = new Added(through, AddedTables.added(without.get(), through, measure, MEDIAN, criteria));
            if (added.isTold()) {
                told.add(added);
            } else {
                open.add(through.name() + " (" + added.why() + ")");
            }
        }
        if (!open.isEmpty()) {
            untold.add(
                    "what " + Answers.listed(open) + (open.size() == 1 ? " adds" : " add") + " to a WebSocket " + what);
        }
        if (told.isEmpty()) {
            return Optional.empty();
        }
        told.sort(Comparator.comparingLong(added -> added.figure().nanos()));
        String most = told.size() == 1 ? "" : ", " + told.get(told.size() - 1).text() + ",";
        return Optional.of(told.get(0).text() + most + " to a WebSocket " + what + ", which takes "
                + direct.orElseThrow().percentile(measure, MEDIAN).text() + " without a proxy, at the median.");
    }
}
