package longwire.edge;

import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import longwire.edge.settings.EdgeSettings;
import longwire.edge.settings.OriginUrl;
import longwire.edge.settings.SettingsFile;
import longwire.network.Endpoint;
import longwire.process.ParentWatch;
import longwire.process.ReadyLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code edge}: serves until a signal stops it or its parent process ends. */
@Command(
        name = "edge",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = "Run a CDN edge in front of your server: HTTP and WebSocket, with CloudFront's behaviour.",
        footer = {
            "",
            "In front of your server on port 3000:",
            "  scripts/longwire edge --origin http://127.0.0.1:3000",
            "With TLS (a self-signed certificate for localhost) and an admin address:",
            "  scripts/longwire edge --origin http://127.0.0.1:3000 \\",
            "    --listen-tls 127.0.0.1:8443 --admin 127.0.0.1:9100",
            "Close idle tunnels as another product does:",
            "  scripts/longwire edge --origin http://127.0.0.1:3000 --preset alb",
            "Any other setting, by its key (see --print-settings):",
            "  scripts/longwire edge --origin https://example.com \\",
            "    --set behaviour.forward-host=true --set sockets.event-loops=1",
            "",
            "A --config file is reloaded when it changes; open connections are kept.",
            "After SIGTERM, open connections may finish within drain-timeout."
        })
public final class EdgeCommand implements Callable<Integer> {
    @Option(
            names = "--origin",
            paramLabel = "URL",
            description = "Origin to forward to: http://HOST:PORT or https://HOST:PORT.")
    private String origin;

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description = "Listen address. Default 127.0.0.1:8080; port 0 picks one; none disables.")
    private String listen;

    @Option(names = "--listen-tls", paramLabel = "HOST:PORT", description = "Listen address for TLS. Default: none.")
    private String listenTls;

    @Option(
            names = "--admin",
            paramLabel = "HOST:PORT",
            description = "Listen address of /health, /metrics and /counters. Default: none.")
    private String admin;

    @Option(
            names = "--preset",
            paramLabel = "EDGE",
            description = "Close idle tunnels by the rules of: cloudfront (default), cloudfront-2026, cloudflare, alb,"
                    + " front-door, nginx, envoy or none.")
    private String preset;

    @Option(names = "--config", paramLabel = "FILE", description = "Settings file in HOCON, with a block edge { … }.")
    private Path config;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Set one setting; may be repeated. Overrides --config.")
    private List<String> set = List.of();

    @Option(names = "--print-settings", description = "Print every setting with its effective value and exit.")
    private boolean printSettings;

    @Override
    public Integer call() throws InterruptedException {
        // The logger that Gatling brings takes a third of a second and some megabytes to configure.
        InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
        SettingsFile file = SettingsFile.of(Optional.ofNullable(config), commandLine());
        EdgeSettings settings = file.read();
        if (printSettings) {
            System.out.print(file.render());
            return 0;
        }
        WarmUp.run(settings);
        CountDownLatch parentGone = new CountDownLatch(1);
        try (Edge edge = Edge.start(settings);
                FileWatch watch = FileWatch.start(config, () -> reload(edge, file))) {
            // The event loops are daemon threads: on SIGTERM only this hook gives them an orderly end.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(edge, watch), "edge-stop"));
            ParentWatch.start(parentGone::countDown);
            ReadyLine.print("edge", addresses(edge, settings));
            parentGone.await();
        }
        return 0;
    }

    /** The enabled listen addresses, in the order http, https, admin. */
    private static String addresses(Edge edge, EdgeSettings settings) {
        return Stream.of(
                        settings.listen().http().map(at -> edge.endpoint()),
                        edge.secureEndpoint(),
                        edge.adminEndpoint())
                .flatMap(Optional::stream)
                .map(Endpoint::toString)
                .collect(Collectors.joining(" "));
    }

    private static void end(Edge edge, FileWatch watch) {
        watch.close();
        try {
            edge.drain();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        edge.close();
    }

    private static void reload(Edge edge, SettingsFile file) {
        try {
            edge.reload(file.read());
            System.err.println("edge: settings reloaded");
        } catch (RuntimeException refused) {
            System.err.println(
                    "edge: settings not reloaded, the previous ones stay in effect:\n" + refused.getMessage());
        }
    }

    /** The settings given by dedicated options, each under its key, followed by those of --set. */
    private List<String> commandLine() {
        List<String> settings = new ArrayList<>();
        if (origin != null) {
            settings.addAll(OriginUrl.settings(origin));
        }
        add(settings, "listen.http", listen);
        add(settings, "listen.https", listenTls);
        add(settings, "listen.admin", admin);
        add(settings, "tunnel.preset", preset);
        settings.addAll(set);
        return settings;
    }

    private static void add(List<String> settings, String key, String value) {
        if (value != null) {
            settings.add(key + "=\"" + value + "\"");
        }
    }
}
