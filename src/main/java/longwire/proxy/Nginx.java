package longwire.proxy;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longwire.fault.OutsideFault;

/** nginx. Its counters know requests but no tunnels. */
final class Nginx implements Program {
    private static final String TEMPLATE = "nginx.conf";
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final Pattern COUNTERS = Pattern.compile("(?m)^ (\\d+) (\\d+) (\\d+) $");

    @Override
    public String name() {
        return "nginx";
    }

    @Override
    public String command() {
        return "nginx";
    }

    @Override
    public String debianPackage() {
        return "nginx-light";
    }

    @Override
    public List<String> versionArguments() {
        return List.of("-v");
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.whole("worker_processes", 1, 64, "processes", PROCESSORS, "Tunnels are spread among them."),
                Setting.whole("worker_connections", 32, 1_000_000, "connections", "", "Two per tunnel; fits the plan."),
                Setting.whole("worker_rlimit_nofile", 256, 1_000_000, "files", "", "Two per tunnel; fits the plan."),
                Setting.onOff("multi_accept", false, "A worker takes all waiting handshakes at once."),
                Setting.onOff("accept_mutex", false, "One worker at a time takes handshakes."),
                Setting.onOff("reuseport", false, "A queue of handshakes for each worker: tunnels are spread by hash."),
                Setting.whole("backlog", 1, 65_535, "handshakes", 16_384, "So many wait to be taken."),
                Setting.onOff("so_keepalive", false, "Dead viewers are found by TCP probes."),
                Setting.onOff("tcp_nodelay", true, "Small frames leave at once."),
                Setting.seconds("proxy_read_timeout", "600s", "A tunnel whose origin is silent for so long is closed."),
                Setting.seconds(
                        "proxy_send_timeout", "600s", "A tunnel whose origin takes nothing for so long is closed."),
                Setting.seconds("proxy_connect_timeout", "60s", "For the origin to accept a tunnel's connection."),
                Setting.onOff("proxy_buffering", true, "Polling: answers are gathered before they are passed on."),
                Setting.kibibytes("proxy_buffer_size", 2, 1_024, "4k", "A tunnel's buffer, one for each direction."),
                Setting.onOff("proxy_socket_keepalive", false, "Dead origins are found by TCP probes."),
                Setting.whole("upstream keepalive", 1, 16_384, "connections", 64, "Polling: kept idle in each worker."),
                Setting.whole(
                        "upstream keepalive_requests", 1, 1_000_000_000, "requests", 1_000, "Polling: so many on one."),
                Setting.seconds("upstream keepalive_timeout", "60s", "Polling: kept idle so long."),
                Setting.whole(
                        "keepalive_requests", 1, 1_000_000_000, "requests", 1_000_000, "Polling: a viewer's limit."),
                Setting.seconds("keepalive_timeout", "600s", "Polling: a viewer's connection may be idle so long."),
                Setting.onOff("reset_timedout_connection", false, "Tunnels that time out end with a reset."),
                Setting.choice("lingering_close", List.of("on", "off", "always"), "Reads on before it closes."),
                Setting.seconds("worker_shutdown_timeout", "", "After a reload old tunnels are cut; unset, never."),
                Setting.kibibytes("ssl_buffer_size", 1, 16, "16k", "TLS: records are at most so large."));
    }

    @Override
    public List<String> searched() {
        return List.of(
                "worker_processes", "multi_accept", "accept_mutex", "reuseport", "tcp_nodelay", "proxy_buffer_size");
    }

    @Override
    public List<String> templates() {
        return List.of(TEMPLATE);
    }

    @Override
    public List<String> arguments(Workplace workplace) {
        return List.of(
                "-e",
                "stderr",
                "-p",
                workplace.scratch().toString(),
                "-c",
                workplace.file(TEMPLATE).toString());
    }

    @Override
    public String configuration(Workplace workplace) {
        List<String> arguments = new ArrayList<>(arguments(workplace));
        arguments.addAll(List.of("-T", "-q"));
        return workplace.ask(arguments);
    }

    @Override
    public Map<String, Long> counters(Workplace workplace, long asked) {
        String page = Counters.text(URI.create("http://" + workplace.admin() + "/"));
        Matcher numbers = COUNTERS.matcher(page);
        if (!numbers.find()) {
            throw new OutsideFault("nginx: no counters in " + page);
        }
        Map<String, Long> counters = new LinkedHashMap<>();
        // Each question of ours is a connection and a request.
        counters.put("accepts", Long.parseLong(numbers.group(1)) - asked);
        counters.put("handled", Long.parseLong(numbers.group(2)) - asked);
        counters.put("requests", Long.parseLong(numbers.group(3)) - asked);
        return counters;
    }
}
