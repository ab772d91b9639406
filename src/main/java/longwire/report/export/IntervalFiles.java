package longwire.report.export;

import java.io.PrintStream;
import java.util.List;
import java.util.function.Consumer;
import longwire.fault.OutsideFault;
import longwire.results.RunDirectory;
import org.HdrHistogram.HistogramLogWriter;

/**
 * Interval logs in nanoseconds, a file for each row: the intervals of its trials one after the other, with the times at
 * which they were. Without tags, which many a tool does not look for.
 */
final class IntervalFiles implements Export {
    private static final double MILLIS_PER_SECOND = 1e3;
    /** Of the column for people, as in the logs of a run. */
    private static final double NANOS_PER_MILLI = 1e6;

    @Override
    public void write(List<RunDirectory> runs, ExportFiles files, Consumer<String> faults) {
        for (ExportedRow row : ExportedRow.of(runs, faults)) {
            String name = row.name() + ".ns.hlog";
            try {
                files.write(name, out -> write(row, out));
            } catch (OutsideFault damaged) {
                faults.accept(damaged.getMessage());
                files.drop(name);
            }
        }
    }

    private static void write(ExportedRow row, PrintStream out) {
        long startMillis = row.run().summary().startInstant().toEpochMilli();
        HistogramLogWriter writer = new HistogramLogWriter(out);
        writer.outputComment(
                "[Longwire: " + row.about() + "; values are nanoseconds, the Interval_Max column milliseconds]");
        writer.outputLogFormatVersion();
        writer.outputStartTime(startMillis);
        writer.setBaseTime(startMillis);
        writer.outputLegend();
        row.forEachInterval(interval -> {
            interval.setTag(null);
            writer.outputIntervalHistogram(
                    (interval.getStartTimeStamp() - startMillis) / MILLIS_PER_SECOND,
                    (interval.getEndTimeStamp() - startMillis) / MILLIS_PER_SECOND,
                    interval,
                    NANOS_PER_MILLI);
        });
    }
}
