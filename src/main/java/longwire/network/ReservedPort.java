package longwire.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import longwire.fault.OutsideFault;

/**
 * A loopback port reserved for a program that is started later. The port is bound, so that the kernel does not give it
 * to anyone else, neither as a free port nor as the local port of a connection. But nothing listens on it, so that a
 * program that sets SO_REUSEADDR, as servers do, can listen. Until then connections to it are refused.
 */
public final class ReservedPort implements AutoCloseable {
    private final Socket holder = new Socket();

    /** @throws OutsideFault if no port is free */
    public ReservedPort() {
        try {
            holder.setReuseAddress(true);
            holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        } catch (IOException failure) {
            throw new OutsideFault("no free port: " + failure.getMessage(), failure);
        }
    }

    public Endpoint endpoint() {
        return Endpoint.of((InetSocketAddress) holder.getLocalSocketAddress());
    }

    @Override
    public void close() {
        try {
            holder.close();
        } catch (IOException closedAllTheSame) {
            // The port is free all the same.
        }
    }
}
