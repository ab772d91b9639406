package longwire.proxy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import longwire.edge.settings.OriginUrl;
import longwire.edge.settings.SettingsFile;
import longwire.proxyconf.relocation.OwnConfiguration;
import longwire.proxyconf.relocation.Wish;
import longwire.settings.Setting;
import longwire.settings.Settings;

/** Our own edge, in a process of its own. */
final class EdgeDriver implements ProxyDriver {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final String FREE_PORT = "\"127.0.0.1:0\"";
    private static final String EXAMPLE_ORIGIN = "http://127.0.0.1:9000";
    private static final List<String> YES_NO = List.of("true", "false");
    private static final List<String> NO_YES = List.of("false", "true");

    @Override
    public String name() {
        return "edge";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.whole(
                        "sockets.event-loops", 1, 64, "threads", PROCESSORS, "Tunnels are distributed among them."),
                Setting.choice(
                        "sockets.transport",
                        List.of("auto", "epoll", "io-uring", "nio"),
                        "Kernel interface for socket events."),
                Setting.choice(
                        "sockets.data-path",
                        List.of("auto", "sockets", "channels"),
                        "Pass a tunnel's bytes on bare sockets without a buffer, or by Netty's channels."),
                Setting.whole("sockets.receive-buffer", 512, 1 << 20, "bytes", 16_384, "Size of one read."),
                Setting.whole("sockets.reads-per-flush", 1, 16, "reads", 2, "Reads per wake-up, written together."),
                Setting.choice("sockets.splice", NO_YES, "Pass a tunnel's bytes through a kernel pipe."),
                Setting.choice("sockets.tcp-no-delay", YES_NO, "Send small frames at once."),
                Setting.whole(
                        "sockets.backlog", 1, 65_535, "handshakes", 16_384, "Maximum length of the accept queue."),
                Setting.choice("sockets.reuse-port", NO_YES, "One accept queue per thread."),
                Setting.seconds("tunnel.idle-timeout", "600s", "Close a tunnel after this time without data."),
                Setting.choice(
                        "tunnel.idle-counts",
                        List.of("origin", "either"),
                        "Whose bytes reset the idle timer of a tunnel."),
                Setting.seconds(
                        "viewer.head-timeout", "600s", "Polling: keep-alive time of a viewer's idle connection."),
                Setting.seconds(
                        "origin.keep-alive-timeout", "5s", "Polling: keep-alive time of idle origin connections."),
                Setting.whole(
                        "origin.keep-alive-connections",
                        1,
                        16_384,
                        "connections",
                        256,
                        "Polling: idle origin connections kept per thread."),
                Setting.seconds(
                        "origin.response-timeout", "30s", "Limit for the origin's reply to a handshake or a poll."),
                Setting.choice("tls.provider", List.of("auto", "jdk", "openssl"), "TLS implementation."));
    }

    @Override
    public List<String> searched() {
        return List.of(
                "sockets.event-loops",
                "sockets.data-path",
                "sockets.receive-buffer",
                "sockets.reads-per-flush",
                "sockets.splice",
                "sockets.tcp-no-delay",
                "sockets.reuse-port");
    }

    @Override
    public List<String> silence() {
        return List.of("tunnel.idle-timeout");
    }

    @Override
    public Set<Encryption> encryptions() {
        return EnumSet.allOf(Encryption.class);
    }

    /** A pipe for each direction takes four more files. */
    @Override
    public int filesPerConnection(Settings settings) {
        return settings.get("sockets.splice").equals("true") ? 3 * Assignment.FILES_EACH : Assignment.FILES_EACH;
    }

    @Override
    public Optional<Missing> missing() {
        return Optional.empty();
    }

    @Override
    public String example(Settings settings) {
        List<String> said = new ArrayList<>(OriginUrl.settings(EXAMPLE_ORIGIN));
        settings.decided().forEach((name, value) -> said.add(name + "=" + value));
        return SettingsFile.of(Optional.empty(), said).render();
    }

    @Override
    public ProxyDriver withConfiguration(Wish wish) {
        return new OwnEdgeDriver(this, OwnConfiguration.read(schema(), wish));
    }

    @Override
    public RunningProxy start(Assignment assignment, Settings settings, Path directory) {
        Path file = directory.resolve("edge.conf");
        RunningEdge.write(
                file,
                SettingsFile.of(Optional.empty(), said(assignment, settings)).render());
        return RunningEdge.start(file, directory, assignment.encryption().viewer());
    }

    /** The edge's settings; those not listed here keep their defaults. */
    private static List<String> said(Assignment assignment, Settings settings) {
        Encryption encryption = assignment.encryption();
        List<String> said = new ArrayList<>(List.of(
                "listen.http=" + (encryption.viewer() ? "none" : FREE_PORT),
                "listen.https=" + (encryption.viewer() ? FREE_PORT : "none"),
                "listen.admin=" + FREE_PORT,
                // Stopped at once; to drain it, RunningEdge changes this.
                "drain-timeout=0s"));
        said.addAll(OriginUrl.settings((encryption.origin() ? "https://" : "http://") + assignment.origin()));
        said.add("origin.verify=false");
        if (assignment.http2()) {
            said.addAll(List.of("http2.enabled=true", "http2.websocket=true"));
        }
        settings.decided().forEach((name, value) -> said.add(name + "=" + value));
        return said;
    }
}
