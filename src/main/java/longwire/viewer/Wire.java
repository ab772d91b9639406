package longwire.viewer;

import io.netty.buffer.ByteBuf;

/** What one transport writes to a viewer's socket and reads from it. All calls come from the viewer's event loop. */
interface Wire {
    /** TCP, and TLS where asked for, are there: begin. Calls {@link Viewer#opened} when messages may flow. */
    void connected();

    /** Sends message {@code sequence}, now or as soon as the transport lets it; tells {@link Stream#sent}. */
    void send(long sequence);

    /**
     * Takes what came; {@code bytes} is released by the caller.
     *
     * @param receivedNanos when it left the socket
     */
    void read(ByteBuf bytes, long receivedNanos);

    /** Sends a ping, where the transport has one. */
    void ping();

    /** Ends the connection as the transport wants it ended. */
    void close();

    /** The connection is gone: forget what belonged to it. Gives the close code, or what stands for one. */
    String disconnected();
}
