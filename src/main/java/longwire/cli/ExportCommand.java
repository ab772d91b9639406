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

/** Exports runs to file formats of other tools. */
@Command(
        name = "export",
        description = "Export runs to file formats that other tools read.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "hgrm     percentile distributions in microseconds, for HdrHistogram's plotter",
            "hlog     interval logs in nanoseconds, for HistogramLogProcessor",
            "csv, parquet, json",
            "         tables: runs, labels, plan_keys, facts, trials, series, percentiles,",
            "         counts, costs",
            "",
            "Exit status: 0 all exported; 2 invalid arguments; 3 a file could not be read",
            "  (everything else is exported).",
            "Example: longwire export results/RUN --format csv --output tables"
        })
final class ExportCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "RUN", description = "Run directories, for example results/NAME-START.")
    private List<Path> runs;

    @Option(names = "--format", required = true, description = "Output format: hgrm, hlog, csv, parquet or json.")
    private String format;

    @Option(names = "--output", required = true, description = "Directory to write to; created if missing.")
    private Path output;

    @Option(names = "--force", description = "Overwrite existing files.")
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
