package longwire.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import longwire.experiment.SimulationMain;
import longwire.simulations.WebSocketAgainstPolling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs an experiment, as {@code mvn gatling:test} does, without Maven. */
@Command(
        name = "run",
        description = "Run an experiment and write its results.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: longwire run connections=500 rate=2000 paths=direct,edge",
            "All keys: longwire run --keys"
        })
final class RunCommand implements Callable<Integer> {
    private static final String PACKAGE = WebSocketAgainstPolling.class.getPackageName() + ".";

    @Option(
            names = {"-s", "--simulation"},
            defaultValue = "WebSocketAgainstPolling",
            description = "Simulation class; without a package, one of simulations/. Default: ${DEFAULT-VALUE}.")
    private String simulation;

    @Option(names = "--keys", description = "Print every key of a plan with its default and exit.")
    private boolean keys;

    @Option(names = "--watch", description = "Show the progress of the run in the terminal; short for live.watch=true.")
    private boolean watch;

    @Option(
            names = "--live",
            paramLabel = "ADDRESS",
            description = "Serve a live page and metrics at HOST:PORT during the run; short for live.listen=ADDRESS.")
    private String live;

    @Parameters(
            paramLabel = "KEY=VALUE",
            description = "Key of the plan and the value that replaces the one of the simulation's plan.")
    private List<String> settings = List.of();

    @Override
    public Integer call() throws Exception {
        if (keys) {
            try (var plan = getClass().getResourceAsStream("/longwire/plan.conf")) {
                System.out.write(plan.readAllBytes());
            }
            System.out.flush();
            return 0;
        }
        List<String> all = new ArrayList<>();
        if (watch) {
            all.add("live.watch=true");
        }
        if (live != null) {
            all.add("live.listen=" + live);
        }
        all.addAll(settings);
        return run(simulation, all);
    }

    /** Runs a simulation, by its name in simulations/ or its class. Does not return once the simulation has started. */
    static int run(String simulation, List<String> settings) {
        SimulationMain.run(simulationClass(simulation), settings);
        return 0;
    }

    /** The name of the class of {@code simulation}, which may be without its package. */
    static String simulationClass(String simulation) {
        return simulation.indexOf('.') < 0 ? PACKAGE + simulation : simulation;
    }
}
