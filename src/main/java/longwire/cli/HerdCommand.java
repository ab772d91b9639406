package longwire.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import longwire.herd.Herd;
import longwire.herd.HerdSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Cuts all tunnels at once, with different back-offs. */
@Command(
        name = "herd",
        description =
                "Show how viewers come back who lose all their tunnels at once, and which jitter spares the server.",
        mixinStandardHelpOptions = true,
        footer = {"", "Takes about four minutes.", "Exit status: 0 measured; 1 a trial is INVALID."})
final class HerdCommand implements Callable<Integer> {
    private static final int INVALID = 1;

    @Option(
            names = "--path",
            paramLabel = "PROXY",
            defaultValue = "nginx",
            description = "Proxy whose tunnels are cut. Default: ${DEFAULT-VALUE}.")
    private String path;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "5000",
            description = "Number of tunnels. Default: ${DEFAULT-VALUE}.")
    private int connections;

    @Option(
            names = "--limit",
            paramLabel = "MILLISECONDS",
            defaultValue = "750",
            description = "What the 99th percentile of the handshakes must not exceed. Default: ${DEFAULT-VALUE}.")
    private long limitMillis;

    @Mixin
    private ResultsOption results;

    @Option(
            names = "--plans",
            paramLabel = "DIR",
            defaultValue = "simulations/plans",
            description = "Directory of the plan reconnect-herd.conf. Default: ${DEFAULT-VALUE}.")
    private Path plans;

    @Override
    public Integer call() {
        HerdSettings settings =
                new HerdSettings(path, connections, Duration.ofMillis(limitMillis), results.directory, plans);
        return new Herd(settings, System.out::println).run() ? 0 : INVALID;
    }
}
