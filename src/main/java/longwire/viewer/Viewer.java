package longwire.viewer;

import io.netty.channel.Channel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import longwire.fault.InputFault;
import longwire.fault.OutsideFault;
import longwire.measurement.Count;
import longwire.measurement.MeasuredWindow;
import longwire.measurement.Readings;
import longwire.measurement.Series;
import longwire.viewer.fanout.Seat;
import longwire.viewer.opening.Opening;
import longwire.viewer.pacing.Pacer;

/**
 * Opens a connection when it is due, reopens it after a drop, and closes it on request. Its {@link Wire} knows the format of
 * messages, its {@link Stream} when to send them. Public methods may be called from any thread; callbacks run on the viewer's
 * event loop.
 */
public final class Viewer {
    /** How long to wait for the other side to end a connection after the viewer asked it to. */
    private static final long CLOSE_LIMIT_MILLIS = 1_000;

    /** Limit of unsent bytes per connection, beyond the kernel's buffer: a few of the largest messages. */
    private static final long MOST_UNREAD_BYTES = 4L * StreamSettings.LARGEST_PAYLOAD_BYTES;

    /** What stands in place of a close code. */
    private static final String NO_PONG = "no pong";
    /** What a wire says where the other side said nothing. */
    static final String NO_CODE = "none";

    private static final int FIRST_OPENING_ATTEMPTS = 5;

    private final ViewerLoop loop;
    private final ViewerSettings settings;
    private final Way way;
    private final Readings.Shard readings;
    /** Null where each viewer talks to the service alone. */
    private final Seat seat;
    /** Null unless it receives what others publish. */
    private final Receiver receiver;

    private final Transport transport;
    private final Wire wire;
    private final Pings pings;

    private State state = State.NEW;
    private Opening opening;
    private Connection connection;
    private OpenListener listener;
    private Runnable closing;
    private Stream stream;
    private Feed feed;
    private Weighing weighing;
    private int failures;
    /** Why the other side refused the connection that is being opened, or null, and what else it said. */
    private String refusal;

    private String refusalDetail = "";
    private long dueNanos;
    private long awaySinceNanos;
    private long dialledNanos;
    private volatile boolean wasDropped;
    /** Whether its messages are counted but not timed. */
    private volatile boolean slow;

    private enum State {
        NEW,
        CONNECTING,
        OPEN,
        AWAY,
        CLOSING,
        CLOSED
    }

    /** Receives the outcome of an opening, once. */
    public interface OpenListener {
        /** The connection is open, {@code handshakeNanos} after it was due. */
        void opened(long handshakeNanos);

        /** All attempts that the settings allow have failed. */
        void gaveUp(String reason);
    }

    Viewer(
            ViewerLoop loop,
            ViewerSettings settings,
            Transport transport,
            Way way,
            Opening opening,
            Readings.Shard readings,
            Seat seat) {
        this.loop = loop;
        this.settings = settings;
        this.way = way;
        this.opening = opening;
        this.readings = readings;
        this.seat = seat;
        this.receiver = seat == null || seat.publishes() ? null : new Receiver(seat.room(), loop, readings);
        this.transport = transport;
        this.wire = transport.wire(new Link(this, loop));
        this.pings = new Pings(this, wire, loop, settings);
    }

    /** Opens the connection at {@code due}, a reading of the clock; at once if that is past. */
    public void open(long due, OpenListener outcome) {
        open(due, Map.of(), outcome);
    }

    /** Same as {@link #open(long, OpenListener)}, with headers of this viewer alone, by name. */
    void open(long due, Map<String, String> headers, OpenListener outcome) {
        loop.eventLoop().execute(() -> {
            opening = opening.with(headers);
            listener = outcome;
            dueNanos = due;
            loop.pacer().add(this::dialWhenDue, due);
        });
    }

    /**
     * Sends the messages of {@code streaming} from {@code startNanos} on; {@code done} is called when the last was answered or
     * given up. A viewer that receives what others publish sends nothing, and is done when it has all.
     *
     * @param index of this viewer among the {@code viewers} that send, which spreads their messages
     */
    public void stream(
            StreamSettings streaming, long startNanos, int index, int viewers, Consumer<StreamOutcome> done) {
        loop.eventLoop().execute(() -> {
            if (receiver != null) {
                receiver.begin(streaming, startNanos, done);
                return;
            }
            stream = new Stream(this, streaming, index, viewers, startNanos, outcome -> ended(outcome, done));
            feed = newFeed(stream.window());
            weighing = Weighing.ofStream(this, stream.window());
            stream.begin();
        });
    }

