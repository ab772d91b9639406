package longwire.edge.http1;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.LastHttpContent;

/** What follows a head: says where it ends, and takes it in parts. */
@FunctionalInterface
interface Body {
    /** Ends with the head; never asked for a part. */
    Body NONE = bytes -> LastHttpContent.EMPTY_LAST_CONTENT;

    /**
     * The next part, the last one a {@link LastHttpContent}; null where more bytes must come first.
     *
     * @param bytes at least one that can be read
     */
    HttpContent next(ByteBuf bytes) throws BadMessage;
}
