package longwire.edge.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an edge does for whom.
 *
 * @param behaviours the first whose path matches holds; the last matches every path
 * @param headTimeout for a viewer's whole request head
 * @param stallTimeout for a viewer that takes nothing of what is its last response, or a response in a stream
 * @param accessLog the file it is appended to
 * @param drainTimeout for what is open, once the edge is told to end
 */
public record EdgeSettings(
        Listening listen,
        ViewerTls tls,
        Http2Settings http2,
        List<Behaviour> behaviours,
        TunnelRules tunnel,
        Duration headTimeout,
        Duration stallTimeout,
        Limits limits,
        Optional<Path> accessLog,
        Duration drainTimeout,
        SocketSettings sockets) {
    public EdgeSettings {
        behaviours = List.copyOf(behaviours);
    }

    /** The behaviour for {@code target}, a path and perhaps a query. */
    public Behaviour behaviour(String target) {
        return behaviours.stream()
                .filter(behaviour -> behaviour.path().matches(target))
                .findFirst()
                .orElseThrow();
    }
}
