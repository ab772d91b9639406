package longwire.proxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import longwire.settings.Setting;

/** Apache httpd with the event MPM: a thread for each tunnel, in as many processes as that takes. */
final class ApacheHttpd implements Program {
    private static final String TEMPLATE = "apache2.conf";

    @Override
    public String name() {
        return "apache2";
    }

    @Override
    public String command() {
        return "apache2";
    }

    @Override
    public String debianPackage() {
        return "apache2";
    }

    @Override
    public List<String> versionArguments() {
        return List.of("-v");
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.whole("ThreadsPerChild", 4, 1_024, "threads", 64, "Maximum number of tunnels per process."),
                Setting.whole(
                        "ServerLimit",
                        1,
                        1_024,
                        "processes",
                        "",
                        "Maximum number; set to fit the plan. All start at once."),
                Setting.whole(
                        "MaxRequestWorkers",
                        16,
                        20_000,
                        "threads",
                        "",
                        "Maximum number of tunnels; set to fit the plan."),
                Setting.whole(
                        "AsyncRequestWorkerFactor",
                        1,
                        64,
                        "times",
                        2,
                        "Polling: idle origin connections kept per thread."),
                Setting.whole(
                        "ThreadStackSize",
                        131_072,
                        1 << 23,
                        "bytes",
                        "",
                        "Stack size of each tunnel's thread; unset: the system's default."),
                Setting.whole("ListenBacklog", 1, 65_535, "handshakes", 16_384, "Maximum length of the accept queue."),
                Setting.whole(
                        "ListenCoresBucketsRatio", 1, 64, "processors", "", "CPUs per accept queue; unset: one queue."),
                Setting.whole("Timeout", 1, 86_400, "seconds", 600, "Close a tunnel after this time without data."),
                Setting.whole(
                        "ProxyTimeout",
                        1,
                        86_400,
                        "seconds",
                        600,
                        "Polling: limit for the origin's reply; not in a tunnel."),
                Setting.whole(
                        "KeepAliveTimeout",
                        1,
                        86_400,
                        "seconds",
                        600,
                        "Polling: keep-alive time of a viewer's idle connection."),
                Setting.whole(
                        "MaxKeepAliveRequests",
                        0,
                        1_000_000,
                        "requests",
                        0,
                        "Polling: requests per connection; 0: no limit."),
                Setting.whole(
                        "ProxyIOBufferSize",
                        512,
                        65_536,
                        "bytes",
                        8_192,
                        "Size of a tunnel's buffer, one per direction."),
                Setting.whole("SendBufferSize", 512, 1 << 24, "bytes", "", "Kernel send buffer of a viewer's socket."),
                Setting.whole(
                        "ReceiveBufferSize", 512, 1 << 24, "bytes", "", "Kernel receive buffer of a viewer's socket."),
                Setting.onOff("ProxyPass enablereuse", true, "Polling: reuse origin connections."),
                Setting.whole(
                        "ProxyPass ttl",
                        1,
                        86_400,
                        "seconds",
                        "",
                        "Polling: keep-alive time of idle origin connections."),
                Setting.whole(
                        "ProxyPass connectiontimeout", 1, 3_600, "seconds", 10, "Limit for connecting to the origin."));
    }

    @Override
    public List<String> searched() {
        return List.of(
                "ThreadsPerChild",
                "ProxyIOBufferSize",
                "SendBufferSize",
                "ReceiveBufferSize",
                "ListenCoresBucketsRatio");
    }

    @Override
    public List<String> templates() {
        return List.of(TEMPLATE);
    }

    /**
     * As many threads as the plan has connections, in whole processes, which are all there from the start: httpd makes up
     * only slowly for what a burst of handshakes needs.
     */
    @Override
    public Map<String, Object> particulars(Workplace workplace) {
        long perChild = Long.parseLong(workplace.settings().get("ThreadsPerChild"));
        long capacity = workplace.assignment().capacity();
        long workers = number(workplace, "MaxRequestWorkers", (capacity + perChild - 1) / perChild * perChild);
        long children = number(workplace, "ServerLimit", (workers + perChild - 1) / perChild);
        long used = Math.min(workers, children * perChild);
        return Map.of("children", children, "workers", used, "started", (used + perChild - 1) / perChild);
    }

    private static long number(Workplace workplace, String setting, long fitted) {
        String set = workplace.settings().get(setting);
        return set.isEmpty() ? fitted : Long.parseLong(set);
    }

    @Override
    public List<String> arguments(Workplace workplace) {
        return List.of(
                "-d",
                workplace.scratch().toString(),
                "-f",
                workplace.file(TEMPLATE).toString(),
                "-D",
                "FOREGROUND");
    }

    @Override
    public String configuration(Workplace workplace) {
        List<String> arguments = new ArrayList<>(arguments(workplace));
        arguments.addAll(List.of("-t", "-D", "DUMP_CONFIG"));
        return workplace.ask(arguments);
    }
}
