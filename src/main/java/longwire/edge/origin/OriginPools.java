package longwire.edge.origin;

import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslContext;
import io.netty.resolver.AddressResolverGroup;
import java.net.InetSocketAddress;
import java.util.Optional;
import longwire.edge.settings.OriginSettings;
import longwire.edge.settings.SocketSettings;

/**
 * One event loop's connections to one origin.
 *
 * @param plain without TLS
 * @param secure with TLS, where requests use it
 */
public record OriginPools(OriginPool plain, OriginPool secure) {
    public static OriginPools of(
            EventLoop eventLoop,
            AddressResolverGroup<InetSocketAddress> resolver,
            OriginSettings origin,
            Optional<SslContext> tls,
            SocketSettings sockets) {
        return new OriginPools(
                new OriginPool(eventLoop, resolver, origin, null, sockets),
                new OriginPool(eventLoop, resolver, origin, tls.orElse(null), sockets));
    }

    /** Closes all idle connections, and later every connection that is released. */
    public void retire() {
        plain.retire();
        secure.retire();
    }
}
