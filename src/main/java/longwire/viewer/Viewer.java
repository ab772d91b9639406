package longwire.viewer;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import longwire.fault.OutsideFault;
import longwire.measurement.Count;
import longwire.measurement.MeasuredWindow;
import longwire.measurement.Readings;
import longwire.measurement.Series;

/**
 * One connection's life: opened when it is due, opened again when it was dropped, closed when asked. What it carries is
 * its {@link Wire}'s, what it sends its {@link Stream}'s. Public methods may be called from any thread; what they were
 * given is called back on the viewer's event loop.
 */
// Sharable, since the same viewer serves one channel after another, never two at once.
@Sharable
public final class Viewer extends ChannelInboundHandlerAdapter {
    /** The other side is given this long to end a connection that we asked it to end. */
    private static final long CLOSE_LIMIT_MILLIS = 1_000;

    private static final int FIRST_OPENING_ATTEMPTS = 5;

    private final ViewerLoop loop;
    private final ViewerSettings settings;
    private final Remote remote;
    private final Target target;
    private final InetSocketAddress source;
    private final Readings.Shard readings;
    private final Wire wire;

    private State state = State.NEW;
    private Channel channel;
    private OpenListener opening;
    private Runnable closing;
    private Stream stream;
    private Feed feed;
    private Future<?> timeout;
    private String lastFailure = "";
    private int failures;
    private long dueNanos;
    private long dialNanos;
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

    /** Where to connect; {@code tls} null for a plain connection. */
    record Remote(InetSocketAddress address, SslContext tls) {}

