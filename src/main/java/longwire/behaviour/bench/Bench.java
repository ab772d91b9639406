package longwire.behaviour.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import longwire.fault.OutsideFault;
import longwire.viewer.Target;

/** A way from viewers to the scripted origin, or only to a server of somebody else's. */
public final class Bench implements AutoCloseable {
    private static final int CONNECT_LIMIT_MILLIS = 5_000;

    private final Target target;
    private final ScriptedOrigin origin;
    private final Set<Side> viewers = ConcurrentHashMap.newKeySet();

    /**
     * A way.
     *
     * @param origin where {@code target} leads; null if that is not ours
     */
    public Bench(Target target, ScriptedOrigin origin) {
        this.target = target;
        this.origin = origin;
    }

    public Target target() {
        return target;
    }

    /** An ordinary handshake that nobody expects at the origin. */
    public Request request() {
        return Request.to(target);
    }

    /** A connection of a viewer, which reads; nothing has been sent. */
    public Side viewer() {
        return connect(List.of()).read();
    }

    /**
     * A connection of a viewer that does not read yet.
     *
     * @param protocols to offer by ALPN if it uses TLS
     * @throws OutsideFault if it cannot be opened
     */
    public Side connect(List<String> protocols) {
        Socket plain = new Socket();
        try {
            plain.connect(new InetSocketAddress(target.host(), target.port()), CONNECT_LIMIT_MILLIS);
            plain.setTcpNoDelay(true);
            Socket socket = target.tls() ? TrustingTls.over(plain, target, protocols) : plain;
            Side side = new Side(socket);
            viewers.add(side);
            return side;
        } catch (IOException refused) {
            new Side(plain).close();
            throw new OutsideFault("no connection: " + refused.getMessage(), refused);
        }
    }

    /** A connected viewer whose request the origin will hand over; both sides read. */
    public Exchange exchange() {
        return exchangeOver(viewer());
    }

    /** The same with a connection that is open already. */
    public Exchange exchangeOver(Side viewer) {
        String name = origin.expect();
        return new Exchange(origin, name, viewer, request().with(ScriptedOrigin.HEADER + ": " + name));
    }

    /** An open tunnel. */
    public Exchange tunnel() {
        Exchange exchange = exchange();
        if (!exchange.open()) {
            exchange.close();
            throw new OutsideFault(target + ": no handshake");
        }
        return exchange;
    }

    @Override
    public void close() {
        viewers.forEach(Side::close);
    }
}
