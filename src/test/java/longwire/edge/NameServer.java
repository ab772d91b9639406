package longwire.edge;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.dns.DnsAddressResolverGroup;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/** A name server that knows one address for all names, or none for any; what it says holds for no time at all. */
final class NameServer implements AutoCloseable {
    private static final int HEAD_BYTES = 12;
    private static final int ANSWER = 0x8180;
    private static final int NO_SUCH_NAME = 3;
    private static final int ADDRESS = 1;

    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private volatile Optional<InetAddress> known = Optional.empty();

    NameServer() throws IOException {
        Thread thread = new Thread(this::serve, "name-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** From now on every name is of {@code address}. */
    void know(String address) throws IOException {
        known = Optional.of(InetAddress.getByName(address));
    }

    /** Asks here as an edge asks elsewhere. */
    AddressResolverGroup<InetSocketAddress> resolver() {
        return new DnsAddressResolverGroup(new DnsNameResolverBuilder()
                .datagramChannelType(Epoll.isAvailable() ? EpollDatagramChannel.class : NioDatagramChannel.class)
                .nameServerProvider(new SingletonDnsServerAddressStreamProvider(
                        new InetSocketAddress(socket.getLocalAddress(), socket.getLocalPort()))));
    }

    @Override
    public void close() {
        socket.close();
    }

    private void serve() {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[512], 512);
                socket.receive(packet);
                byte[] answer = answer(packet.getData());
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private byte[] answer(byte[] query) throws IOException {
        int end = HEAD_BYTES;
        while (query[end] != 0) {
            end += query[end] + 1;
        }
        int type = query[end + 2];
        boolean found = known.isPresent() && type == ADDRESS;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(query, 0, 2);
        out.writeShort(ANSWER | (known.isPresent() ? 0 : NO_SUCH_NAME));
        out.writeShort(1);
        out.writeShort(found ? 1 : 0);
        out.writeInt(0);
        out.write(query, HEAD_BYTES, end + 5 - HEAD_BYTES);
        if (found) {
            // The name is the question's.
            out.writeShort(0xc000 | HEAD_BYTES);
            out.writeShort(ADDRESS);
            out.writeShort(1);
            out.writeInt(0);
            out.writeShort(4);
            out.write(known.get().getAddress());
        }
        return bytes.toByteArray();
    }
}
