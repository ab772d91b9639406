package longwire.viewer;

import io.netty.buffer.ByteBuf;

/**
 * Writes the messages of one transport to a viewer's connection and reads its replies. To add a transport, write a
 * {@link Transport} that creates your wire for each viewer, and test it with {@link longwire.viewer.kit.WireKit}.
 *
 * <p><b>Responsibilities.</b> The viewer decides when to connect, when each message is due and when to close. It keeps the
 * schedule, the counts and the histograms. The wire turns sequence numbers into bytes and bytes into replies, and reports
 * both to its {@link Link}. A wire does no timing of its own: response time counts from when a message was due, no matter
 * when the wire was able to send it.
 *
 * <p><b>Life cycle.</b> A viewer has one wire. Each connection of the viewer is one round:
 *
 * <pre>
 * connected ─▶ (the wire's own handshake) ─▶ Link.opened ─▶ send, read, ping … ─▶ close ─▶ disconnected
 * </pre>
 *
 * {@link #disconnected} is called once at the end of every round, even if TCP or TLS failed and {@link #connected} was
 * never called. The viewer reopens a dropped connection, and the next round starts with the same wire. State that belongs to
 * a connection (half-read messages, a pending request) is reset in {@link #disconnected}; state that resumes (the number of
 * the newest event) may be kept.
 *
 * <p><b>Threads.</b> Every call is made on the viewer's event loop, which thousands of other viewers share. A wire must not
 * block and needs no locks.
 *
 * <p><b>The hot path.</b> {@link #send} and {@link #read} allocate nothing on the heap for a message. Buffers come from
 * {@code channel.alloc()} and are written with {@code channel.voidPromise()}. Payloads pass through memory that all viewers
 * of a loop share ({@link Link#writeMessage}, {@link Link#arrived}).
 *
 * <p><b>Errors.</b> {@link #read} throws {@link longwire.fault.OutsideFault} if the other side violates the protocol. The
 * connection is then closed, and counted as dropped and its reply as corrupted. The other methods must not throw: an
 * exception from {@link #send} is a bug and ends the process.
 */
public interface Wire {
    /**
     * The connection is established, TLS included. The wire starts its handshake, if the transport has one, and calls
     * {@link Link#opened} once messages can be sent, or {@link Link#refused}. The viewer limits the duration.
     */
    void connected();

    /**
     * Sends message {@code sequence}, immediately or as soon as the transport permits, and calls {@link Link#sent} when the
     * message has been handed to the channel.
     *
     * <p>Messages are numbered from 0 and sent in that order; several may be in flight. Called only while the link is open.
     * The viewer handles back-pressure: it does not send while the channel holds more than 64 MiB of unsent bytes. A wire
     * that cannot send now, for example because it allows only one request at a time, returns without sending and later asks
     * {@link Link#nextUnsent}. It needs no queue of its own.
     */
    void send(long sequence);

    /**
     * Reads what arrived. Message boundaries are not preserved: an incomplete message is kept, for example with
     * {@link Carry}, until the rest arrives. Each message is reported by one of {@link Link#arrived}, {@link Link#answered},
     * {@link Link#spoiled}, {@link Link#pushed} and {@link Link#corrupted}.
     *
     * @param bytes released by the caller; copy or retain what must outlive the call
     * @param receivedNanos when the bytes were read from the socket; pass it on instead of reading the clock
     */
    void read(ByteBuf bytes, long receivedNanos);

    /** Sends a ping and calls {@link Link#pinged}, if the transport has pings. */
    default void ping() {
        // Most transports have none.
    }

    /**
     * The viewer follows a feed from now on. The wire requests the events, if the transport requires that. Called while the
     * link is open, and again after each reconnection.
     */
    default void subscribed() {
        // Most feeds push to every connection.
    }

    /**
     * Closes the connection in the way of the transport: sends a goodbye, or closes the channel. If the other side does not
     * close within a second, the viewer does. Called at most once per round, and only while the link is open.
     */
    void close();

    /**
     * The connection has ended. Releases all buffers of the connection.
     *
     * @return the close code that the other side sent, such as {@code 1001}, or {@code none}. Dropped connections are counted
     *     by this value, so it comes from a small set
     */
    String disconnected();
}
