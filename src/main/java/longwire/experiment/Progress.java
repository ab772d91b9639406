package longwire.experiment;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import longwire.measurement.Count;
import longwire.measurement.Series;
import longwire.viewer.Load;
import org.HdrHistogram.Histogram;

/** Says each second how far the experiment is, in lines of at most 80 columns. */
final class Progress {
    private static final double MEDIAN = 50;
    private static final double TAIL = 99;

    private final PrintStream out;
    private final int trials;
    private long sentBefore;

    Progress(PrintStream out, int trials) {
        this.out = out;
        this.trials = trials;
    }

    void say(String line) {
        out.println(line);
    }

    /** One interval of a trial has passed. */
    void tick(Trial trial, Load load, Map<Series, Histogram> interval, String phase) {
        long sent = load.readings().counts().get(Count.SENT);
        long since = sent - sentBefore;
        sentBefore = sent;
        Histogram response = interval.get(Series.RESPONSE);
        String latency = response == null
                ? ""
                : String.format(
                        Locale.ROOT, "  p50 %,d µs  p99 %,d µs", micros(response, MEDIAN), micros(response, TAIL));
        say(String.format(
                Locale.ROOT,
                "[%d/%d] %-18.18s %-9s %,6d open %,7d/s%s",
                trial.number(),
                trials,
                trial.side().path() + " " + trial.side().transport().label(),
                phase,
                load.readings().open(),
                Math.max(0, since),
                latency));
    }

    private static long micros(Histogram histogram, double percentile) {
        return TimeUnit.NANOSECONDS.toMicros(histogram.getValueAtPercentile(percentile));
    }
}
