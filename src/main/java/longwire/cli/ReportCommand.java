package longwire.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import longwire.fault.Exit;
import longwire.fault.InputFault;
import longwire.fault.OutsideFault;
import longwire.report.Reports;
import longwire.results.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the reports of runs again from their evidence. What is no run, or can't be read, never stops the rest. */
@Command(
        name = "report",
        description = {
            "Writes the report of each run again from its evidence, and prints the table.",
            "With --output, one page with all of them over each other."
        },
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "RUN", description = "Directories of runs, such as results/NAME-START.")
    private List<Path> runs;

    @Option(names = "--output", paramLabel = "PAGE", description = "Where to write one page about all runs.")
    private Path page;

    private int status;

    @Override
    public Integer call() {
        List<RunDirectory> opened = new ArrayList<>();
        runs.forEach(run -> goingOn(() -> opened.add(RunDirectory.open(run))));
        if (page == null) {
            opened.forEach(run -> goingOn(() -> System.out.println(Reports.write(run))));
        } else if (!opened.isEmpty()) {
            System.out.print(Reports.writePage(opened, page));
        }
        return status;
    }

    /** Tells a fault of the evidence, and keeps the worst for the end. */
    private void goingOn(Runnable step) {
        try {
            step.run();
        } catch (InputFault | OutsideFault fault) {
            status = Math.max(status, Exit.report(fault));
        }
    }
}
