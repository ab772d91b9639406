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

/** Rewrites the reports of runs from their evidence. A directory that cannot be read never stops the others. */
@Command(
        name = "report",
        description = {
            "Rewrite the report of each run from its recorded evidence, and print its table.",
            "With --output, write a single page that shows all runs together."
        },
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "RUN", description = "Run directories, for example results/NAME-START.")
    private List<Path> runs;

    @Option(names = "--output", paramLabel = "PAGE", description = "Write one page about all runs to this file.")
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

    /** Reports a fault of the evidence and keeps the highest exit status. */
    private void goingOn(Runnable step) {
        try {
            step.run();
        } catch (InputFault | OutsideFault fault) {
            status = Math.max(status, Exit.report(fault));
        }
    }
}
