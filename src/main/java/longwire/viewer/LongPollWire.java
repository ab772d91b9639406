package longwire.viewer;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import longwire.fault.OutsideFault;

/**
 * Events as answers to HTTP requests that the other side holds until there is news; each is asked again at once. Its
 * handshake is a request that names no event, which is answered at once with the newest one.
 */
final class LongPollWire implements Wire, HttpExchange.Answers {
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    /** Of an answer that refuses the handshake. */
    private static final int MOST_QUOTED = 200;

    private final Link link;
    private final HttpExchange exchange;
    private EventRequest request;
    private boolean following;
    private boolean opening;
    private long requestedNanos;
    /** Size of each event, as the answer with a single one tells; 0 before that. */
    private int eventBytes;

    LongPollWire(Link link) {
        this.link = link;
        this.exchange = new HttpExchange(link, this);
    }

    @Override
    public void connected() {
        if (link.newestEvent() >= 0) {
            // A viewer that is back asks for what it missed, which may take as long as any long poll.
            link.opened();
            return;
        }
        opening = true;
        requestedNanos = exchange.ask(EventRequest.first(link));
    }

    @Override
    public void send(long sequence) {
        throw new IllegalStateException("long polls carry no messages");
    }

    @Override
    public void read(ByteBuf bytes, long receivedNanos) {
        exchange.read(bytes, receivedNanos);
    }

    @Override
    public void subscribed() {
        following = true;
        if (!exchange.isBusy()) {
            ask();
        }
    }

    @Override
    public void close() {
        following = false;
        link.channel().close();
    }

    @Override
    public String disconnected() {
        following = false;
        opening = false;
        return exchange.disconnected();
    }

    @Override
    public void answered(int status, ByteBuf body, long receivedNanos) {
        boolean joining = link.newestEvent() < 0;
        if ((joining || eventBytes == 0) && body.isReadable()) {
            eventBytes = body.readableBytes();
        }
        if (opening) {
            openedBy(status, body);
        } else if (status == OK) {
            if (!EventBody.read(link, body, eventBytes, joining, receivedNanos)) {
                throw new OutsideFault("long poll: answered with something other than events");
            }
        } else if (status != NO_CONTENT) {
            throw new OutsideFault("long poll: answered with status " + status + " (expected: 200 or 204)");
        }
        if (following && !exchange.isBusy() && !exchange.closeAnnounced() && link.isOpen()) {
            ask();
        }
    }

    /** The answer to the handshake has arrived; following begins later. */
    private void openedBy(int status, ByteBuf body) {
        opening = false;
        String reason = status == OK || status == NO_CONTENT
                ? ""
                : "long poll answered with status " + status + " (expected: 200 or 204)";
        if (reason.isEmpty() && !EventBody.read(link, body, Math.max(1, eventBytes), true, requestedNanos)) {
            reason = "long poll answered with something other than an event";
        }
        if (reason.isEmpty()) {
            link.upgraded(link.nanoTime() - requestedNanos);
            link.opened();
        } else {
            String text = body.toString(
                    body.readerIndex(), Math.min(MOST_QUOTED, body.readableBytes()), StandardCharsets.UTF_8);
            link.refused(
                    reason, link.opening().redacted(text.lines().findFirst().orElse("")));
        }
    }

    private void ask() {
        long newest = link.newestEvent();
        if (newest < 0) {
            exchange.ask(EventRequest.first(link));
            return;
        }
        if (request == null) {
            request = new EventRequest(link, "after");
        }
        exchange.ask(request.after(newest, link.channel().alloc()));
    }
}
