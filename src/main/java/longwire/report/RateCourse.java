package longwire.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import longwire.measurement.Series;
import longwire.results.TrialSummary;
import org.HdrHistogram.Histogram;

/**
 * How well the load was kept up over time, trial after trial. Trials that send nothing have none.
 *
 * @param row index of the trial's row
 * @param name of the trial
 * @param valid whether it is VALID
 * @param offered messages per second
 * @param from of each piece, seconds since the run started
 * @param to of each piece, seconds since the run started
 * @param achieved messages per second sent in each piece
 */
record RateCourse(
        int row,
        String name,
        boolean valid,
        double offered,
        List<Double> from,
        List<Double> to,
        List<Double> achieved) {
    /** Of a shorter piece the rate is chance. */
    private static final double SHORTEST_SECONDS = 0.5;

    /** A second's messages within the measured window, or what of a second lies in it. */
    private record Piece(double from, double to, long messages) {
        Piece plus(Piece next) {
            return new Piece(from, next.to, messages + next.messages);
        }

        boolean isShort() {
            return to - from < SHORTEST_SECONDS;
        }

        double perSecond() {
            return messages / (to - from);
        }
    }

    static List<RateCourse> of(List<Row> rows) {
        return IntStream.range(0, rows.size())
                .boxed()
                .flatMap(index -> rows.get(index).trials().stream().flatMap(trial -> of(index, rows.get(index), trial)))
                .toList();
    }

    private static Stream<RateCourse> of(int index, Row row, TrialSummary trial) {
        // Recorded once for each message that was sent.
        List<Histogram> sent = row.reader().intervals(trial, Series.SEND_LAG);
        List<Piece> pieces = pieces(sent, window(row.reader(), trial), row.reader());
        return pieces.isEmpty()
                ? Stream.empty()
                : Stream.of(new RateCourse(
                        index,
                        trial.name(),
                        trial.valid(),
                        trial.offeredPerSecond(),
                        pieces.stream().map(Piece::from).toList(),
                        pieces.stream().map(Piece::to).toList(),
                        pieces.stream().map(Piece::perSecond).toList()));
    }

    /** The measured window: its pauses are recorded in it and nowhere else. */
    private static List<Histogram> window(RunReader reader, TrialSummary trial) {
        return Stream.of(Series.GENERATOR_PAUSE, Series.ORIGIN_PAUSE)
                .map(series -> reader.intervals(trial, series))
                .filter(intervals -> !intervals.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<Piece> pieces(List<Histogram> sent, List<Histogram> window, RunReader reader) {
        List<Piece> pieces = new ArrayList<>();
        if (window.isEmpty()) {
            return pieces;
        }
        double opens = reader.seconds(window.get(0).getStartTimeStamp());
        double closes = reader.seconds(window.get(window.size() - 1).getEndTimeStamp());
        for (Histogram interval : sent) {
            double from = Math.max(opens, reader.seconds(interval.getStartTimeStamp()));
            double to = Math.min(closes, reader.seconds(interval.getEndTimeStamp()));
            if (to > from) {
                add(pieces, new Piece(from, to, interval.getTotalCount()));
            }
        }
        if (pieces.size() > 1 && pieces.get(pieces.size() - 1).isShort()) {
            Piece rest = pieces.remove(pieces.size() - 1);
            pieces.set(pieces.size() - 1, pieces.get(pieces.size() - 1).plus(rest));
        }
        return pieces;
    }

    private static void add(List<Piece> pieces, Piece next) {
        int last = pieces.size() - 1;
        if (last >= 0 && pieces.get(last).isShort()) {
            pieces.set(last, pieces.get(last).plus(next));
        } else {
            pieces.add(next);
        }
    }
}
