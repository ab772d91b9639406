package longwire.viewer.http2;

import io.netty.channel.ChannelHandler;

/** A viewer on a connection that it shares. Called on the event loop of both. */
public interface Passenger {
    /** What reads and writes its stream, above the translator; told by {@code channelActive} that the stream is there. */
    ChannelHandler handler();

    /** There will be no stream, for {@code reason}. */
    void turnedAway(String reason);

    /** The connection, which was dialled for this passenger, took so long to be there: TCP. */
    void connected(long nanos);

    /** The same for TLS, after TCP. */
    void secured(long nanos);

    /** How many of its messages were answered so far. */
    long answered();

    /** How many events it has received so far. */
    long events();
}
