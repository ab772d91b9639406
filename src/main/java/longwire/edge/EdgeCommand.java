package longwire.edge;

import io.netty.handler.ssl.SslContext;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import longwire.fault.InputFault;
import longwire.network.Endpoint;
import longwire.network.Tls;
import longwire.process.ParentWatch;
import longwire.process.ReadyLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code edge}: serves until it is told to stop by a signal, or its parent has gone. */
@Command(name = "edge", description = "A CDN edge: passes HTTP and WebSocket from viewers to one origin.")
public final class EdgeCommand implements Callable<Integer> {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Says this.")
    private boolean help;

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            defaultValue = "127.0.0.1:8080",
            description = "Where viewers come; port 0 is a free one. Default: ${DEFAULT-VALUE}")
    private String listen;

    @Option(
            names = "--origin",
            paramLabel = "URL",
            required = true,
            description = "Whom all requests go to: http://HOST:PORT or https://HOST:PORT")
    private String origin;

    @Option(names = "--trust-any-origin", description = "Accept any certificate of an https origin.")
    private boolean trustAnyOrigin;

    @Option(names = "--tls", description = "Speak TLS to viewers, with a development certificate unless one is given.")
    private boolean tls;

    @Option(names = "--certificate", paramLabel = "PEM", description = "Certificate chain for viewers; implies --tls.")
    private Path certificate;

    @Option(names = "--key", paramLabel = "PEM", description = "The key of --certificate.")
    private Path key;

    @Option(names = "--event-loops", paramLabel = "N", description = "Default: one for each processor.")
    private int eventLoops = Runtime.getRuntime().availableProcessors();

    @Option(names = "--admin", paramLabel = "HOST:PORT", description = "Where GET /counters is answered.")
    private String admin;

    @Option(
            names = "--connect-timeout",
            paramLabel = "TIME",
            defaultValue = "10s",
            description = "For the origin to accept a connection. Default: ${DEFAULT-VALUE}")
    private String connectTimeout;

    @Option(
            names = "--connect-attempts",
            paramLabel = "N",
            defaultValue = "3",
            description = "Connections tried before a 502. Default: ${DEFAULT-VALUE}")
    private int connectAttempts;

    @Option(
            names = "--response-timeout",
            paramLabel = "TIME",
            defaultValue = "30s",
            description = "For a response to begin, and to go on. Default: ${DEFAULT-VALUE}")
    private String responseTimeout;

    @Option(
            names = "--keep-alive-timeout",
            paramLabel = "TIME",
            defaultValue = "5s",
            description = "For idle connections to the origin. Default: ${DEFAULT-VALUE}")
    private String keepAliveTimeout;

    @Option(
            names = "--tunnel-timeout",
            paramLabel = "TIME",
            defaultValue = "10m",
            description = "For tunnels whose origin is silent. Default: ${DEFAULT-VALUE}")
    private String tunnelTimeout;

    @Option(
            names = "--head-timeout",
            paramLabel = "TIME",
            defaultValue = "30s",
            description = "For a viewer's next request head. Default: ${DEFAULT-VALUE}")
    private String headTimeout;

    @Override
    public Integer call() throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        try (Edge edge = Edge.start(settings())) {
            // The loops' threads are daemons: on SIGTERM only this hook sees to an orderly end.
            Runtime.getRuntime().addShutdownHook(new Thread(edge::close, "edge-stop"));
            ParentWatch.start(stopped::countDown);
            ReadyLine.print(
                    "edge",
                    edge.endpoint() + edge.adminEndpoint().map(at -> " " + at).orElse(""));
            stopped.await();
        }
        return 0;
    }

    /** What was asked for, checked. */
    private EdgeSettings settings() {
        Timeouts timeouts = new Timeouts(
                time("connect-timeout", connectTimeout),
                connectAttempts,
                time("response-timeout", responseTimeout),
                time("keep-alive-timeout", keepAliveTimeout),
                time("tunnel-timeout", tunnelTimeout),
                time("head-timeout", headTimeout));
        return new EdgeSettings(
                Endpoint.parse("listen", listen),
                Origin.parse(origin, !trustAnyOrigin),
                viewerTls(),
                eventLoops,
                Optional.ofNullable(admin).map(text -> Endpoint.parse("admin", text)),
                timeouts);
    }

    private Optional<SslContext> viewerTls() {
        if ((certificate == null) != (key == null)) {
            throw new InputFault("certificate", certificate, "--certificate and --key together");
        }
        if (certificate != null) {
            return Optional.of(Tls.server(certificate, key));
        }
        return tls ? Optional.of(Tls.development()) : Optional.empty();
    }

    private static Duration time(String name, String text) {
        try {
            return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
        } catch (DateTimeParseException notATime) {
            throw new InputFault(name, text, "a time such as 30s, 0.5s or 10m");
        }
    }
}
