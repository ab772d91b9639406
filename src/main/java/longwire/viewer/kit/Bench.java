package longwire.viewer.kit;

import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import longwire.measurement.Count;
import longwire.measurement.Latencies;
import longwire.measurement.MeasuredWindow;
import longwire.measurement.Readings;
import longwire.measurement.Series;
import longwire.viewer.Backoff;
import longwire.viewer.StreamOutcome;
import longwire.viewer.StreamSettings;
import longwire.viewer.StreamSettings.Arrival;
import longwire.viewer.Viewer;
import longwire.viewer.ViewerSettings;
import longwire.viewer.Viewers;
import org.HdrHistogram.Histogram;

/** One viewer with the wire under test, and a scripted server. Failed expectations are collected and thrown by {@link #close}. */
final class Bench implements AutoCloseable {
    /** Size of each message and event. */
    static final int PAYLOAD_BYTES = 64;
    /** No correct wire takes that long, even on a busy machine. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final double NANOS_PER_SECOND = 1e9;
    private static final Duration NO_PINGS = Duration.ZERO;
    /** Dropped viewers reconnect immediately. */
    private static final Backoff AT_ONCE = new Backoff(Duration.ofNanos(1), Duration.ofMillis(1), 3);

    private final List<String> faults = new ArrayList<>();
    /** Allocates the viewer's buffers; null if they are not counted. */
    private final UnpooledByteBufAllocator buffers;

    private final PeerServer server;
    private final Viewers viewers;
    private final Readings readings;
    private final Viewer viewer;

    private Bench(WireKit kit, PeerServer server, Duration pingInterval, UnpooledByteBufAllocator buffers) {
        ViewerSettings settings = new ViewerSettings(1, 1, PATIENCE, AT_ONCE, pingInterval, true, Duration.ZERO);
        this.server = server;
        this.buffers = buffers;
        this.viewers = buffers == null ? Viewers.start(settings) : Viewers.start(settings, buffers);
        this.readings = viewers.newReadings();
        this.viewer = viewers.viewer(kit.transport(), server.target(kit.path()), readings, 0);
    }

    /** A viewer that is not open yet, and a server that runs {@code story} for each connection. */
    static Bench with(WireKit kit, PeerServer.Story story) throws IOException {
        return with(kit, NO_PINGS, story);
    }

    /** The same with a viewer that pings every {@code interval}. */
    static Bench with(WireKit kit, Duration interval, PeerServer.Story story) throws IOException {
        return new Bench(kit, PeerServer.telling(kit.peers(), story), interval, counting());
    }

    /** Netty's leak detector is off because the buffers are counted here. */
    private static UnpooledByteBufAllocator counting() {
        return new UnpooledByteBufAllocator(true, true);
    }

    /** The same with pooled buffers, as in a load. */
    static Bench pooled(WireKit kit, PeerServer.Story story) throws IOException {
        return new Bench(kit, PeerServer.telling(kit.peers(), story), NO_PINGS, null);
    }

    /** A viewer whose target is a closed port. */
    static Bench withNobody(WireKit kit) throws IOException {
        return new Bench(kit, PeerServer.refusing(), NO_PINGS, counting());
    }

    /** {@code count} messages at {@code perSecond}. */
    static StreamSettings messages(int count, double perSecond, Duration deadline) {
        Duration measured = Duration.ofNanos(Math.round(count / perSecond * NANOS_PER_SECOND));
        return new StreamSettings(
                perSecond, Arrival.UNIFORM, 1, PAYLOAD_BYTES, false, Duration.ZERO, measured, deadline);
    }

    /** Opens the viewer. Returns the reason if it gives up, otherwise the empty string. */
    String open() {
        CompletableFuture<String> told = new CompletableFuture<>();
        viewer.open(viewers.clock().nanoTime(), new Viewer.OpenListener() {
            @Override
            public void opened(long handshakeNanos) {
                told.complete("");
            }

            @Override
            public void gaveUp(String reason) {
                told.complete(reason.isEmpty() ? "no reason" : reason);
            }
        });
        return get("report of how the opening ended", told);
    }

