package longwire.proxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
                Setting.whole("ThreadsPerChild", 4, 1_024, "threads", 64, "Tunnels of one process."),
                Setting.whole("ServerLimit", 1, 1_024, "processes", "", "At most; fits the plan. All start at once."),
                Setting.whole("MaxRequestWorkers", 16, 20_000, "threads", "", "Tunnels at once; fits the plan."),
                Setting.whole(
                        "AsyncRequestWorkerFactor", 1, 64, "times", 2, "Polling: idle connections for each thread."),
                Setting.whole(
                        "ThreadStackSize",
                        131_072,
                        1 << 23,
                        "bytes",
                        "",
                        "Of each tunnel's thread; unset, the system's."),
                Setting.whole("ListenBacklog", 1, 65_535, "handshakes", 16_384, "So many wait to be taken."),
                Setting.whole(
                        "ListenCoresBucketsRatio",
                        1,
                        64,
                        "processors",
                        "",
                        "For a queue of handshakes; unset, one queue."),
                Setting.whole("Timeout", 1, 86_400, "seconds", 600, "A silent tunnel is closed after so long."),
                Setting.whole(
                        "ProxyTimeout",
                        1,
                        86_400,
                        "seconds",
                        600,
                        "Polling: for the origin to answer; not in a tunnel."),
                Setting.whole(
                        "KeepAliveTimeout",
                        1,
                        86_400,
                        "seconds",
                        600,
                        "Polling: a viewer's connection may be idle so long."),
                Setting.whole(
                        "MaxKeepAliveRequests",
                        0,
                        1_000_000,
                        "requests",
                        0,
                        "Polling: on one connection; 0, any number."),
                Setting.whole(
                        "ProxyIOBufferSize", 512, 65_536, "bytes", 8_192, "A tunnel's buffer, one for each direction."),
                Setting.whole("SendBufferSize", 512, 1 << 24, "bytes", "", "What the kernel holds for a slow viewer."),
                Setting.whole(
                        "ReceiveBufferSize", 512, 1 << 24, "bytes", "", "What the kernel holds of a fast viewer."),
                Setting.onOff("ProxyPass enablereuse", true, "Polling: connections to the origin are used again."),
                Setting.whole(
                        "ProxyPass ttl",
                        1,
                        86_400,
                        "seconds",
                        "",
                        "Polling: idle connections to the origin last so long."),
                Setting.whole(
                        "ProxyPass connectiontimeout",
                        1,
                        3_600,
                        "seconds",
                        10,
                        "For the origin to accept a connection."));
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
