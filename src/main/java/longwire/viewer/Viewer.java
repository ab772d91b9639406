package longwire.viewer;

import io.netty.channel.Channel;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import longwire.measurement.Count;
import longwire.measurement.MeasuredWindow;
import longwire.measurement.Readings;
import longwire.measurement.Series;

/**
 * One connection's life: opened when it is due, opened again when it was dropped, closed when asked. What it carries is
 * its {@link Wire}'s, what it sends its {@link Stream}'s. Public methods may be called from any thread; what they were
 * given is called back on the viewer's event loop.
 */
public final class Viewer {
    /** The other side is given this long to end a connection that we asked it to end. */
    private static final long CLOSE_LIMIT_MILLIS = 1_000;

    /** Of one connection, beyond what the kernel holds: a few of the largest messages. */
    private static final long MOST_UNREAD_BYTES = 4L * StreamSettings.LARGEST_PAYLOAD_BYTES;

    private static final int FIRST_OPENING_ATTEMPTS = 5;

    private final ViewerLoop loop;
    private final ViewerSettings settings;
    private final Connection.Route route;
    private final Readings.Shard readings;
    private final Wire wire;

    private State state = State.NEW;
    private Connection connection;
    private OpenListener opening;
    private Runnable closing;
    private Stream stream;
    private Feed feed;
    private int failures;
    private long dueNanos;
    private long awaySinceNanos;

    private enum State {
        NEW,
        CONNECTING,
        OPEN,
        AWAY,
        CLOSING,
        CLOSED
    }

    /** Hears how an opening ended, once. */
    public interface OpenListener {
        /** The connection is open; {@code handshakeNanos} since it was due. */
        void opened(long handshakeNanos);

        /** No connection came about, after all attempts that the settings allow. */
        void gaveUp(String reason);
    }

    Viewer(
            ViewerLoop loop,
            ViewerSettings settings,
            Transport transport,
            Connection.Route route,
            Readings.Shard readings) {
        this.loop = loop;
        this.settings = settings;
        this.route = route;
        this.readings = readings;
        this.wire = transport.wire(new Link(this, loop));
    }

    /** Opens the connection at {@code due}, on the clock's time; at once where that is past. */
    public void open(long due, OpenListener listener) {
        loop.eventLoop().execute(() -> {
            opening = listener;
            dueNanos = due;
            loop.pacer().add(this::dialWhenDue, due);
        });
    }

    /**
     * Sends messages as {@code streaming} says, from {@code startNanos} on; {@code done} hears when the last was answered
     * or given up.
     *
     * @param index of this viewer among {@code viewers}, which spreads their messages
     */
    public void stream(
            StreamSettings streaming, long startNanos, int index, int viewers, Consumer<StreamOutcome> done) {
        loop.eventLoop().execute(() -> {
            stream = new Stream(this, streaming, streaming.schedule(index, viewers), startNanos, done);
            feed = new Feed(readings, loop.wakeUp(), stream.window(), route.sameHost());
            stream.begin();
        });
    }

    /** Times the events of a feed that come within {@code window}; {@code done} hears its end. */
    public void subscribe(MeasuredWindow window, Consumer<StreamOutcome> done) {
        loop.eventLoop().execute(() -> {
            stream = null;
            feed = new Feed(readings, loop.wakeUp(), window, route.sameHost());
            if (isOpen()) {
                wire.subscribed();
            }
            loop.pacer()
                    .add(
                            due -> {
                                done.accept(feed.outcome());
                                return Pacer.NEVER;
                            },
                            window.endNanos());
        });
    }

    /** Closes the connection as its transport wants it closed; {@code done} hears when it is gone. */
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

    ViewerLoop loop() {
        return loop;
    }

    Target target() {
        return route.target();
    }

    Channel channel() {
        return connection.channel();
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

    /** What it sends, or null. */
    Stream stream() {
        return stream;
    }

    /** The events it follows, or null. */
    Feed feed() {
        return feed;
    }

    boolean isOpen() {
        // A channel closed just now is inactive before its viewer hears of it.
        return state == State.OPEN && channel().isActive();
    }

    /** Whether a message can be sent: the other side may be slow to read, but what it has not read has a limit. */
    boolean takesMore() {
        return isOpen() && channel().bytesBeforeWritable() < MOST_UNREAD_BYTES;
    }

    void record(Series series, long nanos) {
        readings.recorder().record(series, nanos);
    }

    /** The wire can carry messages. */
    void opened() {
        if (state != State.CONNECTING) {
            // Closed by our side meanwhile, with the last bytes of the handshake still on their way.
            return;
        }
        long now = loop.clock().nanoTime();
        connection.opened();
        state = State.OPEN;
        failures = 0;
        if (opening == null) {
            readings.tally().add(Count.RETURNED);
            record(Series.AWAY, now - awaySinceNanos);
        } else {
            readings.tally().add(Count.OPENED);
            record(Series.HANDSHAKE, now - dueNanos);
            schedulePings(now);
            takeOpening().opened(now - dueNanos);
        }
        if (feed != null && stream == null) {
            wire.subscribed();
        }
    }

    /** The other side refused the handshake, for a reason it gave. */
    void refused(String reason) {
        connection.refuse(reason);
    }

    /** The connection is gone, or did not come about. */
    void disconnected(String reason) {
        String code = wire.disconnected();
        switch (state) {
            case OPEN -> dropped(code);
            case CONNECTING -> failed(reason);
            case CLOSING -> finishClosing();
            default -> {
                // Said already.
            }
        }
    }

    private long dialWhenDue(long due) {
        dial();
        return Pacer.NEVER;
    }

    private void dial() {
        if (state != State.CLOSED && state != State.CLOSING) {
            state = State.CONNECTING;
            connection = Connection.dial(this, route, settings.connectTimeout());
        }
    }

    private void failed(String reason) {
        readings.tally().add(Count.HANDSHAKE_FAILED);
        failures++;
        dialAgainOrGiveUp(reason);
    }

    private void dropped(String code) {
        awaySinceNanos = loop.clock().nanoTime();
        readings.dropped(code);
        if (stream != null) {
            stream.dropped();
        }
        dialAgainOrGiveUp("dropped with " + code);
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
        if (opening != null) {
            takeOpening().gaveUp(reason);
        }
    }

    /** A first opening that fails is soon known to fail; one that had been open is worth more patience. */
    private int attempts() {
        return opening == null
                ? settings.backoff().attempts()
                : Math.min(FIRST_OPENING_ATTEMPTS, 1 + settings.backoff().attempts());
    }

    private OpenListener takeOpening() {
        OpenListener told = opening;
        opening = null;
        return told;
    }

    private void finishClosing() {
        state = State.CLOSED;
        if (opening != null) {
            takeOpening().gaveUp("closed before it was open");
        }
        if (closing != null) {
            Runnable told = closing;
            closing = null;
            told.run();
        }
    }

    private void schedulePings(long now) {
        long interval = settings.pingInterval().toNanos();
        if (interval > 0) {
            // From a random moment on, or all viewers would ping at once.
            loop.pacer().add(due -> ping(due + interval), now + loop.random().nextLong(interval));
        }
    }

    private long ping(long next) {
        if (isOpen()) {
            wire.ping();
        }
        return state == State.CLOSED || state == State.CLOSING ? Pacer.NEVER : next;
    }
}
