package longwire.proxy;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import longwire.fault.OutsideFault;
import longwire.process.Machine;
import longwire.settings.Setting;

/** HAProxy, as a master with one worker. */
final class HaProxy implements Program {
    private static final String TEMPLATE = "haproxy.cfg";
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    /** It does not start where it can't have the files for them. */
    private static final long MOST_CONNECTIONS = Math.min(1_000_000, Machine.connectionsLimit(Assignment.FILES_EACH));

    /** Columns of its statistics, as the first line names them. */
    private static final String REQUESTS = "req_tot";

    private static final String CONNECTIONS = "conn_tot";
    /** An answer is counted when its request is over: a tunnel's 101 when it closes. */
    private static final List<String> ORDINARY_ANSWERS =
            List.of("hrsp_2xx", "hrsp_3xx", "hrsp_4xx", "hrsp_5xx", "hrsp_other");

    @Override
    public String name() {
        return "haproxy";
    }

    @Override
    public String command() {
        return "haproxy";
    }

    @Override
    public String debianPackage() {
        return "haproxy";
    }

    @Override
    public List<String> versionArguments() {
        return List.of("-v");
    }

    @Override
    public List<Setting> settings() {
        return Stream.of(limits(), timeouts(), buffers(), loops())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public List<String> searched() {
        return List.of(
                "nbthread",
                "shards",
                "tune.bufsize",
                "option splice-auto",
                "tune.maxaccept",
                "tune.listener.multi-queue",
                "tune.sched.low-latency");
    }

    private static List<Setting> limits() {
        return List.of(
                Setting.whole("nbthread", 1, 64, "threads", PROCESSORS, "Tunnels are distributed among them."),
                Setting.whole(
                        "maxconn",
                        16,
                        MOST_CONNECTIONS,
                        "connections",
                        "",
                        "Maximum number of tunnels; set to fit the plan."),
                Setting.whole(
                        "maxconnrate", 1, 1_000_000, "a second", "", "Maximum rate of handshakes; unset: no limit."),
                Setting.whole("backlog", 1, 65_535, "handshakes", 16_384, "Maximum length of the accept queue."),
                Setting.choice("shards", List.of("1", "by-thread"), "One accept queue, or one per thread."),
                Setting.seconds("hard-stop-after", "", "Time after a reload until old tunnels are cut; unset: never."));
    }

    private static List<Setting> timeouts() {
        return List.of(
                Setting.seconds("timeout connect", "10s", "Limit for connecting to the origin."),
                Setting.seconds(
                        "timeout client",
                        "600s",
                        "Close a viewer's connection without data after this time; not in a tunnel."),
                Setting.seconds(
                        "timeout server",
                        "600s",
                        "Close an origin connection without data after this time; not in a tunnel."),
                Setting.seconds(
                        "timeout tunnel", "600s", "Close a tunnel after this time without data in either direction."),
                Setting.seconds(
                        "timeout client-fin", "", "The same, once the viewer has closed its side; unset: as above."),
                Setting.seconds(
                        "timeout http-keep-alive", "600s", "Polling: keep-alive time of a viewer's idle connection."));
    }

    private static List<Setting> buffers() {
        return List.of(
                Setting.whole(
                        "tune.bufsize",
                        4_096,
                        1 << 20,
                        "bytes",
                        16_384,
                        "Size of a tunnel's buffer, one per direction."),
                sockets("tune.sndbuf.client", "Kernel send buffer of a viewer's socket."),
                sockets("tune.rcvbuf.client", "Kernel receive buffer of a viewer's socket."),
                sockets("tune.sndbuf.server", "Kernel send buffer of an origin's socket."),
                sockets("tune.rcvbuf.server", "Kernel receive buffer of an origin's socket."),
                Setting.onOff("option splice-auto", false, "Pass a tunnel's bytes through a kernel pipe."),
                Setting.whole(
                        "maxpipes",
                        1,
                        MOST_CONNECTIONS / 2,
                        "pipes",
                        "",
                        "Maximum number of pipes for splicing; unset: a quarter of maxconn."));
    }

    private static List<Setting> loops() {
        return List.of(
                Setting.whole(
                        "tune.maxaccept", 1, 4_096, "handshakes", "", "Connections accepted per wake-up; unset: 4."),
                Setting.onOff(
                        "tune.listener.multi-queue", true, "Assign a new connection to the thread with the fewest."),
                Setting.onOff("tune.sched.low-latency", false, "Handle events before the rest of the queue."),
                Setting.onOff("busy-polling", false, "Threads never sleep: no late wake-ups, but one core per thread."),
                Setting.onOff("option http-no-delay", false, "Polling: send parts of a reply at once."),
                Setting.onOff("option clitcpka", false, "Detect dead viewers by TCP keep-alive."),
                Setting.onOff("option srvtcpka", false, "Detect dead origins by TCP keep-alive."),
                Setting.onOff("tune.idle-pool.shared", true, "Polling: share idle origin connections among threads."),
                Setting.choice(
                        "http-reuse",
                        List.of("safe", "never", "aggressive", "always"),
                        "Polling: which requests may reuse an idle origin connection."));
    }

    private static Setting sockets(String name, String effect) {
        return Setting.whole(name, 4_096, 1 << 24, "bytes", "", effect + " Unset, the kernel decides.");
    }

    @Override
    public List<String> templates() {
        return List.of(TEMPLATE);
    }

    @Override
    public List<String> arguments(Workplace workplace) {
        return List.of("-W", "-f", workplace.file(TEMPLATE).toString());
    }

    /** It can't say more than that its file is good. */
    @Override
    public String configuration(Workplace workplace) {
        String file = workplace.file(TEMPLATE).toString();
        workplace.ask(List.of("-c", "-f", file));
        return workplace.rendered(TEMPLATE);
    }

    @Override
    public Map<String, Long> counters(Workplace workplace, long asked) {
        List<String[]> table = Counters.text(URI.create("http://" + workplace.admin() + "/;csv"))
                .lines()
                .map(line -> line.split(","))
                .toList();
        String[] viewers = table.stream()
                .filter(row -> row.length > 1 && row[1].equals("FRONTEND"))
                .findFirst()
                .orElseThrow(() -> new OutsideFault("haproxy: its statistics have no row FRONTEND"));
        long requests = number(table, viewers, REQUESTS);
        long ordinary = ORDINARY_ANSWERS.stream()
                .mapToLong(column -> number(table, viewers, column))
                .sum();
        return Map.of(
                "connections",
                number(table, viewers, CONNECTIONS),
                "requests",
                requests,
                "tunnelsOpened",
                requests - ordinary);
    }

    private static long number(List<String[]> table, String[] row, String column) {
        int at = Arrays.asList(table.get(0)).indexOf(column);
        if (at < 0 || at >= row.length) {
            throw new OutsideFault("haproxy: its statistics have no column " + column);
        }
        return Long.parseLong(row[at]);
    }
}
