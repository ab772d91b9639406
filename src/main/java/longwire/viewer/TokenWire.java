package longwire.viewer;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import longwire.fault.OutsideFault;
import longwire.viewer.response.EventText;
import longwire.viewer.response.ResponseHead;
import longwire.viewer.response.StreamBody;

/**
 * Each message as a POST that is answered with a stream of events, one at a time. The reply is whole with the event
 * {@code [DONE]} and the end of the body; a body that ends before is a spoiled reply.
 */
final class TokenWire implements Wire, EventText.Events {
    private static final int OK = 200;
    private static final String DONE = "[DONE]";

    private final Link link;
    private final Carry carry = new Carry();
    private final EventText events = new EventText(this);
    private boolean asked;
    private long sequence;
    private StreamBody body;
    private boolean closing;
    private boolean done;
    private boolean begun;
    private long newestNanos;
    private long freeSinceNanos;

    TokenWire(Link link) {
        this.link = link;
    }

    @Override
    public void connected() {
        link.opened();
    }

    @Override
    public void send(long message) {
        if (!asked) {
            ask(message);
        }
    }

    private void ask(long message) {
        asked = true;
        begun = false;
        done = false;
        sequence = message;
        int length = link.payloadBytes();
        String head = "POST " + link.opening().path(link.target().path()) + " HTTP/1.1\r\n"
                + link.opening().lines(link.target().authority(), link.redirected())
                + "Accept: " + SseWire.TYPE + "\r\nContent-Type: application/octet-stream\r\nContent-Length: " + length
                + "\r\n\r\n";
        ByteBuf request = link.channel().alloc().directBuffer(head.length() + length);
        request.writeCharSequence(head, StandardCharsets.UTF_8);
        link.writeMessage(request, message);
        long sentNanos = link.nanoTime();
        link.ask(request);
        link.sent(message, sentNanos, freeSinceNanos);
    }

    @Override
    public void read(ByteBuf bytes, long receivedNanos) {
        ByteBuf all = carry.with(bytes);
        if (body != null || readHead(all)) {
            boolean whole = body.read(all, events.text(link.channel().alloc()));
            events.read(link.channel().alloc(), receivedNanos);
            if (whole) {
                answered(receivedNanos);
            }
        }
        carry.keep(all, link.channel().alloc());
    }

    private boolean readHead(ByteBuf all) {
        ResponseHead head = link.loop().responseHead();
        if (!head.readFinal(all)) {
            return false;
        }
        String type = head.mediaType();
        if (!asked || head.status() != OK || !type.equals(SseWire.TYPE)) {
            throw new OutsideFault("token stream: answered with status " + head.status() + " and Content-Type: " + type
                    + " (expected: 200 and " + SseWire.TYPE + ")");
        }
        body = new StreamBody(head);
        closing = head.closing();
        return true;
    }

    @Override
    public void arrived(ByteBuf data, long receivedNanos) {
        if (data.toString(StandardCharsets.UTF_8).equals(DONE)) {
            done = true;
        } else if (begun) {
            link.nextEvent(sequence, receivedNanos - newestNanos);
        } else {
            begun = true;
            link.firstEvent(sequence, receivedNanos);
        }
        newestNanos = receivedNanos;
    }

    private void answered(long receivedNanos) {
        asked = false;
        body = null;
        events.release();
        freeSinceNanos = receivedNanos;
        if (done) {
            link.answered(sequence, receivedNanos);
        } else {
            link.spoiled(sequence);
        }
        if (closing) {
            link.channel().close();
            return;
        }
        long next = link.nextUnsent();
        if (next >= 0 && link.isOpen()) {
            ask(next);
        }
    }

    @Override
    public void close() {
        link.channel().close();
    }

    @Override
    public String disconnected() {
        carry.release();
        events.release();
        asked = false;
        body = null;
        closing = false;
        return Viewer.NO_CODE;
    }
}
