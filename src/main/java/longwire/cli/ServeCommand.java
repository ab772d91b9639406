package longwire.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import longwire.fault.InputFault;
import longwire.network.Endpoint;
import longwire.network.status.StatusServer;
import longwire.report.browse.RunBrowser;
import longwire.report.browse.StaticSite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves all runs to a browser until it is stopped. */
@Command(
        name = "serve",
        description = {
            "Browse all runs: filter them, read a report, compare two or more, see a metric over all runs, watch what is"
                    + " running, add labels.",
            "Everything is read from the directories when it is asked for; only labels are written."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples: longwire serve --listen 127.0.0.1:8080",
            "          longwire serve --export site    # files for any web server, or none"
        })
final class ServeCommand implements Callable<Integer> {
    @Option(names = "--results", defaultValue = "results", description = "Directory of the runs. Default: results.")
    private Path results;

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:8089",
            description = "Listen address; port 0 picks a free port. Default: 127.0.0.1:8089.")
    private String listen;

    @Option(
            names = "--beyond-loopback",
            description =
                    "Allow an address of other machines. Then everybody who reaches it can read all runs, and nobody"
                            + " can change labels.")
    private boolean beyondLoopback;

    @Option(
            names = "--export",
            paramLabel = "DIR",
            description =
                    "Write all pages to this directory and exit. It must not exist, be empty, or hold an earlier export.")
    private Path export;

    @Override
    public Integer call() throws InterruptedException {
        if (export != null) {
            return export();
        }
        Endpoint endpoint = Endpoint.parse("listen", listen);
        if (!beyondLoopback && !Endpoint.isLoopback(endpoint.host())) {
            throw new InputFault("listen", listen, "a loopback address, or --beyond-loopback");
        }
        System.err.println("reading " + results + " …");
        try (StatusServer server = RunBrowser.open(results, endpoint, System.err::println)) {
            System.out.println("http://" + server.endpoint() + "/ (Ctrl-C ends it)");
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private int export() {
        StaticSite.Written written = StaticSite.write(results, export, System.err::println);
        written.leftOut().forEach(each -> System.err.println("left out: " + each));
        System.out.printf(
                Locale.ROOT,
                "%s: %d reports, %d comparisons, %d histories%n",
                export.resolve("index.html"),
                written.reports(),
                written.comparisons(),
                written.histories());
        return 0;
    }
}
