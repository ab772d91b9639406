package longwire.proxy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** lighttpd. It speaks no TLS to origins at all, and to viewers only with a module of another package. */
final class Lighttpd implements Program {
    private static final String TEMPLATE = "lighttpd.conf";
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    /** What its configuration's numbers can hold. */
    private static final int MOST = 65_535;

    @Override
    public String name() {
        return "lighttpd";
    }

    @Override
    public String command() {
        return "lighttpd";
    }

    @Override
    public String debianPackage() {
        return "lighttpd";
    }

    @Override
    public List<String> versionArguments() {
        return List.of("-v");
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.whole("server.max-worker", 1, 64, "processes", PROCESSORS, "Tunnels are spread among them."),
                Setting.whole(
                        "server.max-connections",
                        16,
                        MOST,
                        "connections",
                        "",
                        "Viewers' of each process; fits the plan."),
                Setting.whole("server.max-fds", 64, MOST, "files", "", "Two per tunnel; fits the plan."),
                Setting.whole("server.listen-backlog", 1, MOST, "handshakes", 16_384, "So many wait to be taken."),
                Setting.whole(
                        "server.max-read-idle",
                        1,
                        MOST,
                        "seconds",
                        600,
                        "A tunnel whose viewer is silent for so long is closed."),
                Setting.whole(
                        "server.max-write-idle",
                        1,
                        MOST,
                        "seconds",
                        600,
                        "A tunnel whose viewer takes nothing for so long is closed."),
                Setting.whole(
                        "server.max-keep-alive-idle",
                        1,
                        MOST,
                        "seconds",
                        600,
                        "Polling: a viewer's connection may be idle so long."),
                Setting.whole(
                        "server.max-keep-alive-requests", 1, MOST, "requests", MOST, "Polling: on one connection."),
                Setting.choice("server.stream-response-body", List.of("2", "1"), "How much of an answer is gathered."),
                Setting.choice("server.tcp-nodelay", List.of("enable", "disable"), "Small frames leave at once."));
    }

    @Override
    public List<String> searched() {
        return List.of("server.max-worker", "server.tcp-nodelay", "server.stream-response-body");
    }

    @Override
    public Set<Encryption> encryptions() {
        return EnumSet.of(Encryption.NONE);
    }

    @Override
    public List<String> templates() {
        return List.of(TEMPLATE);
    }

    @Override
    public List<String> arguments(Workplace workplace) {
        return List.of("-D", "-f", workplace.file(TEMPLATE).toString());
    }

    @Override
    public String configuration(Workplace workplace) {
        return workplace.ask(List.of("-p", "-f", workplace.file(TEMPLATE).toString()));
    }
}
