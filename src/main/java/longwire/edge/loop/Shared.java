package longwire.edge.loop;

import io.netty.resolver.AddressResolverGroup;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import longwire.edge.accesslog.AccessLog;

/** What all loops of an edge share; every thread may use it at any time. */
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

    /** Takes a place for one more connection, unless {@code most} places are taken. */
    public boolean admit(int most) {
        if (connections.incrementAndGet() + streams.get() <= most) {
            return true;
        }
        connections.decrementAndGet();
        return false;
    }

    /** Takes a place for one more HTTP/2 stream. Streams count because each may need a connection to an origin. */
    public boolean admitStream(int most) {
        if (streams.incrementAndGet() + connections.get() <= most) {
            return true;
        }
        streams.decrementAndGet();
        return false;
    }

    /** Releases the place of a stream. */
    public void releaseStream() {
        streams.decrementAndGet();
    }

    /** Releases the place of a connection. */
    public void release() {
        connections.decrementAndGet();
    }

    /** The number of open connections of viewers. */
    public int connections() {
        return connections.get();
    }

    public AccessLog accessLog() {
        return accessLog;
    }

    /** Whether the edge is shutting down: every response is then the last on its connection. */
    public boolean isDraining() {
        return draining;
    }

    public void drain() {
        draining = true;
    }

    /** The port for viewers with TLS, for redirects; 0 if there is none. */
    public int httpsPort() {
        return httpsPort;
    }

    public void httpsPort(int port) {
        httpsPort = port;
    }

    /** Closes the resolver; call it while the loops still run. */
    public void closeResolver() {
        resolver.close();
    }

    @Override
    public void close() {
        accessLog.close();
    }
}
