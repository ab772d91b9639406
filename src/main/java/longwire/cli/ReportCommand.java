package longwire.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import longwire.fault.Exit;
import longwire.fault.OutsideFault;
import longwire.report.Reports;
import longwire.results.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes a run's report again from its evidence. */
@Command(
        name = "report",
        description = "Writes the report of runs again from their evidence, and prints the table.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "RUN", description = "Directories of runs, such as results/NAME-START.")
    private List<Path> runs;

    @Override
    public Integer call() {
        // All are opened first: a wrong name among many is told before anything is written.
        List<RunDirectory> opened = runs.stream().map(RunDirectory::open).toList();
        int status = 0;
        for (RunDirectory run : opened) {
            try {
                System.out.println(Reports.write(run));
            } catch (OutsideFault damaged) {
                // The others are none the worse for it.
                status = Exit.report(damaged);
            }
        }
        return status;
    }
}
