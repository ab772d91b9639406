package longwire.viewer;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import longwire.viewer.response.EventText;
import longwire.viewer.response.ResponseHead;
import longwire.viewer.response.StreamBody;

/**
 * Events as a response that never ends. After a drop the stream is resumed behind the last whole event, by its id. A service
 * that ends the response ends the connection with it.
 */
final class SseWire implements Wire, EventText.Events {
    private static final int OK = 200;
    static final String TYPE = "text/event-stream";

    private final Link link;
    private final Carry carry = new Carry();
    private final EventText events = new EventText(this);
    private final RefusedHandshake refused;
    private long requestedNanos;
    /** The body of the response, or null before its head. */
    private StreamBody body;

    private boolean ended;

    SseWire(Link link) {
        this.link = link;
        this.refused = new RefusedHandshake(link);
    }

    @Override
    public void connected() {
        byte[] request = request().getBytes(StandardCharsets.UTF_8);
        requestedNanos = link.nanoTime();
        link.channel()
                .writeAndFlush(
                        link.channel().alloc().directBuffer(request.length).writeBytes(request),
                        link.channel().voidPromise());
        link.requested();
    }

    @Override
    public void send(long sequence) {
        throw new IllegalStateException("event streams carry no messages");
    }

    @Override
    public void read(ByteBuf bytes, long receivedNanos) {
        ByteBuf all = carry.with(bytes);
        if (body != null || readHead(all)) {
            boolean whole = body.read(all, events.text(link.channel().alloc()));
            events.read(link.channel().alloc(), receivedNanos);
            if (whole) {
                ended = true;
                all.skipBytes(all.readableBytes());
                link.channel().close();
            }
        }
        carry.keep(all, link.channel().alloc());
    }

    @Override
    public void arrived(ByteBuf data, long receivedNanos) {
        link.arrived(data, data.readerIndex(), data.readableBytes(), true, receivedNanos);
    }

    @Override
    public void close() {
        link.channel().close();
    }

    @Override
    public String disconnected() {
        refused.tell();
        carry.release();
        events.release();
        body = null;
        String code = ended ? "ended" : "none";
        ended = false;
        return code;
    }

    private String request() {
        String id = events.lastEventId();
        return "GET " + link.opening().path(link.target().path()) + " HTTP/1.1\r\n"
                + link.opening().lines(link.target().authority(), link.redirected())
                + "Accept: " + TYPE + "\r\nCache-Control: no-store\r\n"
                + (id.isEmpty() ? "" : "Last-Event-ID: " + id + "\r\n")
                + "\r\n";
    }

    private boolean readHead(ByteBuf all) {
        if (refused.isOn()) {
            refused.read(all);
            return false;
        }
        ResponseHead head = link.loop().responseHead();
        if (!head.readFinal(all)) {
            return false;
        }
        String reason = refusal(head);
        if (!reason.isEmpty()) {
            refused.begin(reason, head, all);
            return false;
        }
        body = new StreamBody(head);
        link.upgraded(link.nanoTime() - requestedNanos);
        link.opened();
        return true;
    }

    private static String refusal(ResponseHead head) {
        if (head.status() != OK) {
            return "event stream answered with status " + head.status() + " (expected: 200)";
        }
        if (!head.mediaType().equals(TYPE)) {
            return "event stream answered with Content-Type: " + head.header("content-type") + " (expected: " + TYPE
                    + ")";
        }
        String coding = head.header("content-encoding");
        return coding.isEmpty() || coding.equalsIgnoreCase("identity")
                ? ""
                : "event stream answered with Content-Encoding: " + coding + " (expected: none)";
    }
}
