package longwire.network;

import java.io.IOException;

/** The way that bytes of one event loop's tunnels take from socket to socket, one tunnel after another. */
public interface Transfer extends AutoCloseable {
    /**
     * Reads once.
     *
     * @param ended whether the other side is known to have ended, with or without bytes before the end
     * @return how many bytes; 0 where nothing is there, -1 at the end
     */
    int readFrom(RawSocket socket, boolean ended) throws IOException;

    /**
     * Writes what was read last.
     *
     * @return what {@code socket} did not take, or null
     */
    Waiting writeTo(RawSocket socket) throws IOException;

    /** Of one read, at most. */
    int mostBytes();

    @Override
    void close();

    /** What was read and waits until a socket takes it. */
    interface Waiting {
        /** Writes as much as can be; returns whether all has gone, and with it what it was held in. */
        boolean writeTo(RawSocket socket) throws IOException;

        /** Throws it away. */
        void release();
    }
}
