package longwire.viewer;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import longwire.message.Stamp;

/** The body of an answer to a poll: consecutive events of one size. */
final class EventBody {
    private EventBody() {}

    /**
     * Reports each event to {@code link}.
     *
     * @param joining whether the events are older than the viewer's interest in them
     * @return false if a part of the body is no event
     */
    static boolean read(Link link, ByteBuf body, int eventBytes, boolean joining, long receivedNanos) {
        Stamp stamp = link.loop().stamp();
        for (int at = body.readerIndex(); at < body.writerIndex(); at += eventBytes) {
            if (at + eventBytes > body.writerIndex()) {
                return false;
            }
            ByteBuffer event = link.loop().payload(eventBytes);
            body.getBytes(at, event.array(), 0, eventBytes);
            if (!stamp.readEither(event)) {
                return false;
            }
            if (joining) {
                link.joined(stamp.sequence());
            } else {
                link.pushed(stamp.sequence(), stamp.timeNanos(), receivedNanos);
            }
        }
        return true;
    }
}
