package longwire.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import longwire.fault.OutsideFault;
import longwire.report.export.Exports;
import longwire.results.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes runs as files that other tools read. */
@Command(
        name = "export",
        description = "Writes runs as files that other tools read.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "hgrm     percentile distributions in microseconds, for HdrHistogram's plotter",
            "hlog     interval logs in nanoseconds, for HistogramLogProcessor and its like",
            "csv, parquet, json",
            "         tables runs, labels, plan_keys, facts, trials, series, percentiles, counts, costs",
            "",
            "Exit status: 0, 2 when it can't be as asked, 3 when a file could not be read; the rest is written.",
            "Example: longwire export results/RUN --format csv --output tables"
        })
final class ExportCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "RUN", description = "Directories of runs, such as results/NAME-START.")
    private List<Path> runs;

    @Option(names = "--format", required = true, description = "hgrm, hlog, csv, parquet or json.")
    private String format;

    @Option(names = "--output", required = true, description = "The directory to write to; made if need be.")
    private Path output;

    @Option(names = "--force", description = "Replaces files that are there already.")
    private boolean force;

    @Override
    public Integer call() {
        List<RunDirectory> opened = runs.stream().map(RunDirectory::open).toList();
        List<String> faults = new ArrayList<>();
        List<Path> written = Exports.write(format, opened, output, force, faults::add);
        written.forEach(System.out::println);
        faults.forEach(System.err::println);
        return faults.isEmpty() ? 0 : OutsideFault.EXIT_STATUS;
    }
}
