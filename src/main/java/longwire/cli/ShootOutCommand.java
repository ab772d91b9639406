package longwire.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import longwire.proxy.ProxyDriver;
import longwire.proxy.ProxyDrivers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Measures all installed proxies against each other: an experiment like any other, with a plan of its own. */
@Command(
        name = "shoot-out",
        description = "Measures all installed proxies against each other, and ranks them on one page.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "About half an hour for twelve proxies. To install those that are missing: scripts/setup --proxies",
            "Example of a short one: longwire shoot-out paths=direct,edge,nginx,haproxy transports=websocket"
        })
final class ShootOutCommand implements Callable<Integer> {
    private static final String PLAN = "simulations/plans/shoot-out.conf";

    @Parameters(paramLabel = "KEY=VALUE", description = "What is to be different from that plan.")
    private List<String> settings = List.of();

    @Override
    public Integer call() throws Exception {
        for (ProxyDriver driver : ProxyDrivers.all()) {
            driver.missing()
                    .ifPresent(missing -> System.out.println(driver.name() + " is not here; " + missing.remedy()));
        }
        List<String> all = new ArrayList<>(List.of("plan=" + PLAN));
        all.addAll(settings);
        return RunCommand.run("WebSocketAgainstPolling", all);
    }
}
