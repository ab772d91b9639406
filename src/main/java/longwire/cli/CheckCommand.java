package longwire.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import longwire.comparison.Criteria;
import longwire.comparison.ObjectivesReader;
import longwire.comparison.Promise;
import longwire.comparison.Promise.Standing;
import longwire.comparison.Side;
import longwire.fault.InputFault;
import longwire.plan.RunPlan;
import longwire.report.comparison.PromisesText;
import longwire.results.RunDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a run against the objectives of its service. */
@Command(
        name = "check",
        description = "Check a run against objectives, each with its confidence interval.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The file has one objective per line, for example:",
            "  frame p99 <= 5 ms",
            "  edge websocket handshake p99.9 <= 50 ms",
            "  response p50 vs direct <= 1.5",
            "  CPU per message vs baseline <= 1.05",
            "Exit status: 0 all objectives met or UNDECIDED; 1 an objective is BROKEN;",
            "  2 the run or the file cannot be used."
        })
final class CheckCommand implements Callable<Integer> {
    private static final int BROKEN = 1;

    @Parameters(paramLabel = "RUN", description = "Directory of a VALID run.")
    private Path run;

    @Option(names = "--objectives", required = true, description = "File of objectives.")
    private Path objectives;

    @Option(names = "--baseline", paramLabel = "RUN", description = "The run that 'vs baseline' refers to.")
    private Path baseline;

    @Option(names = "--strict", description = "Exit with status 1 also when an objective is UNDECIDED.")
    private boolean strict;

    @Override
    public Integer call() throws IOException {
        if (!Files.isReadable(objectives)) {
            throw new InputFault("objectives", objectives, "a readable file");
        }
        List<Promise> promises = Promise.of(
                ObjectivesReader.read(objectives.toString(), Files.readString(objectives)),
                sides(run),
                baseline == null ? List.of() : sides(baseline),
                Criteria.of(RunPlan.of(RunDirectory.open(run))));
        System.out.print(PromisesText.of(promises));
        boolean broken = promises.stream()
                .anyMatch(promise ->
                        promise.standing() == Standing.BROKEN || strict && promise.standing() == Standing.UNDECIDED);
        return broken ? BROKEN : 0;
    }

    private static List<Side> sides(Path path) {
        RunDirectory opened = RunDirectory.open(path);
        if (!opened.invalid().isEmpty()) {
            throw new InputFault(
                    "run", path, "a VALID run; this one is INVALID: " + String.join("; ", opened.invalid()));
        }
        return Side.of(path.toString(), opened.summary());
    }
}