    Viewer(
            ViewerLoop loop,
            ViewerSettings settings,
            Transport transport,
            Remote remote,
            Target target,
            InetSocketAddress source,
            Readings.Shard readings) {
        this.loop = loop;
        this.settings = settings;
        this.remote = remote;
        this.target = target;
        this.source = source;
        this.readings = readings;
        this.wire = transport.wire(this);
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
            feed = new Feed(readings, stream.window());
            stream.begin();
        });
    }

    /** Times the events of a feed that come within {@code window}; {@code done} hears its end. */
    public void subscribe(MeasuredWindow window, Consumer<StreamOutcome> done) {
        loop.eventLoop().execute(() -> {
            stream = null;
            feed = new Feed(readings, window);
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
            boolean open = state == State.OPEN;
            if (state == State.NEW || state == State.AWAY || state == State.CLOSED) {
                finishClosing();
                return;
            }
            state = State.CLOSING;
            if (!open) {
                channel.close();
                return;
            }
            readings.tally().add(Count.CLOSED);
            wire.close();
            loop.eventLoop().schedule(() -> channel.close(), CLOSE_LIMIT_MILLIS, TimeUnit.MILLISECONDS);
        });
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        long now = loop.clock().nanoTime();
        record(Series.TCP, now - dialNanos);
        SslHandler tls = context.pipeline().get(SslHandler.class);
        if (tls == null) {
            wire.connected();
            return;
        }
        tls.handshakeFuture().addListener(handshake -> {
            if (handshake.isSuccess()) {
                record(Series.TLS, loop.clock().nanoTime() - now);
                wire.connected();
            } else {
                failing("TLS: " + reason(rootOf(handshake.cause())));
            }
        });
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        long receivedNanos = loop.clock().nanoTime();
        ByteBuf bytes = (ByteBuf) message;
        try {
            wire.read(bytes, receivedNanos);
        } catch (OutsideFault notOurProtocol) {
            failing(notOurProtocol.getMessage());
            readings.tally().add(Count.CORRUPTED);
            context.close();
        } finally {
            bytes.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        // A burst of answers must not hold up what falls due meanwhile.
        loop.pacer().fireDue();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        String code = wire.disconnected();
        switch (state) {
            case OPEN -> dropped(code);
            case CONNECTING -> failed(lastFailure.isEmpty() ? "closed before the handshake ended" : lastFailure);
            case CLOSING -> finishClosing();
            default -> {
                // Said already.
            }
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        failing(reason(cause));
        context.close();
    }

    ViewerLoop loop() {
        return loop;
    }

    Target target() {
        return target;
    }

    Channel channel() {
        return channel;
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
        return state == State.OPEN && channel.isActive();
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
        timeout.cancel(false);
        timeout = null;
        state = State.OPEN;
        failures = 0;
        lastFailure = "";
        if (opening == null) {
            readings.tally().add(Count.RETURNED);
            record(Series.AWAY, now - awaySinceNanos);
        } else {
            readings.tally().add(Count.OPENED);
            record(Series.HANDSHAKE, now - dueNanos);
            OpenListener told = opening;
            opening = null;
            schedulePings(now);
            told.opened(now - dueNanos);
        }
    }

    /** The other side refused the handshake, for a reason it gave. */
    void refused(String reason) {
        failing(reason);
        channel.close();
    }

    private long dialWhenDue(long due) {
        dial();
        return Pacer.NEVER;
    }

    private void dial() {
        if (state == State.CLOSED || state == State.CLOSING) {
            return;
        }
        state = State.CONNECTING;
        lastFailure = "";
        dialNanos = loop.clock().nanoTime();
        timeout = loop.eventLoop()
                .schedule(
                        () -> refused("no handshake within "
                                + settings.connectTimeout().toMillis() + " ms"),
                        settings.connectTimeout().toNanos(),
                        TimeUnit.NANOSECONDS);
        ChannelFuture connecting = loop.bootstrap()
                .handler(remote.tls() == null ? this : new Securing())
                .connect(remote.address(), source);
        channel = connecting.channel();
        connecting.addListener(connected -> {
            if (connected.isSuccess()) {
                return;
            }
            String reason = lastFailure.isEmpty() ? reason(connected.cause()) : lastFailure;
            if (loop.eventLoop().inEventLoop()) {
                failed(reason);
            } else {
                // Where not even a socket could be made, for want of file descriptors say, it is told by another
                // thread.
                loop.eventLoop().execute(() -> failed(reason));
            }
        });
    }

    /** Keeps the first reason: what goes wrong behind it follows from it. */
    private void failing(String reason) {
        if (lastFailure.isEmpty()) {
            lastFailure = reason;
        }
    }

    /** What TLS found wrong stands innermost; around it, that something was wrong. */
    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String reason(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private void failed(String reason) {
        if (state == State.CLOSING) {
            finishClosing();
            return;
        }
        if (state != State.CONNECTING) {
            return;
        }
        timeout.cancel(false);
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
        if (failures >= attempts()) {
            readings.tally().add(Count.GAVE_UP);
            state = State.CLOSED;
            if (opening != null) {
                OpenListener told = opening;
                opening = null;
                told.gaveUp(reason);
            }
            return;
        }
        state = State.AWAY;
        long waitNanos = settings.backoff().waitNanos(failures, loop.random());
        loop.eventLoop().schedule(this::dial, waitNanos, TimeUnit.NANOSECONDS);
    }

    /** A first opening that fails is soon known to fail; one that had been open is worth more patience. */
    private int attempts() {
        return opening == null
                ? settings.backoff().attempts()
                : Math.min(FIRST_OPENING_ATTEMPTS, 1 + settings.backoff().attempts());
    }

    private void finishClosing() {
        state = State.CLOSED;
        if (timeout != null) {
            timeout.cancel(false);
        }
        if (opening != null) {
            OpenListener told = opening;
            opening = null;
            told.gaveUp("closed before it was open");
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

    /** Puts TLS before the viewer. */
    private final class Securing extends ChannelInitializer<Channel> {
        @Override
        protected void initChannel(Channel opened) {
            SslHandler tls = remote.tls().newHandler(opened.alloc(), target.host(), target.port());
            opened.pipeline().addLast(tls, Viewer.this);
        }
    }
}
