package longwire.origin;

import java.util.concurrent.Callable;
import longwire.network.Endpoint;
import longwire.process.ParentWatch;
import longwire.process.ReadyLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the origin until SIGTERM, or until the process that started it is gone. */
@Command(
        name = "origin",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "What proxies forward to: WebSockets on /echo and /feed, the feed's polls on /poll.")
public final class OriginCommand implements Callable<Integer> {
    @Option(names = "--listen", paramLabel = "HOST:PORT", description = "Where to listen; port 0 takes a free one.")
    private String listen = OriginSettings.DEFAULT.listen().toString();

    @Option(
            names = "--listen-tls",
            paramLabel = "HOST:PORT",
            description = "Where to listen with TLS as well, with a development certificate.")
    private String listenTls;

    @Option(names = "--event-loops", paramLabel = "N", description = "Threads that serve connections.")
    private int eventLoops = OriginSettings.DEFAULT.eventLoops();

    @Option(names = "--events-per-second", paramLabel = "R", description = "Rate of the feed.")
    private double eventsPerSecond = OriginSettings.DEFAULT.eventsPerSecond();

    @Option(names = "--event-bytes", paramLabel = "N", description = "Size of an event.")
    private int eventBytes = OriginSettings.DEFAULT.eventBytes();

    @Option(names = "--max-message-bytes", paramLabel = "N", description = "Largest frame that is taken.")
    private int maxMessageBytes = OriginSettings.DEFAULT.maxMessageBytes();

    @Override
    public Integer call() throws InterruptedException {
        OriginSettings settings = new OriginSettings(
                Endpoint.parse("listen", listen), eventLoops, eventsPerSecond, eventBytes, maxMessageBytes);
        try (OriginServer server = OriginServer.start(settings)) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "origin-stop"));
            ParentWatch.start(() -> System.exit(0));
            String tls = listenTls == null ? "" : " " + server.listenTls(Endpoint.parse("listen-tls", listenTls));
            ReadyLine.print("origin", server.endpoint() + tls);
            server.awaitClose();
        }
        return 0;
    }
}
