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
 * <p><b>Threads.</b> Every method is called on the viewer's event loop, which thousands of other viewers share, and the link
 * is called only there. A wire needs no locks. It must not block, sleep, or wait for another thread.
 *
 * <p><b>The three readings.</b> A message is <i>due</i> at a time of the schedule, which {@link Link#writeMessage} writes into
 * its payload. It is <i>sent</i> at {@link Link#nanoTime}, read when the bytes are complete, immediately before they are
 * written to the channel. Its reply is <i>received</i> at the {@code receivedNanos} of the {@link #read} that completed it,
 * read from the clock before any decoding. Service time includes encryption, if there is any.
 *
 * <p><b>Buffers.</b> The bytes passed to {@link #read} belong to the caller. A buffer that the wire allocates, from
 * {@code channel.alloc()}, belongs to the channel once it is written; all others are released by {@link #disconnected} at the
 * latest. Payloads pass through an array that all viewers of a loop share ({@link Link#writeMessage}, {@link Link#arrived}).
 *
 * <p><b>The hot path.</b> {@link #send} and {@link #read} allocate nothing on the heap for a message. Writes use
 * {@code channel.voidPromise()}.
 *
 * <p><b>Back-pressure and limits.</b> The viewer does not call {@link #send} while the channel holds more than 64 MiB of unsent
 * bytes or 65,536 messages are in flight; it counts those messages as unsent. The wire limits what it keeps of incoming
 * messages: it checks the length that the other side announces, usually against
 * {@link StreamSettings#LARGEST_PAYLOAD_BYTES}, before it waits for the rest or allocates memory.
 *
 * <p><b>Errors.</b> {@link #read} throws {@link longwire.fault.OutsideFault} if the other side violates the protocol. The
 * connection is then closed; that counts as one corrupted reply and one dropped connection. No method may throw anything
 * else: an exception from {@link #send} or {@link #ping} is a bug and ends the process.
 *
 * <p><b>A wire never</b> delays a message that the transport could take, skips, repeats or reorders messages, sends a message
 * again on the next connection, reconnects, or reports a reply that did not arrive. Losses are what the viewer is there to
 * count.
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
     * A wire that cannot send now, for example because it allows only one request at a time, returns without sending and later
     * asks {@link Link#nextUnsent}. It needs no queue of its own.
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
     * close within a second, the viewer does. Called at most once per round, and only after {@link Link#opened}.
     */
    void close();

    /**
     * The connection has ended. Releases all buffers of the connection.
     *
     * @return the close code that the other side sent and its reason, such as {@code 1001 going away}, or {@code none}. Dropped
     *     connections are counted by this value
     */
    String disconnected();
}
