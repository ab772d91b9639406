package longwire.edge;

import io.netty.handler.ssl.SslContext;
import java.util.Optional;
import longwire.fault.InputFault;
import longwire.network.Endpoint;

/**
 * What an edge does for whom.
 *
 * @param listen where viewers come; port 0 asks for a free one
 * @param origin whom all requests go to
 * @param viewerTls the server's side of TLS, where viewers speak it
 * @param eventLoops 1 to 1024; each is a thread
 * @param admin where counters may be asked for; not for viewers
 * @param timeouts how long the edge waits for whom
 */
public record EdgeSettings(
        Endpoint listen,
        Origin origin,
        Optional<SslContext> viewerTls,
        int eventLoops,
        Optional<Endpoint> admin,
        Timeouts timeouts) {
    /** More threads than any machine of today has processors: a slip of the pen. */
    private static final int MOST_EVENT_LOOPS = 1024;

    public EdgeSettings {
        if (eventLoops < 1 || eventLoops > MOST_EVENT_LOOPS) {
            throw new InputFault("event-loops", eventLoops, "1 to " + MOST_EVENT_LOOPS);
        }
    }

    /** Plain HTTP between {@code listen} and {@code origin}, with CloudFront's timeouts. */
    public static EdgeSettings standard(Endpoint listen, Origin origin) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new EdgeSettings(listen, origin, Optional.empty(), processors, Optional.empty(), Timeouts.cloudFront());
    }
}
