package longwire.viewer;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.SplittableRandom;
import longwire.measurement.Count;
import longwire.measurement.Series;
import longwire.message.Stamp;
import longwire.network.deflate.DeflateOffer;
import longwire.viewer.conversation.ConversationSettings;
import longwire.viewer.fanout.Seat;
import longwire.viewer.opening.Opening;

/**
 * A viewer as seen by its {@link Wire}: the channel to write to, the messages to send, and where to report replies. Called
 * only on the viewer's event loop. No method allocates per message.
 *
 * <p>This is a final class rather than an interface because the calls are made for every message.
 */
public final class Link {
    private final Viewer viewer;
    private final ViewerLoop loop;

    Link(Viewer viewer, ViewerLoop loop) {
        this.viewer = viewer;
        this.loop = loop;
    }

    /** The target of the viewer, with host and path for a handshake. */
    public Target target() {
        return viewer.target();
    }

    /** The channel of the current connection, above TLS. Write with its {@code voidPromise()}. */
    public Channel channel() {
        return viewer.channel();
    }

    /** Whether the wire's own handshake is still on. */
    boolean isOpening() {
        return viewer.isOpening();
    }

    /** Whether messages can be sent: from {@link #opened} until either side closes the connection. */
    public boolean isOpen() {
        return viewer.isOpen();
    }

    /** The current time in nanoseconds, on the clock of the due times. */
    public long nanoTime() {
        return loop.clock().nanoTime();
    }

    /** A seeded random generator, for masks and the like. */
    public SplittableRandom random() {
        return loop.random();
    }

    /** Messages can be sent. The viewer records the handshake; further calls in the same round are ignored. */
    public void opened() {
        viewer.opened();
    }

    /** What this viewer says to open its connection, beyond what the transport needs. */
    public Opening opening() {
        return viewer.opening();
    }

    /** Whether another server named the target of this connection, by a redirect. */
    public boolean redirected() {
        return viewer.isRedirected();
    }

    /** The other side refused the handshake. {@code reason} is shown to the user, for example {@code status 403}. */
    public void refused(String reason) {
        refused(reason, "");
    }

    /**
     * Same as {@link #refused(String)}.
     *
     * @param reason under which refusals are counted; it comes from a small set
     * @param detail more of what the other side said, for messages about this one; may be empty
     */
    public void refused(String reason, String detail) {
        viewer.refused(reason, detail);
    }

    /** The other side wants the connection to be opened at {@code location}, a URL or a part of one. */
    public void redirect(String location) {
        viewer.redirect(location);
    }

    /** Sends a request, which is released: on the present connection, or on a new one where each has its own. */
    void ask(ByteBuf request) {
        viewer.connection().ask(request);
        requested();
    }

    /** Whether each request has a connection of its own. */
    boolean connectsForEach() {
        return viewer.settings().connectionPerPoll() && !viewer.isSharing();
    }

    /** The answer to the one request of a connection has arrived. */
    void connectionSpent() {
        viewer.connection().spend();
    }

    /** An HTTP request was sent, a handshake included. */
    public void requested() {
        viewer.readings().tally().add(Count.REQUESTS);
    }

    /** Records the duration of the transport's own handshake, which follows TCP and TLS. */
    public void upgraded(long nanos) {
        viewer.record(Series.UPGRADE, nanos);
    }

    /**
     * The size of each message in bytes, stamp included; the largest, where a plan has several for WebSockets. Valid only while
     * messages are due or in flight.
     */
    public int payloadBytes() {
        return viewer.stream().settings().payloadBytes();
    }

    /** The size of message {@code sequence}, where messages are of several. */
    public int payloadBytes(long sequence) {
        return viewer.stream().payloadBytes(sequence);
    }

    /** Whether messages are text. */
    public boolean text() {
        Stream stream = viewer.stream();
        return stream != null && stream.settings().text();
    }

    /** Writes the stamped payload of message {@code sequence}, {@link #payloadBytes(long)} long, to {@code out}. */
    public void writeMessage(ByteBuf out, long sequence) {
        Stream stream = viewer.stream();
        StreamSettings settings = stream.settings();
        long due = stream.inFlight().dueNanos(sequence);
        int length = stream.payloadBytes(sequence);
        ByteBuffer payload = loop.payload(length);
        loop.stamp().write(settings.kind(), payload, sequence, due);
        out.writeBytes(payload.array(), 0, length);
    }

    /** When message {@code sequence}, in flight or unsent, was due; for payloads that the wire builds itself. */
    public long dueNanos(long sequence) {
        return viewer.stream().inFlight().dueNanos(sequence);
    }

    /** The oldest message that is due but not yet sent, or -1. */
    public long nextUnsent() {
        Stream stream = viewer.stream();
        return stream == null ? -1 : stream.inFlight().nextUnsent();
    }

    /** Message {@code sequence} was handed to the channel. {@code sentNanos} is {@link #nanoTime} just before the write. */
    public void sent(long sequence, long sentNanos) {
        Stream stream = viewer.stream();
        stream.sent(sequence, sentNanos, stream.inFlight().dueNanos(sequence));
    }

    /**
     * Same as {@link #sent(long, long)}, for a transport that was busy when the message was due.
     *
     * @param readyNanos when the transport became free. The wait before it is caused by the transport: it is part of the
     *     response time, but not of the generator's send lag
     */
    public void sent(long sequence, long sentNanos, long readyNanos) {
        viewer.stream().sent(sequence, sentNanos, readyNanos);
    }

