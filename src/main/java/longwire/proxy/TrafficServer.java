package longwire.proxy;

import java.util.List;
import java.util.stream.Collectors;
import longwire.settings.Setting;

/** Apache Traffic Server, without its cache and its manager. Its settings are records, without {@code proxy.config}. */
final class TrafficServer implements Program {
    private static final String RECORDS = "trafficserver/records.config";
    private static final String ROOT = "trafficserver/runroot.yaml";
    private static final List<String> TEMPLATES = List.of(
            RECORDS,
            "trafficserver/remap.config",
            "trafficserver/ip_allow.yaml",
            "trafficserver/ssl_multicert.config",
            "trafficserver/storage.config",
            ROOT);
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    @Override
    public String name() {
        return "trafficserver";
    }

    @Override
    public String command() {
        return "traffic_server";
    }

    @Override
    public String debianPackage() {
        return "trafficserver";
    }

    @Override
    public List<String> versionArguments() {
        return List.of("--version");
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.whole("exec_thread.limit", 1, 64, "threads", PROCESSORS, "Tunnels are distributed among them."),
                Setting.whole(
                        "accept_threads",
                        0,
                        8,
                        "threads",
                        1,
                        "Threads that accept connections; 0: all worker threads accept."),
                Setting.whole(
                        "net.listen_backlog", 1, 65_535, "handshakes", 16_384, "Maximum length of the accept queue."),
                Setting.whole(
                        "net.max_connections_in",
                        64,
                        1_000_000,
                        "connections",
                        30_000,
                        "Maximum number of viewers' connections."),
                Setting.whole(
                        "websocket.no_activity_timeout",
                        1,
                        86_400,
                        "seconds",
                        600,
                        "Close a tunnel after this time without data."),
                Setting.whole(
                        "websocket.active_timeout", 1, 864_000, "seconds", 86_400, "Maximum lifetime of a tunnel."),
                Setting.whole(
                        "http.keep_alive_no_activity_timeout_in",
                        1,
                        86_400,
                        "seconds",
                        600,
                        "Polling: keep-alive time of a viewer's idle connection."),
                Setting.whole(
                        "http.keep_alive_no_activity_timeout_out",
                        1,
                        86_400,
                        "seconds",
                        120,
                        "Polling: keep-alive time of idle origin connections."),
                Setting.whole(
                        "http.transaction_no_activity_timeout_in",
                        1,
                        86_400,
                        "seconds",
                        600,
                        "Polling: limit for a viewer to read its reply."),
                Setting.whole(
                        "http.transaction_no_activity_timeout_out",
                        1,
                        86_400,
                        "seconds",
                        600,
                        "Polling: limit for the origin's reply."),
                Setting.whole(
                        "http.connect_attempts_timeout",
                        1,
                        3_600,
                        "seconds",
                        30,
                        "Limit for connecting to the origin."));
    }

    @Override
    public List<String> searched() {
        return List.of("exec_thread.limit", "accept_threads");
    }

    @Override
    public List<String> templates() {
        return TEMPLATES;
    }

    @Override
    public List<String> arguments(Workplace workplace) {
        return List.of("--run-root=" + workplace.file(ROOT));
    }

    /** It would tell its manager alone, which is not there; these are all the files that it reads. */
    @Override
    public String configuration(Workplace workplace) {
        return TEMPLATES.stream()
                .map(file -> "# " + file + "\n" + workplace.rendered(file))
                .collect(Collectors.joining());
    }
}
