package longwire.edge;

import longwire.edge.settings.SocketSettings;
import java.net.InetSocketAddress;
import io.netty.resolver.AddressResolverGroup;
import io.netty.handler.ssl.SslContext;
import io.netty.channel.EventLoop;
import longwire.edge.settings.OriginSettings;

/**
 * One event loop's connections to one origin.
 *
 * @param plain without TLS
 * @param secure with TLS
 */
record OriginPools(OriginPool plain, OriginPool secure) {
    static OriginPools of(
            EventLoop eventLoop,
            AddressResolverGroup<InetSocketAddress> resolver,
            OriginSettings origin,
            SslContext tls,
            SocketSettings sockets) {
        return new OriginPools(
                new OriginPool(eventLoop, resolver, origin, null, sockets),
                new OriginPool(eventLoop, resolver, origin, tls, sockets));
    }

    /** Closes what is idle now and whatever comes back. */
    void retire() {
        plain.retire();
        secure.retire();
    }
}
