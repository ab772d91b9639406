package longwire.proxy;

import java.util.List;
import longwire.settings.Setting;

/** H2O. It listens with a backlog of its own (65,535), and counts nothing that could be asked for without a handler more. */
final class H2o implements Program {
    private static final String TEMPLATE = "h2o.conf";
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final long DAY_MILLIS = 86_400_000;
    private static final long LONG_MILLIS = 600_000;

    @Override
    public String name() {
        return "h2o";
    }

    @Override
    public String command() {
        return "h2o";
    }

    @Override
    public String debianPackage() {
        return "h2o";
    }

    @Override
    public List<String> versionArguments() {
        return List.of("--version");
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.whole("num-threads", 1, 64, "threads", PROCESSORS, "Tunnels are distributed among them."),
                Setting.whole(
                        "max-connections",
                        16,
                        1_000_000,
                        "connections",
                        "",
                        "Maximum number of viewers' connections; set to fit the plan."),
                Setting.whole(
                        "proxy.websocket.timeout",
                        1_000,
                        DAY_MILLIS,
                        "milliseconds",
                        LONG_MILLIS,
                        "Close a tunnel after this time without data."),
                Setting.whole(
                        "proxy.timeout.io",
                        1_000,
                        DAY_MILLIS,
                        "milliseconds",
                        60_000,
                        "Limit for the origin's reply to a handshake or a poll."),
                Setting.whole(
                        "proxy.timeout.keepalive",
                        0,
                        DAY_MILLIS,
                        "milliseconds",
                        60_000,
                        "Polling: keep-alive time of idle origin connections."),
                Setting.whole(
                        "http1-request-timeout",
                        1,
                        86_400,
                        "seconds",
                        600,
                        "Polling: keep-alive time of a viewer's idle connection."),
                Setting.whole("handshake-timeout", 1, 86_400, "seconds", 10, "Limit for the TLS handshake."),
                Setting.whole(
                        "tcp-fastopen", 0, 65_535, "handshakes", 4_096, "Maximum length of the TCP Fast Open queue."));
    }

    @Override
    public List<String> searched() {
        return List.of("num-threads", "tcp-fastopen");
    }

    @Override
    public List<String> templates() {
        return List.of(TEMPLATE);
    }

    @Override
    public List<String> arguments(Workplace workplace) {
        return List.of("-c", workplace.file(TEMPLATE).toString());
    }

    /** Asked to stop, it would wait for tunnels to end, and has nothing to put in order. */
    @Override
    public String stopSignal() {
        return "KILL";
    }

    /** It can't say more than that its file is good. */
    @Override
    public String configuration(Workplace workplace) {
        workplace.ask(List.of("-t", "-c", workplace.file(TEMPLATE).toString()));
        return workplace.rendered(TEMPLATE);
    }
}