    /** Opens the viewer; if that fails, so does the check. */
    void opened() {
        String reason = open();
        if (!reason.isEmpty()) {
            throw new AssertionError("not open: " + reason);
        }
    }

    CompletableFuture<StreamOutcome> streaming(StreamSettings settings) {
        CompletableFuture<StreamOutcome> done = new CompletableFuture<>();
        viewer.stream(settings, viewers.clock().nanoTime(), 0, 1, done::complete);
        return done;
    }

    StreamOutcome stream(StreamSettings settings) {
        return get("end of the messages", streaming(settings));
    }

    CompletableFuture<StreamOutcome> subscribing(Duration measured) {
        CompletableFuture<StreamOutcome> done = new CompletableFuture<>();
        long now = viewers.clock().nanoTime();
        viewer.subscribe(new MeasuredWindow(now, now + measured.toNanos()), Duration.ZERO, done::complete);
        return done;
    }

    CompletableFuture<Void> closing() {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        viewer.close(() -> closed.complete(null));
        return closed;
    }

    static <T> T get(String what, Future<T> future) {
        try {
            return future.get(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException never) {
            throw new AssertionError(what + ": never", never);
        } catch (ExecutionException failed) {
            throw new AssertionError(what + ": " + failed.getCause(), failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(what + ": interrupted", interrupted);
        }
    }

    long count(Count count) {
        return readings.counts().get(count);
    }

    /** The values recorded so far; a check asks once. */
    Histogram recorded(Series series) {
        return readings.takeInterval().getOrDefault(series, Latencies.histogram());
    }

    /** {@code expected} values were recorded. */
    void expectSamples(Series series, long expected) {
        expect("readings of " + series.tag(), recorded(series).getTotalCount(), expected);
    }

    void expect(Count count, long expected) {
        expect(count.label(), count(count), expected);
    }

    void expect(String what, Object found, Object expected) {
        if (!found.equals(expected)) {
            faults.add(what + ": " + found + " (expected: " + expected + ")");
        }
    }

    void expectAtLeast(Count count, long least) {
        expectAtLeast(count.label(), count(count), least);
    }

    void expectAtLeast(String what, long found, long least) {
        if (found < least) {
            faults.add(what + ": " + found + " (expected: at least " + least + ")");
        }
    }

    /** Connections were dropped with these codes, by number. */
    void expectDrops(Map<String, Long> expected) {
        expect("drops by code", readings.drops(), expected);
    }

    /** Each of {@code due} messages was received, lost or never sent, and {@code outcome} agrees. */
    void expectAllAccountedFor(StreamOutcome outcome, long due) {
        expect("received + lost + unsent", count(Count.RECEIVED) + count(Count.LOST) + count(Count.UNSENT), due);
        expect("answered", outcome.answered(), count(Count.RECEIVED));
        expect("failed", outcome.failed(), count(Count.LOST) + count(Count.UNSENT));
        expect("received + lost", count(Count.RECEIVED) + count(Count.LOST), count(Count.SENT));
    }

    /** No message was lost, duplicated, reordered or the like, and no connection dropped; {@code but} are exceptions. */
    void expectNothingUnusual(Count... but) {
        List<Count> usual = List.of(but);
        for (Count count : List.of(
                Count.LOST,
                Count.UNSENT,
                Count.DUPLICATED,
                Count.REORDERED,
                Count.CORRUPTED,
                Count.PUSHES,
                Count.DROPPED)) {
            if (!usual.contains(count)) {
                expect(count, 0);
            }
        }
    }

    /** Closes the viewer and the server. Throws all failed expectations, and the exceptions of the server side. */
    @Override
    public void close() throws IOException {
        get("report of the close", closing());
        expect("open connections", readings.open(), 0L);
        List<Throwable> atThePeer = server.end();
        viewers.close();
        if (buffers != null) {
            long held = buffers.metric().usedDirectMemory() + buffers.metric().usedHeapMemory();
            expect("bytes of buffers not released", held, 0L);
        }
        atThePeer.forEach(failure -> faults.add("at the peer: " + failure));
        if (!faults.isEmpty()) {
            throw new AssertionError(String.join("; ", faults));
        }
    }
}
