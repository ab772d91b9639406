package longwire.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A port that a program started later is to listen at, known before. It is bound here, so that nobody else is given it,
 * and not listened at: whoever asks for the address to be reused may listen.
 */
public final class ReservedPort implements AutoCloseable {
    private final Socket holder = new Socket();

    public ReservedPort() throws IOException {
        holder.setReuseAddress(true);
        holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    public Endpoint endpoint() {
        return Endpoint.of((InetSocketAddress) holder.getLocalSocketAddress());
    }

    @Override
    public void close() throws IOException {
        holder.close();
    }
}
