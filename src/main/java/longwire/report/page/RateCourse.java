package longwire.report.page;

import java.util.ArrayList;
import java.util.List;
import longwire.measurement.Series;
import longwire.report.figures.Row;
import longwire.report.figures.RunReader;
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

    private static final double TENTHS = 10;

    /** A second's messages within the measured window, or what of a second lies in it. */
    private record Piece(double from, double to, long messages) {
        Piece plus(Piece next) {
            return new Piece(from, next.to, messages + next.messages);
        }

        boolean isShort() {
            return to - from < SHORTEST_SECONDS;
        }

        double perSecond() {
            return Math.round(TENTHS * messages / (to - from)) / TENTHS;
        }
    }

    /** {@code pauses} say when each trial measured: they are recorded within its window and nowhere else. */
    static List<RateCourse> of(List<Row> rows, List<PauseCourse> pauses) {
        List<RateCourse> courses = new ArrayList<>();
        for (int index = 0; index < rows.size(); index++) {
            int row = index;
            for (TrialSummary trial : rows.get(row).trials()) {
                pauses.stream()
                        .filter(window -> window.row() == row && window.name().equals(trial.name()))
                        .findFirst()
                        .map(window -> of(window, trial, rows.get(row).reader()))
                        .filter(course -> !course.achieved.isEmpty())
                        .ifPresent(courses::add);
            }
        }
        return courses;
    }

    private static RateCourse of(PauseCourse window, TrialSummary trial, RunReader reader) {
        // Recorded once for each message that was sent.
        List<Piece> pieces = pieces(reader.intervals(trial, Series.SEND_LAG), window, reader);
        return new RateCourse(
                window.row(),
                trial.name(),
                trial.valid(),
                trial.offeredPerSecond(),
                pieces.stream().map(Piece::from).toList(),
                pieces.stream().map(Piece::to).toList(),
                pieces.stream().map(Piece::perSecond).toList());
    }

    private static List<Piece> pieces(List<Histogram> sent, PauseCourse window, RunReader reader) {
        List<Piece> pieces = new ArrayList<>();
        double opens = window.from().get(0);
        double closes = window.to().get(window.to().size() - 1);
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
