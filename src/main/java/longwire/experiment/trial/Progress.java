package longwire.experiment.trial;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import longwire.live.Live;
import longwire.measurement.Count;
import longwire.measurement.Readings;
import longwire.measurement.Series;
import longwire.plan.Design;
import longwire.plan.Plan;
import org.HdrHistogram.Histogram;

/** Prints the progress of the experiment every second, in lines of at most 80 columns, if nothing else shows it. */
public final class Progress {
    private static final double MEDIAN = 50;
    private static final double TAIL = 99;
    private static final long SHORTER_IN_MILLIS = 10_000;

    private final Consumer<String> printer;
    private final Live live;
    private final int trials;
    private Trial current;
    private final Map<Trial.Side, Long> sentBefore = new HashMap<>();

    public Progress(Consumer<String> printer, Live live, int trials) {
        this.printer = printer;
        this.live = live;
        this.trials = trials;
    }

    /** Prints what the experiment is about to do. */
    public void introduce(Plan plan, boolean sends, Path run) {
        String load = sends
                ? String.format(
                        Locale.ROOT,
                        "%,.0f messages/s, %d s each",
                        plan.traffic().rate(),
                        plan.stream().measured().toSeconds())
                : "opened and closed";
        say(String.format(
                Locale.ROOT,
                "%s: %s of %,d connections, %s%nresults in %s",
                plan.kept().name(),
                trials + (plan.trials().design() == Design.DUET ? " duet" : " trial") + (trials == 1 ? "" : "s"),
                plan.traffic().connections(),
                load,
                run));
    }

    void say(String line) {
        live.say(line);
    }

    /** One interval of a side of a trial has passed. */
    void tick(Trial trial, Trial.Side side, Readings readings, Map<Series, Histogram> interval, Phase phase) {
        if (live.isDrawn()) {
            return;
        }
        if (trial != current) {
            current = trial;
            sentBefore.clear();
        }
        long sent = readings.counts().get(Count.SENT);
        Long before = sentBefore.put(side, sent);
        // The next trial counts anew.
        long since = before == null || before > sent ? sent : sent - before;
        Histogram response = interval.get(Series.RESPONSE);
        String latency = response == null ? "" : " p50 " + time(response, MEDIAN) + " p99 " + time(response, TAIL);
        printer.accept(String.format(
                Locale.ROOT,
                "[%d/%d] %-17.17s %-9s %,6d open %,6d/s%s",
                trial.number(),
                trials,
                side.label(),
                phase.label(),
                readings.open(),
                since,
                latency));
    }

    private static String time(Histogram histogram, double percentile) {
        long micros = TimeUnit.NANOSECONDS.toMicros(histogram.getValueAtPercentile(percentile));
        return micros < SHORTER_IN_MILLIS
                ? String.format(Locale.ROOT, "%,d µs", micros)
                : String.format(Locale.ROOT, "%,d ms", TimeUnit.MICROSECONDS.toMillis(micros));
    }
}
