package longwire.proxy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.List;
import longwire.fault.OutsideFault;

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
                        "grace_period", "5s", "After a reload or at the end, requests may go on; tunnels don't."),
                Setting.seconds("read_header_timeout", "60s", "For a handshake's head."),
                Setting.seconds("idle_timeout", "600s", "Polling: a viewer's connection may be idle so long."),
                Setting.whole("max_header_bytes", 4_096, 1 << 20, "bytes", 1 << 20, "Of a handshake's head."),
                Setting.seconds(
                        "flush_interval", "", "Polling: parts of an answer are gathered so long; unset, as they come."),
                Setting.whole(
                        "read_buffer_size", 1_024, 1 << 20, "bytes", 4_096, "For answers to handshakes and polls."),
                Setting.whole("write_buffer_size", 1_024, 1 << 20, "bytes", 4_096, "For handshakes and polls."),
                Setting.whole(
                        "max_conns_per_host", 0, 1_000_000, "connections", 0, "To the origin; 0, without a limit."),
                Setting.seconds("dial_timeout", "10s", "For the origin to accept a tunnel's connection."),
                Setting.seconds("response_header_timeout", "60s", "For the origin to answer a handshake or a poll."),
                Setting.seconds("keep_alive.probe_interval", "30s", "Dead origins are found by TCP probes."),
                Setting.seconds(
                        "keep_alive.idle_timeout", "120s", "Polling: idle connections to the origin last so long."),
                Setting.whole(
                        "keep_alive.max_idle_conns",
                        0,
                        100_000,
                        "connections",
                        0,
                        "Polling: idle in all; 0, any number."),
                Setting.whole(
                        "keep_alive.max_idle_conns_per_host",
                        1,
                        100_000,
                        "connections",
                        32,
                        "Polling: idle to the origin."));
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
