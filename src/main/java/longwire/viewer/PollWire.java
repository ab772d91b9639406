package longwire.viewer;

import io.netty.buffer.ByteBuf;

/**
 * Messages as HTTP requests on a persistent connection, one at a time; each requests the events since the last response. A poll
 * that is due while another is unanswered waits for it, and its response time includes the wait.
 */
final class PollWire implements Wire, HttpExchange.Answers {
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private final Link link;
    private final HttpExchange exchange;
    private EventRequest request;
    /** The poll that is not answered yet. */
    private long asked;

    private long freeSinceNanos;

    PollWire(Link link) {
        this.link = link;
        this.exchange = new HttpExchange(link, this);
    }

    @Override
    public void connected() {
        link.opened();
    }

    @Override
    public void send(long sequence) {
        if (!exchange.isBusy()) {
            ask(sequence);
        }
    }

    @Override
    public void read(ByteBuf bytes, long receivedNanos) {
        exchange.read(bytes, receivedNanos);
    }

    @Override
    public void close() {
        link.channel().close();
    }

    @Override
    public String disconnected() {
        return exchange.disconnected();
    }

    private void ask(long sequence) {
        if (request == null) {
            request = new EventRequest(link, "since");
        }
        asked = sequence;
        long sentNanos = exchange.ask(
                request.after(Math.max(0, link.newestEvent()), link.channel().alloc()));
        link.sent(sequence, sentNanos, freeSinceNanos);
    }

    @Override
    public void answered(int status, ByteBuf body, long receivedNanos) {
        freeSinceNanos = receivedNanos;
        boolean joining = link.newestEvent() < 0;
        if (status != OK && status != NO_CONTENT && status != NOT_MODIFIED) {
            link.spoiled(asked, "status " + status + " (expected: 200, 204 or 304)");
        } else if (status == OK && !EventBody.read(link, body, link.payloadBytes(), joining, receivedNanos)) {
            link.spoiled(asked, "a body of other than events of " + link.payloadBytes() + " bytes");
        } else {
            link.answered(asked, receivedNanos);
        }
        long next = exchange.closeAnnounced() ? -1 : link.nextUnsent();
        if (next >= 0 && link.isOpen()) {
            ask(next);
        }
    }
}
