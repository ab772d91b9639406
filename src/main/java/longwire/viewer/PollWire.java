package longwire.viewer;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import longwire.fault.OutsideFault;
import longwire.message.Stamp;
import longwire.viewer.opening.Opening;

/**
 * Messages as HTTP requests on a persistent connection, one at a time; each requests the events since the last response. A poll
 * that is due while another is unanswered waits for it, and its response time includes the wait.
 */
final class PollWire implements Wire {
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;
    private static final int RADIX = 10;
    /** The digits of the largest long. */
    private static final int SINCE_DIGITS = 19;

    private static final String SINCE = "since=" + "0".repeat(SINCE_DIGITS);

    private final Link link;
    private final Carry carry = new Carry();
    private byte[] request;
    private int sinceEnd;
    /** The poll that is not answered yet, or -1. */
    private long asked = -1;

    private long freeSinceNanos;
    private boolean closeAnnounced;

    PollWire(Link link) {
        this.link = link;
    }

    @Override
    public void connected() {
        asked = -1;
        closeAnnounced = false;
        link.opened();
    }

    @Override
    public void send(long sequence) {
        if (asked < 0) {
            ask(sequence);
        }
    }

    @Override
    public void read(ByteBuf bytes, long receivedNanos) {
        ByteBuf all = carry.with(bytes);
        while (readResponse(all, receivedNanos)) {
            // Polls are sent one at a time.
        }
        carry.keep(all, link.channel().alloc());
    }

    @Override
    public void close() {
        link.channel().close();
    }

    @Override
    public String disconnected() {
        carry.release();
        asked = -1;
        return closeAnnounced ? "announced" : "none";
    }

    private void ask(long sequence) {
        if (request == null) {
            prepareRequest();
        }
        writeSince(Math.max(0, link.newestEvent()));
        Channel channel = link.channel();
        ByteBuf out = channel.alloc().directBuffer(request.length).writeBytes(request);
        asked = sequence;
        long sentNanos = link.nanoTime();
        channel.writeAndFlush(out, channel.voidPromise());
        link.sent(sequence, sentNanos, freeSinceNanos);
    }

    private boolean readResponse(ByteBuf all, long receivedNanos) {
        if (!all.isReadable()) {
            return false;
        }
        int start = all.readerIndex();
        ResponseHead head = link.loop().responseHead();
        if (!head.read(all)) {
            return false;
        }
        if (head.status() < OK) {
            // An interim response; the final one follows.
            return true;
        }
        if (asked < 0) {
            throw new OutsideFault("answer: no poll was sent");
        }
        ByteBuf body = HttpBody.read(head, all, link.channel().alloc());
        if (body == null) {
            all.readerIndex(start);
            return false;
        }
        closeAnnounced = head.closing();
        take(head.status(), body, receivedNanos);
        body.release();
        return true;
    }

    private void take(int status, ByteBuf body, long receivedNanos) {
        long answered = asked;
        asked = -1;
        freeSinceNanos = receivedNanos;
        boolean good =
                status == NO_CONTENT || status == NOT_MODIFIED || status == OK && takeEvents(body, receivedNanos);
        if (good) {
            link.answered(answered, receivedNanos);
        } else {
            link.spoiled(answered);
        }
        if (closeAnnounced) {
            // A poll sent after the last response would be lost (RFC 9112, section 9.6).
            link.channel().close();
            return;
        }
        long next = link.nextUnsent();
        if (next >= 0 && link.channel().isActive()) {
            ask(next);
        }
    }

    /** Reads consecutive events, each as long as a message of the stream. */
    private boolean takeEvents(ByteBuf body, long receivedNanos) {
        int eventBytes = link.payloadBytes();
        Stamp stamp = link.loop().stamp();
        boolean first = link.newestEvent() < 0;
        for (int at = body.readerIndex(); at < body.writerIndex(); at += eventBytes) {
            if (at + eventBytes > body.writerIndex()) {
                return false;
            }
            ByteBuffer event = link.loop().payload(eventBytes);
            body.getBytes(at, event.array(), 0, eventBytes);
            if (!stamp.read(event)) {
                return false;
            }
            if (first) {
                link.joined(stamp.sequence());
            } else {
                link.pushed(stamp.sequence(), stamp.timeNanos(), receivedNanos);
            }
        }
        return true;
    }

    private void prepareRequest() {
        Target target = link.target();
        Opening opening = link.opening();
        String path = opening.path(target.path());
        String head = "GET " + path + (path.indexOf('?') < 0 ? "?" : "&") + SINCE;
        String lines = opening.lines(target.authority(), link.redirected());
        request = (head + " HTTP/1.1\r\n" + lines + "\r\n").getBytes(StandardCharsets.UTF_8);
        sinceEnd = head.length();
    }

    private void writeSince(long sequence) {
        long rest = sequence;
        for (int at = sinceEnd - 1; at >= sinceEnd - SINCE_DIGITS; at--) {
            request[at] = (byte) ('0' + rest % RADIX);
            rest /= RADIX;
        }
    }
}
