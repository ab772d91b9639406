package longwire.proxy;

import java.util.List;

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
                Setting.whole("num-threads", 1, 64, "threads", PROCESSORS, "Tunnels are spread among them."),
                Setting.whole("max-connections", 16, 1_000_000, "connections", "", "Viewers' at once; fits the plan."),
                Setting.whole(
                        "proxy.websocket.timeout",
                        1_000,
                        DAY_MILLIS,
                        "milliseconds",
                        LONG_MILLIS,
                        "A silent tunnel is closed after so long."),
                Setting.whole(
                        "proxy.timeout.io",
                        1_000,
                        DAY_MILLIS,
                        "milliseconds",
                        60_000,
                        "For the origin to answer a handshake or a poll."),
                Setting.whole(
                        "proxy.timeout.keepalive",
                        0,
                        DAY_MILLIS,
                        "milliseconds",
                        60_000,
                        "Polling: idle connections to the origin last so long."),
                Setting.whole(
                        "http1-request-timeout",
                        1,
                        86_400,
                        "seconds",
                        600,
                        "Polling: a viewer's connection may be idle so long."),
                Setting.whole("handshake-timeout", 1, 86_400, "seconds", 10, "For TLS's handshake."),
                Setting.whole(
                        "tcp-fastopen",
                        0,
                        65_535,
                        "handshakes",
                        4_096,
                        "So many that carry data already wait to be taken."));
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