    /**
     * Times the events of a feed that arrive within {@code window}. {@code done} is called after its end: where the sender is on
     * this host, when an event has come that was due later, so that none of the window is on its way.
     *
     * @param deadline how long to wait for that event
     */
    public void subscribe(MeasuredWindow window, Duration deadline, Consumer<StreamOutcome> done) {
        loop.eventLoop().execute(() -> {
            stream = null;
            feed = newFeed(window);
            weighing = Weighing.ofSubscription(this, window);
            if (isOpen()) {
                wire.subscribed();
            }
            long deadlineNanos = window.endNanos() + deadline.toNanos();
            Subscription subscription = new Subscription(feed, weighing, readings, deadlineNanos, done);
            loop.pacer().add(subscription::endOrWait, window.endNanos());
        });
    }

    private Feed newFeed(MeasuredWindow window) {
        return new Feed(
                readings,
                loop.wakeUp(),
                window,
                way.route().sameHost(),
                !transport.pulls(),
                settings.frames().topics());
    }

    private void ended(StreamOutcome outcome, Consumer<StreamOutcome> done) {
        weighing.end();
        done.accept(outcome);
    }

    /** Closes the connection in the way of its transport; {@code done} is called when it is closed. */
    public void close(Runnable done) {
        loop.eventLoop().execute(() -> {
            Runnable before = closing;
            closing = before == null
                    ? done
                    : () -> {
                        before.run();
                        done.run();
                    };
            if (state == State.CLOSING) {
                return;
            }
            if (state == State.OPEN) {
                state = State.CLOSING;
                readings.tally().add(Count.CLOSED);
                if (connection.isSpent()) {
                    connection.abandon();
                    return;
                }
                wire.close();
                loop.eventLoop().schedule(connection::abandon, CLOSE_LIMIT_MILLIS, TimeUnit.MILLISECONDS);
            } else if (state == State.CONNECTING) {
                state = State.CLOSING;
                connection.abandon();
            } else {
                finishClosing();
            }
        });
    }

    Pings pings() {
        return pings;
    }

    /** Whether its connection was dropped, once or more often. */
    boolean wasDropped() {
        return wasDropped;
    }

    /** Its messages are counted but not timed. Called before it opens. */
    void makeSlow() {
        slow = true;
    }

    /** Whether its messages are timed. */
    boolean isTimed() {
        return !slow;
    }

    /** Whether it reads from its connection from now on. */
    void read(boolean reading) {
        loop.eventLoop().execute(() -> {
            if (state == State.OPEN) {
                channel().config().setAutoRead(reading);
            }
        });
    }

    ViewerLoop loop() {
        return loop;
    }

    Target target() {
        return way.route().target();
    }

    Opening opening() {
        return opening;
    }

    boolean isRedirected() {
        return way.isRedirected();
    }

    Channel channel() {
        return connection.channel();
    }

    /** Whether others are on its connection as well. */
    boolean isSharing() {
        return transport.sharesConnections();
    }

    Connection connection() {
        return connection;
    }

    Readings.Shard readings() {
        return readings;
    }

    ViewerSettings settings() {
        return settings;
    }

    Wire wire() {
        return wire;
    }

    /** The current stream, or null. */
    Stream stream() {
        return stream;
    }

    Seat seat() {
        return seat;
    }

    /** What it gets of others' messages, or null. */
    Receiver receiver() {
        return receiver;
    }

    /** Whether what comes from now on is usual; the first answer to a poll may have many events of before. */
    boolean hasJoined() {
        return !transport.pulls() || feed.lastSequence() >= 0;
    }

    /** All that had arrived is read. */
    void readComplete() {
        if (weighing != null) {
            weighing.readComplete();
        }
    }

    /** How many messages of the current stream were answered. */
    long answered() {
        return stream == null ? 0 : stream.answered();
    }

    /** The feed that it follows, or null. */
    Feed feed() {
        return feed;
    }

    /** Whether a handshake is on. */
    boolean isOpening() {
        return state == State.CONNECTING;
    }

    /** Whether it is closed, or about to be, for good. */
    boolean isClosing() {
        return state == State.CLOSING || state == State.CLOSED;
    }

    boolean isOpen() {
        // A channel is inactive before its viewer is told of the close.
        return state == State.OPEN && connection.isUsable();
    }

