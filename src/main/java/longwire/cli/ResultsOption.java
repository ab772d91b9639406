package longwire.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a command that measures keeps what it measured. */
final class ResultsOption {
    @Option(
            names = "--results",
            paramLabel = "DIR",
            defaultValue = "results",
            description = "Directory in which the results directory is created. Default: ${DEFAULT-VALUE}.")
    Path directory;
}
