package longwire.proxy;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longwire.fault.OutsideFault;
import longwire.settings.Setting;

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
                Setting.whole(
                        "worker_processes", 1, 64, "processes", PROCESSORS, "Tunnels are distributed among them."),
                Setting.whole(
                        "worker_connections", 32, 1_000_000, "connections", "", "Two per tunnel; set to fit the plan."),
                Setting.whole(
                        "worker_rlimit_nofile", 256, 1_000_000, "files", "", "Two per tunnel; set to fit the plan."),
                Setting.onOff("multi_accept", false, "Accept all waiting connections at once."),
                Setting.onOff("accept_mutex", false, "Only one worker at a time accepts connections."),
                Setting.onOff(
                        "reuseport", false, "One accept queue per worker; the kernel distributes connections by hash."),
                Setting.whole("backlog", 1, 65_535, "handshakes", 16_384, "Maximum length of the accept queue."),
                Setting.onOff("so_keepalive", false, "Detect dead viewers by TCP keep-alive."),
                Setting.onOff("tcp_nodelay", true, "Send small frames at once."),
                Setting.seconds(
                        "proxy_read_timeout", "600s", "Close a tunnel whose origin sends nothing for this time."),
                Setting.seconds(
                        "proxy_send_timeout", "600s", "Close a tunnel whose origin reads nothing for this time."),
                Setting.seconds("proxy_connect_timeout", "60s", "Limit for connecting to the origin."),
                Setting.onOff("proxy_buffering", true, "Polling: buffer replies before they are sent."),
                Setting.kibibytes("proxy_buffer_size", 2, 1_024, "4k", "Size of a tunnel's buffer, one per direction."),
                Setting.onOff("proxy_socket_keepalive", false, "Detect dead origins by TCP keep-alive."),
                Setting.whole(
                        "upstream keepalive",
                        1,
                        16_384,
                        "connections",
                        64,
                        "Polling: idle origin connections kept per worker."),
                Setting.whole(
                        "upstream keepalive_requests",
                        1,
                        1_000_000_000,
                        "requests",
                        1_000,
                        "Polling: requests per connection."),
                Setting.seconds(
                        "upstream keepalive_timeout", "60s", "Polling: keep-alive time of idle origin connections."),
                Setting.whole(
                        "keepalive_requests",
                        1,
                        1_000_000_000,
                        "requests",
                        1_000_000,
                        "Polling: requests per viewer's connection."),
                Setting.seconds("keepalive_timeout", "600s", "Polling: keep-alive time of a viewer's idle connection."),
                Setting.onOff("reset_timedout_connection", false, "End timed-out tunnels with a reset."),
                Setting.choice(
                        "lingering_close", List.of("on", "off", "always"), "Read remaining data before closing."),
                Setting.seconds(
                        "worker_shutdown_timeout", "", "Time after a reload until old tunnels are cut; unset: never."),
                Setting.kibibytes("ssl_buffer_size", 1, 16, "16k", "TLS: maximum size of a record."));
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
