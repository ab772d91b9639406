package longwire.proxy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import longwire.settings.Setting;

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
                Setting.whole(
                        "server.max-worker", 1, 64, "processes", PROCESSORS, "Tunnels are distributed among them."),
                Setting.whole(
                        "server.max-connections",
                        16,
                        MOST,
                        "connections",
                        "",
                        "Maximum number of viewers' connections per process; set to fit the plan."),
                Setting.whole("server.max-fds", 64, MOST, "files", "", "Two per tunnel; set to fit the plan."),
                Setting.whole(
                        "server.listen-backlog", 1, MOST, "handshakes", 16_384, "Maximum length of the accept queue."),
                Setting.whole(
                        "server.max-read-idle",
                        1,
                        MOST,
                        "seconds",
                        600,
                        "Close a tunnel whose viewer sends nothing for this time."),
                Setting.whole(
                        "server.max-write-idle",
                        1,
                        MOST,
                        "seconds",
                        600,
                        "Close a tunnel whose viewer reads nothing for this time."),
                Setting.whole(
                        "server.max-keep-alive-idle",
                        1,
                        MOST,
                        "seconds",
                        600,
                        "Polling: keep-alive time of a viewer's idle connection."),
                Setting.whole(
                        "server.max-keep-alive-requests",
                        1,
                        MOST,
                        "requests",
                        MOST,
                        "Polling: requests per connection."),
                Setting.choice("server.stream-response-body", List.of("2", "1"), "How much of a reply is buffered."),
                Setting.choice("server.tcp-nodelay", List.of("enable", "disable"), "Send small frames at once."));
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
