package longwire.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import longwire.fault.OutsideFault;

/**
 * A port of loopback that a program started later is to listen at, known before. It is bound here, so that the kernel gives
 * it to nobody else, neither as a free port nor as the near end of a connection; and it is not listened at, so that whoever
 * asks for the address to be reused, as servers do, may listen. Until then connections to it are refused.
 */
public final class ReservedPort implements AutoCloseable {
    private final Socket holder = new Socket();

    /** @throws OutsideFault when no port is free */
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
            // There is nothing that it could still say.
        }
    }
}
