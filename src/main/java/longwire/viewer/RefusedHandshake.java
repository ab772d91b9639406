package longwire.viewer;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.TimeUnit;
import longwire.viewer.response.ResponseHead;

/** An answer that refuses the handshake of a wire: it is reported once the first line of its body has arrived, or never will. */
final class RefusedHandshake {
    /** How long to wait for the first line of the body. */
    private static final long LIMIT_MILLIS = 500;

    private final Link link;
    /** What refuses the handshake, until enough of it has arrived, or null. */
    private Refusal refusal;

    RefusedHandshake(Link link) {
        this.link = link;
    }

    /** Whether an answer refuses the handshake and has not been reported yet. */
    boolean isOn() {
        return refusal != null;
    }

    /** {@code head} refuses the handshake for {@code reason}; {@code all} is what follows it. */
    void begin(String reason, ResponseHead head, ByteBuf all) {
        refusal = new Refusal(reason, head);
        if (refusal.isRedirect() && link.opening().followsRedirects()) {
            String location = refusal.location();
            refusal = null;
            link.redirect(location);
            all.skipBytes(all.readableBytes());
        } else {
            // Some keep the connection open after a refusal whose body is not whole.
            link.channel().eventLoop().schedule(this::tell, LIMIT_MILLIS, TimeUnit.MILLISECONDS);
            read(all);
        }
    }

    /** Reads more of the body. */
    void read(ByteBuf all) {
        if (refusal.read(all)) {
            tell();
        }
        all.skipBytes(all.readableBytes());
    }

    /** Reports it with what has arrived; without effect if there is none. */
    void tell() {
        if (refusal != null) {
            Refusal told = refusal;
            refusal = null;
            link.refused(told.reason(), link.opening().redacted(told.detail()));
        }
    }
}
