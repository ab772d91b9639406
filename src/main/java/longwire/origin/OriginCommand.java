package longwire.origin;

import java.util.concurrent.Callable;
import longwire.message.PayloadKind;
import longwire.network.Endpoint;
import longwire.process.BackgroundThreads;
import longwire.process.ParentWatch;
import longwire.process.ReadyLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the origin until SIGTERM, or until the process that started it has ended. */
@Command(
        name = "origin",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description =
                "Run the origin that proxies forward to: WebSockets at /echo and /feed; the feed also as server-sent events at /sse,"
                        + " by long polls at /long-poll and by polls at /poll.")
public final class OriginCommand implements Callable<Integer> {
    @Option(names = "--listen", paramLabel = "HOST:PORT", description = "Listen address; port 0 picks a free port.")
    private String listen = OriginSettings.DEFAULT.listen().toString();

    @Option(
            names = "--listen-tls",
            paramLabel = "HOST:PORT",
            description = "Additional listen address with TLS and a development certificate.")
    private String listenTls;

    @Option(names = "--event-loops", paramLabel = "N", description = "Number of event-loop threads.")
    private int eventLoops = OriginSettings.DEFAULT.eventLoops();

    @Option(names = "--events-per-second", paramLabel = "R", description = "Events per second of the feed.")
    private double eventsPerSecond = OriginSettings.DEFAULT.eventsPerSecond();

    @Option(names = "--event-bytes", paramLabel = "N", description = "Size of an event in bytes.")
    private int eventBytes = OriginSettings.DEFAULT.eventBytes();

    @Option(names = "--max-message-bytes", paramLabel = "N", description = "Maximum payload of a frame in bytes.")
    private int maxMessageBytes = OriginSettings.DEFAULT.maxMessageBytes();

    @Option(names = "--payload", paramLabel = "KIND", description = "Payload of events: ${COMPLETION-CANDIDATES}.")
    private PayloadKind payload = OriginSettings.DEFAULT.payload();

    @Option(names = "--burst", paramLabel = "N", description = "Events that are due at the same time.")
    private int burst = OriginSettings.DEFAULT.burst();

    @Option(
            names = "--topics",
            paramLabel = "N",
            description = "Topics among which events take turns; /feed?topic=K is the topic K modulo N.")
    private int topics = OriginSettings.DEFAULT.topics();

    @Option(names = "--fragments", paramLabel = "N", description = "Frames for each event, and for each deflated echo.")
    private int fragments = OriginSettings.DEFAULT.fragments();

    @Option(
            names = "--deflate-level",
            paramLabel = "N",
            description = "Level of zlib, 1 to 9, where a viewer asks for permessage-deflate.")
    private int deflateLevel = OriginSettings.DEFAULT.deflateLevel();

    @Option(
            names = "--reuse-port",
            description = "Let other origins listen at the same port; connections are divided among them.")
    private boolean reusePort;

    @Override
    public Integer call() throws InterruptedException {
        OriginSettings settings = new OriginSettings(
                Endpoint.parse("listen", listen),
                eventLoops,
                eventsPerSecond,
                eventBytes,
                maxMessageBytes,
                payload,
                burst,
                topics,
                fragments,
                deflateLevel);
        try (OriginServer server = OriginServer.start(settings, reusePort)) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "origin-stop"));
            ParentWatch.start(() -> System.exit(0));
            String tls = listenTls == null ? "" : " " + server.listenTls(Endpoint.parse("listen-tls", listenTls));
            BackgroundThreads.giveWay();
            ReadyLine.print("origin", server.endpoint() + tls);
            server.awaitClose();
        }
        return 0;
    }
}
