package longwire.viewer;

import io.netty.buffer.ByteBuf;
import longwire.fault.OutsideFault;
import longwire.viewer.response.HttpBody;
import longwire.viewer.response.ResponseHead;

/** Requests one at a time, each with its whole answer (RFC 9112), on a persistent connection or each on its own. */
final class HttpExchange {
    private static final int OK = 200;

    private final Link link;
    private final Answers answers;
    private final Carry carry = new Carry();
    private boolean asked;
    private boolean closeAnnounced;

    /** Takes the answers. */
    interface Answers {
        /**
         * The answer to the request has arrived; another may be asked.
         *
         * @param body released by the caller
         */
        void answered(int status, ByteBuf body, long receivedNanos);
    }

    HttpExchange(Link link, Answers answers) {
        this.link = link;
        this.answers = answers;
    }

    /** Sends {@code request}, which it releases, while none is unanswered; returns the time just before that. */
    long ask(ByteBuf request) {
        asked = true;
        long sentNanos = link.nanoTime();
        link.ask(request);
        return sentNanos;
    }

    /** Whether a request is unanswered. */
    boolean isBusy() {
        return asked;
    }

    /** Reads what arrived. */
    void read(ByteBuf bytes, long receivedNanos) {
        ByteBuf all = carry.with(bytes);
        while (readAnswer(all, receivedNanos)) {
            // Requests are sent one at a time.
        }
        carry.keep(all, link.channel().alloc());
    }

    /** Whether the other side said that it will close the connection: what is sent now would be lost (RFC 9112, section 9.6). */
    boolean closeAnnounced() {
        return closeAnnounced;
    }

    /** The connection has ended; returns the word under which that is counted. */
    String disconnected() {
        carry.release();
        asked = false;
        String code = closeAnnounced ? "announced" : "none";
        closeAnnounced = false;
        return code;
    }

    private boolean readAnswer(ByteBuf all, long receivedNanos) {
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
        if (!asked) {
            throw new OutsideFault("answer: no request was sent");
        }
        ByteBuf body = HttpBody.read(head, all, link.channel().alloc());
        if (body == null) {
            all.readerIndex(start);
            return false;
        }
        asked = false;
        closeAnnounced = head.closing() && !link.connectsForEach();
        if (link.connectsForEach()) {
            link.connectionSpent();
        }
        try {
            answers.answered(head.status(), body, receivedNanos);
        } finally {
            body.release();
        }
        if (closeAnnounced) {
            link.channel().close();
        }
        return true;
    }
}
