package longwire.report.export;

import java.io.PrintStream;
import java.util.List;
import java.util.function.Consumer;
import longwire.fault.OutsideFault;
import longwire.results.RunDirectory;
import org.HdrHistogram.Histogram;

/**
 * Percentile distributions in microseconds, a file for each row. HdrHistogram's plotter takes milliseconds for granted, and
 * has to be told; but its format has three digits behind the point, which of 78 µs would leave 0.078.
 */
final class PercentileFiles implements Export {
    private static final double NANOS_PER_MICRO = 1e3;
    /** HdrHistogram's own default: five lines until half of what is left is told. */
    private static final int TICKS_PER_HALF_DISTANCE = 5;

    @Override
    public void write(List<RunDirectory> runs, ExportFiles files, Consumer<String> faults) {
        for (ExportedRow row : ExportedRow.of(runs, faults)) {
            try {
                Histogram merged = row.merged();
                files.write(row.name() + ".us.hgrm", out -> write(row, merged, out));
            } catch (OutsideFault damaged) {
                faults.accept(damaged.getMessage());
            }
        }
    }

    private static void write(ExportedRow row, Histogram merged, PrintStream out) {
        // What does not begin with # is data.
        out.println("#[Longwire: " + row.about() + "; values are microseconds]");
        merged.outputPercentileDistribution(out, TICKS_PER_HALF_DISTANCE, NANOS_PER_MICRO);
    }
}
