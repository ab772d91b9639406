package longwire.viewer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import longwire.viewer.opening.Opening;

/** A request for the events after a number, which stands in the query; built once for a viewer. */
final class EventRequest {
    private static final int RADIX = 10;
    /** The digits of the largest long. */
    private static final int DIGITS = 19;

    private final byte[] bytes;
    private final int numberEnd;

    /** @param parameter of the query that holds the number, such as {@code since} */
    EventRequest(Link link, String parameter) {
        Target target = link.target();
        Opening opening = link.opening();
        String path = opening.path(target.path());
        String start = "GET " + path + (path.indexOf('?') < 0 ? "?" : "&") + parameter + "=" + "0".repeat(DIGITS);
        this.bytes = (start + " HTTP/1.1\r\n" + lines(link)).getBytes(StandardCharsets.UTF_8);
        this.numberEnd = start.length();
    }

    /** A request that names no event. */
    static ByteBuf first(Link link) {
        String request = "GET " + link.opening().path(link.target().path()) + " HTTP/1.1\r\n" + lines(link);
        byte[] ascii = request.getBytes(StandardCharsets.UTF_8);
        return link.channel().alloc().directBuffer(ascii.length).writeBytes(ascii);
    }

    /** The request for the events after {@code sequence}, 0 or more. */
    ByteBuf after(long sequence, ByteBufAllocator allocator) {
        long rest = sequence;
        for (int at = numberEnd - 1; at >= numberEnd - DIGITS; at--) {
            bytes[at] = (byte) ('0' + rest % RADIX);
            rest /= RADIX;
        }
        return allocator.directBuffer(bytes.length).writeBytes(bytes);
    }

    private static String lines(Link link) {
        return link.opening().lines(link.target().authority(), link.redirected())
                + (link.connectsForEach() ? "Connection: close\r\n" : "")
                + "\r\n";
    }
}
