package longwire.network;

import java.io.IOException;

/** Moves bytes from socket to socket for all tunnels of an event loop, one tunnel at a time. */
public interface Transfer extends AutoCloseable {
    /**
     * Reads once.
     *
     * @param ended whether the other side is known to have ended; bytes may precede the end
     * @return the number of bytes; 0 if there are none, -1 at the end
     */
    int readFrom(RawSocket socket, boolean ended) throws IOException;

    /**
     * Writes what the last read returned.
     *
     * @return what {@code socket} did not accept, or null
     */
    Waiting writeTo(RawSocket socket) throws IOException;

    /** The most that one read returns. */
    int mostBytes();

    @Override
    void close();

    /** Bytes that were read and wait until a socket accepts them. */
    interface Waiting {
        /** Writes as much as possible; returns whether everything was written, and then its memory is released. */
        boolean writeTo(RawSocket socket) throws IOException;

        /** Discards the bytes. */
        void release();
    }
}
