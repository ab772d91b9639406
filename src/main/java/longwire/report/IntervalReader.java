package longwire.report;

import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import longwire.measurement.Series;
import longwire.results.TrialDirectory;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;

/** Reads what a trial recorded interval by interval. Of a long trial, neighbours are added until few enough are left. */
final class IntervalReader {
    /** A page is some thousand dots wide, and each histogram takes 200 kB while it is read. */
    static final int MOST_INTERVALS = 120;

    private IntervalReader() {}

    /** The intervals of {@code series} in order, with their times; none where the trial recorded nothing of it. */
    static List<Histogram> read(TrialDirectory trial, Series series) {
        Path file = trial.path().resolve(series.file() + ".hlog");
        if (!Files.exists(file)) {
            return List.of();
        }
        try (HistogramLogReader reader = new HistogramLogReader(file.toFile())) {
            return read(reader, series.tag());
        } catch (FileNotFoundException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Histogram> read(HistogramLogReader reader, String tag) {
        List<Histogram> intervals = new ArrayList<>();
        int togetherEach = 1;
        int inLast = 0;
        while (reader.hasNext()) {
            EncodableHistogram next = reader.nextIntervalHistogram();
            if (!(next instanceof Histogram interval) || !tag.equals(interval.getTag())) {
                continue;
            }
            if (!intervals.isEmpty() && inLast < togetherEach) {
                intervals.get(intervals.size() - 1).add(interval);
                inLast++;
                continue;
            }
            if (intervals.size() == MOST_INTERVALS) {
                intervals = inPairs(intervals);
                togetherEach *= 2;
            }
            intervals.add(interval);
            inLast = 1;
        }
        return intervals;
    }

    private static List<Histogram> inPairs(List<Histogram> intervals) {
        List<Histogram> pairs = new ArrayList<>();
        for (int first = 0; first + 1 < intervals.size(); first += 2) {
            Histogram pair = intervals.get(first);
            pair.add(intervals.get(first + 1));
            pairs.add(pair);
        }
        return pairs;
    }
}
