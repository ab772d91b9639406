package longwire.measurement;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * The interval logs of one trial, one file per kind of reading, in HdrHistogram's text format, which its tools read.
 * During the trial the names end in {@code .part}; {@link #close} renames the files.
 */
public final class IntervalLog implements AutoCloseable {
    private static final String ENDING = ".hlog";
    private static final String UNFINISHED = ENDING + ".part";
    private static final double MILLIS_PER_SECOND = 1e3;
    /** The human-readable maximum of each line is in milliseconds; the histogram itself keeps nanoseconds. */
    private static final double NANOS_PER_MILLI = 1e6;

    private final Path directory;
    private final long startMillis;
    private final Map<String, HistogramLogWriter> writers = new LinkedHashMap<>();
    private final Map<Series, Histogram> totals = new EnumMap<>(Series.class);

    /**
     * Starts logs in an existing {@code directory}.
     *
     * @param startMillis start of the trial, since the epoch
     */
    public IntervalLog(Path directory, long startMillis) {
        this.directory = directory;
        this.startMillis = startMillis;
    }

    /** Adds the histograms of an interval; times are milliseconds since the epoch. */
    public void write(Map<Series, Histogram> interval, long fromMillis, long toMillis) {
        interval.forEach((series, histogram) -> {
            histogram.setTag(series.tag());
            writers.computeIfAbsent(series.file(), this::open)
                    .outputIntervalHistogram(
                            (fromMillis - startMillis) / MILLIS_PER_SECOND,
                            (toMillis - startMillis) / MILLIS_PER_SECOND,
                            histogram,
                            NANOS_PER_MILLI);
            totals.computeIfAbsent(series, any -> Latencies.histogram()).add(histogram);
        });
    }

    /** The sum of everything written so far; an empty histogram for a series without values. */
    public Histogram total(Series series) {
        Histogram total = totals.get(series);
        return total == null ? Latencies.histogram() : total;
    }

    /** The summary of everything written so far, by {@link Series#tag}; series without values are left out. */
    public Map<String, LatencySummary> summaries() {
        Map<String, LatencySummary> summaries = new LinkedHashMap<>();
        totals.forEach((series, total) -> {
            if (total.getTotalCount() > 0) {
                summaries.put(series.tag(), LatencySummary.of(total));
            }
        });
        return summaries;
    }

    @Override
    public void close() {
        writers.values().forEach(HistogramLogWriter::close);
        writers.keySet().forEach(this::rename);
        writers.clear();
    }

    /** Adds up all intervals of {@code series} in a trial's directory; faults as in {@link #forEach}. */
    public static Histogram read(Path directory, Series series) {
        Histogram sum = Latencies.histogram();
        forEach(directory, series, sum::add);
        return sum;
    }

    /**
     * Reads each interval of {@code series} in a trial's directory, in order; none if its file does not exist.
     *
     * @throws longwire.fault.OutsideFault with file, line and reason, if the file is damaged; intervals read before are then
     *     incomplete and must not be used
     */
    public static void forEach(Path directory, Series series, Consumer<Histogram> reader) {
        Path file = directory.resolve(series.file() + ENDING);
        if (Files.exists(file)) {
            new IntervalLogFile(file).forEach(series, reader);
        }
    }

    private HistogramLogWriter open(String name) {
        try {
            HistogramLogWriter writer =
                    new HistogramLogWriter(directory.resolve(name + UNFINISHED).toFile());
            writer.outputComment("[Longwire: values are nanoseconds, the Interval_Max column milliseconds]");
            writer.outputLogFormatVersion();
            writer.outputStartTime(startMillis);
            writer.setBaseTime(startMillis);
            writer.outputLegend();
            return writer;
        } catch (FileNotFoundException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private void rename(String name) {
        try {
            Files.move(
                    directory.resolve(name + UNFINISHED),
                    directory.resolve(name + ENDING),
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
