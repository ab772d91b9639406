package longwire.proxy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.List;
import longwire.fault.OutsideFault;
import longwire.settings.Setting;

/** Caddy, with as many threads as there are processors. Its settings are named as in its JSON. */
final class Caddy implements Program {
    private static final String TEMPLATE = "caddy.json";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Override
    public String name() {
        return "caddy";
    }

    @Override
    public String command() {
        return "caddy";
    }

    @Override
    public String debianPackage() {
        return "caddy";
    }

    @Override
    public List<String> versionArguments() {
        return List.of("version");
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.seconds(
                        "grace_period", "5s", "Grace time for requests after a reload or stop; not for tunnels."),
                Setting.seconds("read_header_timeout", "60s", "Limit for the head of a handshake."),
                Setting.seconds("idle_timeout", "600s", "Polling: keep-alive time of a viewer's idle connection."),
                Setting.whole(
                        "max_header_bytes",
                        4_096,
                        1 << 20,
                        "bytes",
                        1 << 20,
                        "Maximum size of the head of a handshake."),
                Setting.seconds(
                        "flush_interval",
                        "",
                        "Polling: time to gather parts of a reply; unset: send them as they arrive."),
                Setting.whole(
                        "read_buffer_size",
                        1_024,
                        1 << 20,
                        "bytes",
                        4_096,
                        "Buffer for replies to handshakes and polls."),
                Setting.whole("write_buffer_size", 1_024, 1 << 20, "bytes", 4_096, "Buffer for handshakes and polls."),
                Setting.whole(
                        "max_conns_per_host",
                        0,
                        1_000_000,
                        "connections",
                        0,
                        "Maximum number of origin connections; 0: no limit."),
                Setting.seconds("dial_timeout", "10s", "Limit for connecting to the origin."),
                Setting.seconds(
                        "response_header_timeout", "60s", "Limit for the origin's reply to a handshake or a poll."),
                Setting.seconds("keep_alive.probe_interval", "30s", "Detect dead origins by TCP keep-alive."),
                Setting.seconds(
                        "keep_alive.idle_timeout", "120s", "Polling: keep-alive time of idle origin connections."),
                Setting.whole(
                        "keep_alive.max_idle_conns",
                        0,
                        100_000,
                        "connections",
                        0,
                        "Polling: idle origin connections kept in total; 0: no limit."),
                Setting.whole(
                        "keep_alive.max_idle_conns_per_host",
                        1,
                        100_000,
                        "connections",
                        32,
                        "Polling: idle origin connections kept."));
    }

    @Override
    public List<String> searched() {
        return List.of("read_buffer_size", "write_buffer_size");
    }

    @Override
    public List<String> templates() {
        return List.of(TEMPLATE);
    }

    @Override
    public List<String> arguments(Workplace workplace) {
        return List.of("run", "--config", workplace.file(TEMPLATE).toString());
    }

    @Override
    public String configuration(Workplace workplace) {
        String running = Counters.text(URI.create("http://" + workplace.admin() + "/config/"));
        try {
            return MAPPER.readTree(running).toPrettyString() + "\n";
        } catch (JsonProcessingException foreign) {
            throw new OutsideFault("caddy: its configuration is no JSON: " + foreign.getOriginalMessage(), foreign);
        }
    }
}
