package longwire.edge.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All settings of an edge.
 *
 * @param behaviours the first whose path matches is used; the last matches every path
 * @param headTimeout limit for receiving a complete request head
 * @param stallTimeout how long a viewer may read nothing of its last response, or of a response in an HTTP/2 stream
 * @param accessLog the file of the access log; empty if it is off
 * @param drainTimeout how long open connections may last after the edge was told to stop
 * @param warmUp how long a process may serve itself before it listens; zero: not at all
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
        Duration warmUp,
        SocketSettings sockets) {
    public EdgeSettings {
        behaviours = List.copyOf(behaviours);
    }

    /** The same with other sockets. */
    public EdgeSettings with(SocketSettings other) {
        return new EdgeSettings(
                listen,
                tls,
                http2,
                behaviours,
                tunnel,
                headTimeout,
                stallTimeout,
                limits,
                accessLog,
                drainTimeout,
                warmUp,
                other);
    }

    /** The behaviour for {@code target}, a path with or without a query. */
    public Behaviour behaviour(String target) {
        return behaviours.stream()
                .filter(behaviour -> behaviour.path().matches(target))
                .findFirst()
                .orElseThrow();
    }
}
