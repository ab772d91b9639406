package longwire.edge;

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

/** The command {@code edge}: serves until it is told to stop by a signal, or its parent has gone. */
@Command(
        name = "edge",
        sortOptions = false,
        description = "A CDN edge in front of your server: HTTP and WebSocket, as CloudFront passes them.",
        footer = {
            "",
            "Before your own server on port 3000:",
            "  scripts/longwire edge --origin http://127.0.0.1:3000",
            "With TLS as well (a certificate for localhost is made), and numbers to look at:",
            "  scripts/longwire edge --origin http://127.0.0.1:3000 \\",
            "    --listen-tls 127.0.0.1:8443 --admin 127.0.0.1:9100",
            "Closing idle tunnels as another edge does:",
            "  scripts/longwire edge --origin http://127.0.0.1:3000 --preset alb",
            "Anything else, by its key in --print-settings:",
            "  scripts/longwire edge --origin https://example.com \\",
            "    --set behaviour.forward-host=true --set sockets.event-loops=1",
            "",
            "A changed --config file is read again at once; nothing open is lost.",
            "SIGTERM waits for what is open, up to drain-timeout."
        })
public final class EdgeCommand implements Callable<Integer> {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Says this.")
    private boolean help;

    @Option(
            names = "--origin",
            paramLabel = "URL",
            description = "Whom requests go to: http://HOST:PORT or https://HOST:PORT.")
    private String origin;

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description = "Where viewers come: 127.0.0.1:8080 unless said; port 0 is a free one, none is nowhere.")
    private String listen;

    @Option(names = "--listen-tls", paramLabel = "HOST:PORT", description = "Where viewers with TLS come.")
    private String listenTls;

    @Option(
            names = "--admin",
            paramLabel = "HOST:PORT",
            description = "Where GET /health, /metrics and /counters are answered.")
    private String admin;

    @Option(
            names = "--preset",
            paramLabel = "EDGE",
            description = "Whose rules close tunnels: cloudfront, cloudflare, alb, front-door, nginx, envoy, none.")
    private String preset;

    @Option(names = "--config", paramLabel = "FILE", description = "Settings in HOCON, in a block edge { … }.")
    private Path config;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "One setting; may be repeated.")
    private List<String> set = List.of();

    @Option(names = "--print-settings", description = "Prints every setting as it would be used, and ends.")
    private boolean printSettings;

    @Override
    public Integer call() throws InterruptedException {
        SettingsFile file = SettingsFile.of(Optional.ofNullable(config), commandLine());
        EdgeSettings settings = file.read();
        if (printSettings) {
            System.out.print(file.render());
            return 0;
        }
        CountDownLatch parentGone = new CountDownLatch(1);
        try (Edge edge = Edge.start(settings);
                FileWatch watch = FileWatch.start(config, () -> reload(edge, file))) {
            // The loops' threads are daemons: on SIGTERM only this hook sees to an orderly end.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(edge, watch), "edge-stop"));
            ParentWatch.start(parentGone::countDown);
            ReadyLine.print("edge", addresses(edge, settings));
            parentGone.await();
        }
        return 0;
    }

    /** Where it listens: http, https, admin, as far as there are. */
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
            System.err.println("edge: settings read again");
        } catch (RuntimeException refused) {
            System.err.println("edge: settings stay as they were:\n" + refused.getMessage());
        }
    }

    /** What was asked for by options of their own, under the keys they stand for. */
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
