package longwire.edge.http1;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.LastHttpContent;

/** The body that follows a head: it is decoded in parts and knows where it ends. */
@FunctionalInterface
interface Body {
    /** No body; {@link #next} is never called. */
    Body NONE = bytes -> LastHttpContent.EMPTY_LAST_CONTENT;

    /**
     * The next part; the last one is a {@link LastHttpContent}. Null if more bytes are needed.
     *
     * @param bytes at least one readable byte
     */
    HttpContent next(ByteBuf bytes) throws BadMessage;
}
