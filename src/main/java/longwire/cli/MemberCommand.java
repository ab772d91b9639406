package longwire.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import longwire.fleet.MemberRun;
import longwire.network.Endpoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Joins a fleet as one of its members, for one run. */
@Command(
        name = "member",
        description = "Join a fleet, do a share of one run, and exit.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: longwire member --join 10.0.0.1:7800 --host 10.0.0.2 --secret fleet.p12",
            "Exit status: 0 the run has ended; 2 an assertion failed or invalid arguments; 3 an external failure,",
            "  such as a lead that left."
        })
final class MemberCommand implements Callable<Integer> {
    @Option(names = "--join", required = true, paramLabel = "HOST:PORT", description = "Where the fleet listens.")
    private String join;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address of this machine at which the others reach it. Default: ${DEFAULT-VALUE}.")
    private String host;

    @Option(names = "--secret", required = true, paramLabel = "FILE", description = "The fleet's secret.")
    private Path secret;

    @Option(
            names = "--results",
            paramLabel = "DIR",
            defaultValue = "results/member",
            description = "Directory for this member's own copy of what it tells the fleet. Default: ${DEFAULT-VALUE}.")
    private Path results;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "How long to try to join where nobody listens yet. Default: ${DEFAULT-VALUE}.")
    private long patienceSeconds;

    @Override
    public Integer call() {
        MemberRun.run(Endpoint.parse("join", join), host, secret, results, Duration.ofSeconds(patienceSeconds));
        return 0;
    }
}
