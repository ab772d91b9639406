package longwire.proxyconf.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import longwire.proxyconf.syntax.Directive;

/** What a header that nginx sets is, for an origin, when a viewer asks for a WebSocket. */
final class NginxValues {
    /** A map of a map of a map is rare. */
    private static final int DEEPEST = 8;

    /** What a viewer sends in the headers that matter, by the variables for them. */
    private static final String UPGRADE = "$http_upgrade";

    private static final String CONNECTION = "$http_connection";

    /** Variables that are never a word for an upgrade. */
    private static final Set<String> OTHERS = Set.of(
            "$args",
            "$connection",
            "$host",
            "$is_args",
            "$proxy_add_x_forwarded_for",
            "$proxy_host",
            "$query_string",
            "$remote_addr",
            "$request_method",
            "$request_uri",
            "$scheme",
            "$server_name",
            "$server_port",
            "$server_protocol",
            "$uri");

    private final NginxConfig config;

    NginxValues(NginxConfig config) {
        this.config = config;
    }

    /** Whether {@code value} may have the token {@code wanted}: whatever is not known may. */
    boolean maySay(String value, String wanted) {
        return maySay(value, wanted, 0);
    }

    private boolean maySay(String value, String wanted, int depth) {
        String plain = value.replaceAll("\\$\\{(\\w+)}", "\\$$1").toLowerCase(Locale.ROOT);
        if (!plain.contains("$")) {
            return tokens(plain).anyMatch(wanted::equals);
        }
        if (!plain.matches("\\$\\w+") || depth == DEEPEST) {
            return true;
        }
        Optional<Directive> map = config.map(plain);
        if (map.isPresent()) {
            return values(map.get()).anyMatch(entry -> maySay(entry, wanted, depth + 1));
        }
        List<String> set = config.valuesSet(plain);
        if (!set.isEmpty()) {
            return set.stream().anyMatch(one -> maySay(one, wanted, depth + 1));
        }
        if (plain.startsWith("$http_")) {
            return plain.equals(wanted.equals("websocket") ? UPGRADE : CONNECTION);
        }
        return !OTHERS.contains(plain);
    }

    /** The value of the entry for a viewer that asks for a WebSocket; all values where that is not known. */
    private static Stream<String> values(Directive map) {
        String source = map.argument(1).toLowerCase(Locale.ROOT);
        if (source.equals(UPGRADE) || source.equals(CONNECTION)) {
            String sent = source.equals(UPGRADE) ? "websocket" : "upgrade";
            return NginxConfig.entry(map, sent).stream().map(entry -> entry.argument(1));
        }
        return map.block().stream().map(entry -> entry.argument(1));
    }

    private static Stream<String> tokens(String value) {
        return Stream.of(value.split(",")).map(String::strip);
    }
}