    /**
     * A complete stamped payload arrived: the reply to a message written by {@link #writeMessage} or, while the viewer
     * follows a feed, an event. A payload whose stamp is damaged is counted as corrupted.
     *
     * @param from contains the payload; its indexes do not change
     * @param start index of the payload in {@code from}
     * @param length of the payload in bytes; at most {@link StreamSettings#LARGEST_PAYLOAD_BYTES}
     * @param text whether the stamp is in hexadecimal digits
     * @param receivedNanos as passed to {@link Wire#read}
     */
    public void arrived(ByteBuf from, int start, int length, boolean text, long receivedNanos) {
        Stamp stamp = loop.stamp();
        ByteBuffer payload = loop.payload(length);
        from.getBytes(start, payload.array(), 0, length);
        boolean ours = text ? stamp.readText(payload) : stamp.read(payload);
        if (viewer.feed() == null) {
            // Events may arrive before the viewer follows the feed.
            return;
        }
        Stream stream = viewer.stream();
        if (!ours && stream != null && !stream.settings().sizes().has(length) && !Stamp.begins(payload, text)) {
            // It has neither the size nor the beginning of what was sent.
            unasked();
        } else if (!ours) {
            corrupted();
        } else if (viewer.stream() == null) {
            viewer.feed().event(stamp.sequence(), stamp.timeNanos(), receivedNanos);
        } else {
            viewer.stream().answered(stamp.sequence(), stamp.timeNanos(), receivedNanos);
        }
    }

    /**
     * The reply to message {@code sequence} arrived, identified by the transport itself: by an id, or by its order. A second
     * reply is counted as duplicated, a reply to a message that was never sent as corrupted.
     */
    public void answered(long sequence, long receivedNanos) {
        Stream stream = viewer.stream();
        if (stream != null) {
            stream.answered(sequence, stream.inFlight().dueNanos(sequence), receivedNanos);
        }
    }

    /** The first event of the answer to {@code sequence} arrived; the answer is a stream of them. */
    void firstEvent(long sequence, long receivedNanos) {
        Stream stream = viewer.stream();
        if (stream != null) {
            stream.firstEvent(sequence, receivedNanos);
        }
    }

    /** Another event of that answer arrived, {@code gapNanos} after the one before. */
    void nextEvent(long sequence, long gapNanos) {
        Stream stream = viewer.stream();
        if (stream != null) {
            stream.nextEvent(sequence, gapNanos);
        }
    }

    /** The reply to {@code sequence} is invalid, and no other will follow: it is counted as corrupted, the message as lost. */
    public void spoiled(long sequence) {
        Stream stream = viewer.stream();
        if (stream != null) {
            stream.spoiled(sequence);
        }
    }

    /** Same as {@link #spoiled(long)}; {@code reason} is shown to the user, for example {@code status 404}. */
    public void spoiled(long sequence, String reason) {
        viewer.readings().failed(reason);
        spoiled(sequence);
    }

    /** The reply to {@code sequence} says that the message failed for {@code reason}, and no other will follow. */
    public void failed(long sequence, String reason) {
        viewer.readings().failed(reason);
        Stream stream = viewer.stream();
        if (stream != null) {
            stream.failed(sequence);
        }
    }

    /** Nobody answers message {@code sequence}: it is done with as it was sent. */
    public void settled(long sequence) {
        viewer.stream().settled(sequence);
    }

    /** This viewer's place among those that publish and those that receive; null where each talks to the service alone. */
    Seat seat() {
        return viewer.seat();
    }

    /** Whether a message that arrived is one that another viewer published; then it is timed and counted. */
    boolean delivered(ByteBuf from, int start, int length, long receivedNanos) {
        Receiver receiver = viewer.receiver();
        return receiver != null && receiver.takes(from, start, length, receivedNanos);
    }

    /** A message arrived that nobody asked for. */
    public void unasked() {
        viewer.readings().tally().add(Count.PUSHES);
    }

    /** What the viewer's messages mean. */
    ConversationSettings conversation() {
        return viewer.settings().conversation();
    }

    /** How messages go over a WebSocket. */
    FrameSettings frames() {
        return viewer.settings().frames();
    }

    /** What is offered to the other side; empty for no compression. */
    Optional<DeflateOffer> deflate() {
        return target().deflates() ? frames().deflate() : Optional.empty();
    }

    /** Something arrived that is neither a reply nor an event. Messages in flight are still waited for. */
    public void corrupted() {
        viewer.readings().tally().add(Count.CORRUPTED);
    }

    /**
     * An event of the feed arrived.
     *
     * @param sequence its number in the feed; gaps are counted as missed events
     * @param createdNanos when it was created, on this host's clock
     */
    public void pushed(long sequence, long createdNanos, long receivedNanos) {
        Feed feed = viewer.feed();
        if (feed != null) {
            feed.event(sequence, createdNanos, receivedNanos);
        }
    }

    /** Event {@code sequence} arrived but is older than the connection; its age is not recorded. */
    public void joined(long sequence) {
        Feed feed = viewer.feed();
        if (feed != null) {
            feed.joined(sequence);
        }
    }

    /** The number of the newest event received, or -1; a feed resumes from it. */
    public long newestEvent() {
        Feed feed = viewer.feed();
        return feed == null ? -1 : feed.lastSequence();
    }

    /** A ping was sent. */
    public void pinged() {
        viewer.readings().tally().add(Count.PINGS);
    }

    /** A pong arrived, {@code nanos} after its ping was sent. */
    public void ponged(long nanos) {
        viewer.readings().tally().add(Count.PONGS);
        viewer.pings().ponged();
        viewer.record(Series.PING, nanos);
    }

    /** State shared by the viewers of one loop; for the wires of this package. */
    ViewerLoop loop() {
        return loop;
    }
}
