package longwire.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import longwire.proxy.ProxyDriver;
import longwire.proxy.ProxyDrivers;
import longwire.simulations.WebSocketAgainstPolling;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Measures all installed proxies against each other: an experiment like any other, with a plan of its own. */
@Command(
        name = "shoot-out",
        description = "Measure all installed proxies against each other and rank them on one page.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Takes about half an hour for ten proxies, the edge and direct. To install missing ones:",
            "  scripts/setup --proxies",
            "A shorter one:",
            "  longwire shoot-out paths=direct,edge,nginx,haproxy transports=websocket"
        })
final class ShootOutCommand implements Callable<Integer> {
    private static final String PLAN = "simulations/plans/shoot-out.conf";

    @Parameters(
            paramLabel = "KEY=VALUE",
            description = "Key of simulations/plans/shoot-out.conf and the value that replaces its own.")
    private List<String> settings = List.of();

    @Override
    public Integer call() throws Exception {
        for (ProxyDriver driver : ProxyDrivers.all()) {
            driver.missing()
                    .ifPresent(missing -> System.out.println(driver.name() + " is not installed: " + missing.remedy()));
        }
        List<String> all = new ArrayList<>(List.of("plan=" + PLAN));
        all.addAll(settings);
        return RunCommand.run(WebSocketAgainstPolling.class.getName(), all);
    }
}
