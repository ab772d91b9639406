package longwire.witness;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import longwire.fault.OutsideFault;

/**
 * Reads the payloads of TCP segments from a capture: a pcap file with nanosecond stamps, of Ethernet frames that carry IPv4,
 * as tcpdump writes it on Linux' loopback.
 */
final class CaptureFile {
    private static final int MAGIC = 0xa1b2_3c4d;
    private static final int HEAD_BYTES = 24;
    private static final int RECORD_HEAD_BYTES = 16;
    private static final int LINK_TYPE_AT = 20;
    private static final int ETHERNET = 1;
    private static final int LARGEST_PACKET = 1 << 18;

    private static final int ETHERTYPE_AT = 12;
    private static final int IPV4 = 0x0800;
    private static final int IP_AT = 14;
    private static final int TOTAL_LENGTH_AT = 2;
    private static final int PROTOCOL_AT = 9;
    private static final int TCP = 6;
    private static final int ADDRESSES_AT = 12;
    private static final int NUMBER_AT = 4;
    private static final int FLAGS_AT = 13;
    private static final int SYN = 0x02;
    private static final int DATA_OFFSET_AT = 12;
    private static final int LOW_NIBBLE = 0xf;
    private static final int NIBBLE_BITS = 4;
    private static final int WORD_BYTES = 4;
    private static final int SHORTEST_TCP = 20;

    /** Is told of each segment. */
    interface Segments {
        /** A connection is opened: what follows in this direction has nothing to do with an earlier one of the same ports. */
        void opened(Direction direction);

        /**
         * One segment with a payload.
         *
         * @param direction of its connection: addresses and ports of both ends
         * @param number of its first byte within the connection, as TCP counts them
         * @param dayNanos when the kernel had it, in nanoseconds since 1970
         * @param payload all of it
         */
        void segment(Direction direction, int number, long dayNanos, ByteBuffer payload);
    }

    /** One direction of a connection: IPv4 addresses and ports, from the sender to the receiver. */
    record Direction(long addresses, int ports) {}

    private CaptureFile() {}

    /**
     * Reads all segments in the order of the file. A last packet that was cut off is left out.
     *
     * @throws OutsideFault if it is not such a file
     */
    static void read(Path file, Segments segments) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            ByteBuffer head = ByteBuffer.wrap(in.readNBytes(HEAD_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
            if (head.limit() == HEAD_BYTES && head.getInt(0) != MAGIC) {
                head.order(ByteOrder.BIG_ENDIAN);
            }
            if (head.limit() < HEAD_BYTES || head.getInt(0) != MAGIC || head.getInt(LINK_TYPE_AT) != ETHERNET) {
                throw new OutsideFault(file + ": not a capture of Ethernet frames with nanosecond stamps");
            }
            while (record(in, head.order(), segments)) {
                // Each is given on as it is read.
            }
        } catch (EOFException cutOff) {
            // Whoever wrote it ended in the middle of a packet.
        } catch (IOException unreadable) {
            throw new OutsideFault(file + ": cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static boolean record(DataInputStream in, ByteOrder order, Segments segments) throws IOException {
        byte[] bytes = in.readNBytes(RECORD_HEAD_BYTES);
        if (bytes.length < RECORD_HEAD_BYTES) {
            return false;
        }
        ByteBuffer head = ByteBuffer.wrap(bytes).order(order);
        long dayNanos = TimeUnit.SECONDS.toNanos(Integer.toUnsignedLong(head.getInt())) + head.getInt();
        int length = head.getInt();
        if (length < 0 || length > LARGEST_PACKET) {
            throw new IOException("a packet of " + length + " bytes");
        }
        byte[] packet = new byte[length];
        in.readFully(packet);
        give(ByteBuffer.wrap(packet), dayNanos, segments);
        return true;
    }

    /** What is not a TCP segment over IPv4, or carries nothing, is passed over. */
    private static void give(ByteBuffer packet, long dayNanos, Segments segments) {
        if (packet.limit() < IP_AT + SHORTEST_TCP || packet.getShort(ETHERTYPE_AT) != IPV4) {
            return;
        }
        int tcpAt = IP_AT + WORD_BYTES * (packet.get(IP_AT) & LOW_NIBBLE);
        if (packet.get(IP_AT + PROTOCOL_AT) != TCP || packet.limit() < tcpAt + SHORTEST_TCP) {
            return;
        }
        int from = tcpAt + WORD_BYTES * (packet.get(tcpAt + DATA_OFFSET_AT) >> NIBBLE_BITS & LOW_NIBBLE);
        int end = IP_AT + Short.toUnsignedInt(packet.getShort(IP_AT + TOTAL_LENGTH_AT));
        Direction direction = new Direction(packet.getLong(IP_AT + ADDRESSES_AT), packet.getInt(tcpAt));
        if ((packet.get(tcpAt + FLAGS_AT) & SYN) != 0) {
            segments.opened(direction);
        }
        if (from < end && end <= packet.limit()) {
            segments.segment(direction, packet.getInt(tcpAt + NUMBER_AT), dayNanos, packet.slice(from, end - from));
        }
    }
}