    /** Whether a message can be sent; false if the other side reads so slowly that the limit of unsent bytes is reached. */
    boolean takesMore() {
        return isOpen() && connection.unsentBytes() < MOST_UNREAD_BYTES;
    }

    void record(Series series, long nanos) {
        readings.recorder().record(series, nanos);
    }

    /** The wire can carry messages. */
    void opened() {
        if (state != State.CONNECTING) {
            // This side closed meanwhile, while the last bytes of the handshake were in flight.
            return;
        }
        long now = loop.clock().nanoTime();
        connection.opened();
        state = State.OPEN;
        failures = 0;
        way.arrived();
        if (listener == null) {
            readings.tally().add(Count.RETURNED);
            record(Series.AWAY, now - awaySinceNanos);
            record(Series.REOPENING, now - dialledNanos);
        } else {
            readings.tally().add(Count.OPENED);
            record(Series.HANDSHAKE, now - dueNanos);
            pings.begin(now);
            takeListener().opened(now - dueNanos);
        }
        if (feed != null && stream == null) {
            wire.subscribed();
        }
    }

    /** The other side refused the handshake for {@code reason}, and said {@code detail}. */
    void refused(String reason, String detail) {
        refusal = reason;
        refusalDetail = detail.isEmpty() ? "" : ": " + detail;
        connection.refuse(reason);
    }

    /** The other side is at {@code location} instead. */
    void redirect(String location) {
        if (way.isLong()) {
            refused("more than " + Way.MOST_REDIRECTS + " redirects", "the last one to " + opening.redacted(location));
            return;
        }
        try {
            way.redirect(location);
        } catch (InputFault unreadable) {
            refused("redirected to no URL", opening.redacted(location));
            return;
        }
        connection.abandon();
    }

    /** The connection has ended, or was never open. */
    void disconnected(String reason) {
        String code = wire.disconnected();
        switch (state) {
            case OPEN -> dropped(pings.isSilent() ? NO_PONG : code.equals(NO_CODE) ? connection.endWord() : code);
            case CONNECTING -> failedOrRedirected(refusal == null ? reason : refusal);
            case CLOSING -> finishClosing();
            default -> {
                // Already reported.
            }
        }
    }

    private long dialWhenDue(long due) {
        dial();
        return Pacer.NEVER;
    }

    private void dial() {
        if (!isClosing()) {
            state = State.CONNECTING;
            refusal = null;
            refusalDetail = "";
            dialledNanos = loop.clock().nanoTime();
            connection = Connection.attempt(this, way.route(), settings.connectTimeout());
            connection.begin();
        }
    }

    private void failedOrRedirected(String reason) {
        if (!way.leadsOn()) {
            failed(reason);
            return;
        }
        try {
            way.follow();
        } catch (OutsideFault noAddress) {
            failed("redirected to a name without an address");
            return;
        }
        dial();
    }

    private void failed(String reason) {
        readings.refused(reason, listener != null && failures == 0);
        failures++;
        startOver();
        dialAgainOrGiveUp(reason);
    }

    private void dropped(String code) {
        awaySinceNanos = loop.clock().nanoTime();
        wasDropped = true;
        readings.dropped(code);
        startOver();
        if (stream != null) {
            stream.dropped();
        }
        dialAgainOrGiveUp("dropped with " + code);
    }

    private void startOver() {
        way.startOver();
        pings.startOver();
    }

    private void dialAgainOrGiveUp(String reason) {
        if (failures < attempts()) {
            state = State.AWAY;
            long waitNanos = settings.backoff().waitNanos(failures, loop.random());
            loop.eventLoop().schedule(this::dial, waitNanos, TimeUnit.NANOSECONDS);
            return;
        }
        readings.tally().add(Count.GAVE_UP);
        state = State.CLOSED;
        if (listener != null) {
            takeListener().gaveUp(reason + refusalDetail);
        }
    }

    /** A first opening fails after fewer attempts than the reopening of a dropped connection. */
    private int attempts() {
        return listener == null
                ? settings.backoff().attempts()
                : Math.min(FIRST_OPENING_ATTEMPTS, 1 + settings.backoff().attempts());
    }

    private OpenListener takeListener() {
        OpenListener told = listener;
        listener = null;
        return told;
    }

    private void finishClosing() {
        state = State.CLOSED;
        if (listener != null) {
            takeListener().gaveUp("closed before it was open");
        }
        if (closing != null) {
            Runnable told = closing;
            closing = null;
            told.run();
        }
    }
}
