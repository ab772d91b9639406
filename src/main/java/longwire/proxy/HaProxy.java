package longwire.proxy;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import longwire.fault.OutsideFault;
import longwire.process.Machine;

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
                Setting.whole("nbthread", 1, 64, "threads", PROCESSORS, "Tunnels are spread among them."),
                Setting.whole("maxconn", 16, MOST_CONNECTIONS, "connections", "", "Tunnels at once; fits the plan."),
                Setting.whole("maxconnrate", 1, 1_000_000, "a second", "", "Handshakes; unset, without a limit."),
                Setting.whole("backlog", 1, 65_535, "handshakes", 16_384, "So many wait to be taken."),
                Setting.choice(
                        "shards", List.of("1", "by-thread"), "Queues of handshakes: one, or one for each thread."),
                Setting.seconds("hard-stop-after", "", "After a reload old tunnels are cut; unset, never."));
    }

    private static List<Setting> timeouts() {
        return List.of(
                Setting.seconds("timeout connect", "10s", "For the origin to accept a tunnel's connection."),
                Setting.seconds(
                        "timeout client", "600s", "A viewer that is silent for so long is left; not in a tunnel."),
                Setting.seconds(
                        "timeout server", "600s", "An origin that is silent for so long is left; not in a tunnel."),
                Setting.seconds("timeout tunnel", "600s", "A tunnel in which all is silent for so long is closed."),
                Setting.seconds("timeout client-fin", "", "A tunnel that a viewer closed half; unset, as above."),
                Setting.seconds(
                        "timeout http-keep-alive", "600s", "Polling: a viewer's connection may be idle so long."));
    }

    private static List<Setting> buffers() {
        return List.of(
                Setting.whole(
                        "tune.bufsize", 4_096, 1 << 20, "bytes", 16_384, "A tunnel's buffer, one for each direction."),
                sockets("tune.sndbuf.client", "What the kernel holds for a slow viewer."),
                sockets("tune.rcvbuf.client", "What the kernel holds of a fast viewer."),
                sockets("tune.sndbuf.server", "What the kernel holds for a slow origin."),
                sockets("tune.rcvbuf.server", "What the kernel holds of a fast origin."),
                Setting.onOff("option splice-auto", false, "Bytes of tunnels pass through pipes of the kernel."),
                Setting.whole(
                        "maxpipes",
                        1,
                        MOST_CONNECTIONS / 2,
                        "pipes",
                        "",
                        "For splicing; unset, a quarter of maxconn."));
    }

    private static List<Setting> loops() {
        return List.of(
                Setting.whole("tune.maxaccept", 1, 4_096, "handshakes", "", "Taken at one wake-up; unset, 4."),
                Setting.onOff("tune.listener.multi-queue", true, "A handshake goes to the thread with the fewest."),
                Setting.onOff("tune.sched.low-latency", false, "Events come before the rest of the queue."),
                Setting.onOff("busy-polling", false, "Threads never sleep: no wake-up is late, at a core for each."),
                Setting.onOff("option http-no-delay", false, "Polling: parts of an answer leave at once."),
                Setting.onOff("option clitcpka", false, "Dead viewers are found by TCP probes."),
                Setting.onOff("option srvtcpka", false, "Dead origins are found by TCP probes."),
                Setting.onOff("tune.idle-pool.shared", true, "Polling: threads share idle connections to the origin."),
                Setting.choice(
                        "http-reuse",
                        List.of("safe", "never", "aggressive", "always"),
                        "Polling: whose requests may use an idle connection to the origin."));
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
