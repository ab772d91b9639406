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

    /** How often a viewer looks whether its last event has come. */
    private static final long LAST_EVENT_STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** Limit of unsent bytes per connection, beyond the kernel's buffer: a few of the largest messages. */
    private static final long MOST_UNREAD_BYTES = 4L * StreamSettings.LARGEST_PAYLOAD_BYTES;

    /** What stands in place of a close code. */
    private static final String NO_PONG = "no pong";
    /** What a wire says where the other side said nothing. */
    static final String NO_CODE = "none";

    private static final int FIRST_OPENING_ATTEMPTS = 5;
    /** Others follow up to twenty; whoever needs more than a few has a loop. */
    private static final int MOST_REDIRECTS = 5;

    private final ViewerLoop loop;
    private final ViewerSettings settings;
    private final Routes routes;
    /** The way to the target itself, where each attempt begins. */
    private final Connection.Route home;

    private final Readings.Shard readings;
    /** Null where each viewer talks to the service alone. */
    private final Seat seat;
    /** Null unless it receives what others publish. */
    private final Receiver receiver;

    private final Transport transport;
    private final Wire wire;

    private State state = State.NEW;
    private Opening opening;
    private Connection.Route route;
    private Connection connection;
    private OpenListener listener;
    private Runnable closing;
    private Stream stream;
    private Feed feed;
    private Weighing weighing;
    private int failures;
    /** Of the connection that is being opened: how often it was redirected, and where to now, or null. */
    private int redirects;

    private Target redirect;
    /** Why the other side refused the connection that is being opened, or null, and what else it said. */
    private String refusal;

    private String refusalDetail = "";
    private long dueNanos;
    private long awaySinceNanos;
    private long dialledNanos;
    /** Number of the ping whose pong is awaited, from 1; 0 for none. */
    private long awaitedPing;

    private long pings;
    private volatile boolean wasDropped;
    private volatile Duration pingInterval;
    /** Whether its messages are counted but not timed. */
    private volatile boolean slow;
    /** Whether a pong did not come in time, for which the connection is being given up. */
    private boolean silent;

    private enum State {
        NEW,
        CONNECTING,
        OPEN,
        AWAY,
        CLOSING,
        CLOSED
    }

    /** Finds the way to a target. */
    interface Routes {
        /** @throws longwire.fault.OutsideFault if its name has no address */
        Connection.Route to(Target target);
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
            Routes routes,
            Target target,
            Opening opening,
            Readings.Shard readings,
            Seat seat) {
        this.loop = loop;
        this.settings = settings;
        this.routes = routes;
        this.pingInterval = settings.pingInterval();
        this.opening = opening;
        this.home = routes.to(target);
        this.route = home;
        this.readings = readings;
        this.seat = seat;
        this.receiver = seat == null || seat.publishes() ? null : new Receiver(seat.room(), loop, readings);
        this.transport = transport;
        this.wire = transport.wire(new Link(this, loop));
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
            Feed following = feed;
            long deadlineNanos = window.endNanos() + deadline.toNanos();
            loop.pacer().add(due -> afterWindow(following, due, deadlineNanos, done), window.endNanos());
        });
    }

    private Feed newFeed(MeasuredWindow window) {
        return new Feed(
                readings,
                loop.wakeUp(),
                window,
                route.sameHost(),
                !transport.pulls(),
                settings.frames().topics());
    }

    /** In steps up to the deadline: nothing of a viewer that is done may come due in the middle of the next trial. */
    private long afterWindow(Feed following, long due, long deadlineNanos, Consumer<StreamOutcome> done) {
        if (!following.isEnded()) {
            if (following.isSilent()) {
                readings.tally().add(Count.SILENT_VIEWERS);
            }
            weighing.end();
            following.awaitLast(() -> done.accept(following.outcome()));
        }
        if (due - deadlineNanos >= 0) {
            following.stopWaiting();
        }
        return following.isWaiting() ? due + Math.min(LAST_EVENT_STEP_NANOS, deadlineNanos - due) : Pacer.NEVER;
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

    /** Pings at this interval instead of that of the settings. Called before it opens. */
    void pingEvery(Duration interval) {
        pingInterval = interval;
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
        return route.target();
    }

    Opening opening() {
        return opening;
    }

    boolean isRedirected() {
        return redirects > 0 && !route.target().authority().equals(home.target().authority());
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
        redirects = 0;
        if (listener == null) {
            readings.tally().add(Count.RETURNED);
            record(Series.AWAY, now - awaySinceNanos);
            record(Series.REOPENING, now - dialledNanos);
        } else {
            readings.tally().add(Count.OPENED);
            record(Series.HANDSHAKE, now - dueNanos);
            schedulePings(now);
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
        if (redirects >= MOST_REDIRECTS) {
            refused("more than " + MOST_REDIRECTS + " redirects", "the last one to " + opening.redacted(location));
            return;
        }
        try {
            redirect = route.target().resolve(location);
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
            case OPEN -> dropped(silent ? NO_PONG : code.equals(NO_CODE) ? connection.endWord() : code);
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
        if (state != State.CLOSED && state != State.CLOSING) {
            state = State.CONNECTING;
            refusal = null;
            refusalDetail = "";
            dialledNanos = loop.clock().nanoTime();
            connection = Connection.attempt(this, route, settings.connectTimeout());
            connection.begin();
        }
    }

    private void failedOrRedirected(String reason) {
        if (redirect == null) {
            failed(reason);
            return;
        }
        redirects++;
        Target next = redirect;
        redirect = null;
        try {
            route = routes.to(next);
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
        redirects = 0;
        route = home;
        awaitedPing = 0;
        silent = false;
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

    private void schedulePings(long now) {
        long interval = pingInterval.toNanos();
        if (interval > 0) {
            // The first ping is at a random moment; otherwise all viewers would ping at once.
            loop.pacer().add(due -> ping(due + interval), now + loop.random().nextLong(interval));
        }
    }

    private long ping(long next) {
        if (isOpen()) {
            wire.ping();
            awaitPong();
        }
        return state == State.CLOSED || state == State.CLOSING ? Pacer.NEVER : next;
    }

    private void awaitPong() {
        long limit = settings.pingTimeout().toNanos();
        if (limit == 0 || awaitedPing > 0) {
            return;
        }
        awaitedPing = ++pings;
        long awaited = awaitedPing;
        loop.pacer()
                .add(
                        due -> {
                            giveUpUnlessPonged(awaited);
                            return Pacer.NEVER;
                        },
                        loop.clock().nanoTime() + limit);
    }

    private void giveUpUnlessPonged(long awaited) {
        if (isOpen() && awaitedPing == awaited) {
            silent = true;
            connection.abandon();
        }
    }

    /** A pong arrived. */
    void ponged() {
        awaitedPing = 0;
    }
}
