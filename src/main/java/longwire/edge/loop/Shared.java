package longwire.edge.loop;

import io.netty.resolver.AddressResolverGroup;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import longwire.edge.accesslog.AccessLog;

/** What all loops of an edge share, and what each may touch at any time. */
public final class Shared implements AutoCloseable {
    private final AddressResolverGroup<InetSocketAddress> resolver;
    private final AtomicInteger connections = new AtomicInteger();
    private final AccessLog accessLog;
    private final AtomicInteger streams = new AtomicInteger();
    private volatile boolean draining;
    private volatile int httpsPort;

    public Shared(AddressResolverGroup<InetSocketAddress> resolver, AccessLog accessLog) {
        this.resolver = resolver;
        this.accessLog = accessLog;
    }

    AddressResolverGroup<InetSocketAddress> resolver() {
        return resolver;
    }

    /** Takes a place for one more viewer, unless {@code most} are taken. */
    public boolean admit(int most) {
        if (connections.incrementAndGet() + streams.get() <= most) {
            return true;
        }
        connections.decrementAndGet();
        return false;
    }

    /** Takes a place for one more stream of HTTP/2: it may need an origin's connection as much as a viewer does. */
    public boolean admitStream(int most) {
        if (streams.incrementAndGet() + connections.get() <= most) {
            return true;
        }
        streams.decrementAndGet();
        return false;
    }

    /** Gives a stream's place back that was taken. */
    public void releaseStream() {
        streams.decrementAndGet();
    }

    /** Gives a place back that was taken. */
    public void release() {
        connections.decrementAndGet();
    }

    /** Viewers' connections now. */
    public int connections() {
        return connections.get();
    }

    public AccessLog accessLog() {
        return accessLog;
    }

    /** Whether the edge is about to end: every response is its connection's last. */
    public boolean isDraining() {
        return draining;
    }

    public void drain() {
        draining = true;
    }

    /** Where viewers with TLS come, for redirects; 0 where they can't. */
    public int httpsPort() {
        return httpsPort;
    }

    public void httpsPort(int port) {
        httpsPort = port;
    }

    /** Looks no more names up; while the loops still run. */
    public void closeResolver() {
        resolver.close();
    }

    @Override
    public void close() {
        accessLog.close();
    }
}
