package longwire.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import longwire.fault.InputFault;
import longwire.fleet.Deployment;
import longwire.fleet.FleetRun;
import longwire.fleet.FleetSettings;
import longwire.fleet.engine.Secret;
import longwire.network.Endpoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs an experiment on many processes as one load. */
@Command(
        name = "fleet",
        description = "Run an experiment on several processes or machines as one load.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples: longwire fleet --members 4 connections=40000 target=ws://host/echo",
            "  longwire fleet --new-secret fleet.p12",
            "  longwire fleet --deploy DIR --await 20 plan=mine.conf",
            "  longwire fleet --listen 10.0.0.1:7800 --secret fleet.p12 --members 0 --await 3 \\",
            "      target=wss://host/echo",
            "All keys: longwire run --keys"
        })
final class FleetCommand implements Callable<Integer> {
    @Option(
            names = {"-s", "--simulation"},
            defaultValue = "WebSocketAgainstPolling",
            description = "Simulation class; without a package, one of simulations/. Default: ${DEFAULT-VALUE}.")
    private String simulation;

    @Option(
            names = "--members",
            paramLabel = "N",
            defaultValue = "1",
            description = "Members to start on this machine. Default: ${DEFAULT-VALUE}.")
    private int members;

    @Option(
            names = "--await",
            paramLabel = "N",
            defaultValue = "0",
            description = "Members to wait for, which join from elsewhere: longwire member. Default: ${DEFAULT-VALUE}.")
    private int others;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "900",
            description = "How long to wait for them. Default: ${DEFAULT-VALUE}.")
    private int patienceSeconds;

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:0",
            description = "Address at which members join; port 0 picks one. Default: ${DEFAULT-VALUE}.")
    private String listen;

    @Option(
            names = "--secret",
            paramLabel = "FILE",
            description =
                    "The fleet's secret, which each member needs. Default: a new one for members of this machine.")
    private Path secret;

    @Option(names = "--new-secret", paramLabel = "FILE", description = "Write a new secret to FILE and exit.")
    private Path newSecret;

    @Option(names = "--check", description = "Show limits, clocks and versions of all members and exit.")
    private boolean check;

    @Option(
            names = "--deploy",
            paramLabel = "DIR",
            description = "Write files for Kubernetes and systemd, for plan=FILE, into DIR and exit.")
    private Path deploy;

    @Parameters(
            paramLabel = "KEY=VALUE",
            description = "Key of the plan and the value that replaces the one of the simulation's plan.")
    private List<String> settings = List.of();

    @Override
    public Integer call() {
        if (newSecret != null) {
            Secret.make(newSecret);
            return 0;
        }
        if (deploy != null) {
            new Deployment(RunCommand.simulationClass(simulation), plan(), Math.max(1, others)).write(deploy);
            return 0;
        }
        FleetSettings fleet = new FleetSettings(
                RunCommand.simulationClass(simulation),
                members,
                others,
                Endpoint.parse("listen", listen),
                Optional.ofNullable(secret),
                Duration.ofSeconds(patienceSeconds));
        if (check) {
            FleetRun.check(fleet);
        } else {
            FleetRun.run(fleet, settings);
        }
        return 0;
    }

    private Path plan() {
        return settings.stream()
                .filter(setting -> setting.startsWith("plan="))
                .map(setting -> Path.of(setting.substring("plan=".length())))
                .findFirst()
                .orElseThrow(() -> new InputFault("deploy", deploy, "together with plan=FILE"));
    }
}
