package longwire.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import longwire.comparison.ObjectivesReader;
import longwire.comparison.Promise;
import longwire.comparison.Promise.Standing;
import longwire.comparison.RunPlan;
import longwire.comparison.Side;
import longwire.fault.InputFault;
import longwire.report.PromisesText;
import longwire.results.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a run against what its service promises. */
@Command(
        name = "check",
        description = "Says of each objective whether a run meets it, with its interval.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A file of objectives has one a line:",
            "  frame p99 <= 5 ms",
            "  edge websocket handshake p99.9 <= 50 ms",
            "  response p50 vs direct <= 1.5",
            "  CPU per message vs baseline <= 1.05",
            "Exit status: 0, 1 when one is BROKEN, 2 when the run or the file is not fit to be checked."
        })
final class CheckCommand implements Callable<Integer> {
    private static final int BROKEN = 1;

    @Parameters(paramLabel = "RUN", description = "The directory of a VALID run.")
    private Path run;

    @Option(names = "--objectives", required = true, description = "The file of objectives.")
    private Path objectives;

    @Option(names = "--baseline", paramLabel = "RUN", description = "The run that 'vs baseline' means.")
    private Path baseline;

    @Option(names = "--strict", description = "Exit status 1 also when one is UNDECIDED.")
    private boolean strict;

    @Override
    public Integer call() throws IOException {
        if (!Files.isReadable(objectives)) {
            throw new InputFault("objectives", objectives, "a file that can be read");
        }
        List<Promise> promises = Promise.of(
                ObjectivesReader.read(objectives.toString(), Files.readString(objectives)),
                sides(run),
                baseline == null ? List.of() : sides(baseline),
                RunPlan.of(RunDirectory.open(run)).criteria());
        System.out.print(PromisesText.of(promises));
        boolean broken = promises.stream()
                .anyMatch(promise ->
                        promise.standing() == Standing.BROKEN || strict && promise.standing() == Standing.UNDECIDED);
        return broken ? BROKEN : 0;
    }

    private static List<Side> sides(Path path) {
        RunDirectory opened = RunDirectory.open(path);
        if (!opened.invalid().isEmpty()) {
            throw new InputFault("run", path, "a VALID one; it is not: " + String.join("; ", opened.invalid()));
        }
        return Side.of(path.toString(), opened.summary());
    }
}
