package longwire.edge;

import io.netty.resolver.AddressResolverGroup;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/** What all loops of an edge share, and what each may touch at any time. */
final class Shared implements AutoCloseable {
    private final AddressResolverGroup<InetSocketAddress> resolver;
    private final AtomicInteger connections = new AtomicInteger();
    private final AccessLog accessLog;
    private final AtomicInteger streams = new AtomicInteger();
    private volatile boolean draining;
    private volatile int httpsPort;

    Shared(AddressResolverGroup<InetSocketAddress> resolver, AccessLog accessLog) {
        this.resolver = resolver;
        this.accessLog = accessLog;
    }

    AddressResolverGroup<InetSocketAddress> resolver() {
        return resolver;
    }

    /** Takes a place for one more viewer, unless {@code most} are taken. */
    boolean admit(int most) {
        if (connections.incrementAndGet() + streams.get() <= most) {
            return true;
        }
        connections.decrementAndGet();
        return false;
    }

    /** Takes a place for one more stream of HTTP/2: it may need an origin's connection as much as a viewer does. */
    boolean admitStream(int most) {
        if (streams.incrementAndGet() + connections.get() <= most) {
            return true;
        }
        streams.decrementAndGet();
        return false;
    }

    /** Gives a stream's place back that was taken. */
    void releaseStream() {
        streams.decrementAndGet();
    }

    /** Gives a place back that was taken. */
    void release() {
        connections.decrementAndGet();
    }

    /** Viewers' connections now. */
    int connections() {
        return connections.get();
    }

    AccessLog accessLog() {
        return accessLog;
    }

    /** Whether the edge is about to end: every response is its connection's last. */
    boolean isDraining() {
        return draining;
    }

    void drain() {
        draining = true;
    }

    /** Where viewers with TLS come, for redirects; 0 where they can't. */
    int httpsPort() {
        return httpsPort;
    }

    void httpsPort(int port) {
        httpsPort = port;
    }

    /** Looks no more names up; while the loops still run. */
    void closeResolver() {
        resolver.close();
    }

    @Override
    public void close() {
        accessLog.close();
    }
}
