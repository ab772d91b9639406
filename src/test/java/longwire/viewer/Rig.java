package longwire.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import longwire.clock.Clock;
import longwire.clock.Patience;
import longwire.measurement.Count;
import longwire.measurement.Latencies;
import longwire.measurement.MeasuredWindow;
import longwire.measurement.Readings;
import longwire.measurement.Series;
import longwire.network.Endpoint;
import longwire.origin.OriginServer;
import longwire.origin.OriginSettings;
import longwire.viewer.StreamSettings.Arrival;
import longwire.viewer.fanout.Room;
import org.HdrHistogram.Histogram;

/** Viewers for tests, with one load's readings, and the waiting that tests would do. */
final class Rig implements AutoCloseable {
    static final int EVENT_BYTES = 64;
    /** Back at once, and twice more: a first opening is tried three times. */
    static final Backoff SOON = new Backoff(Duration.ofNanos(1), Duration.ofMillis(1), 2);

    static final ViewerSettings SETTINGS =
            new ViewerSettings(1, 1, Patience.LIMIT, SOON, Duration.ZERO, true, Duration.ZERO);

    private final Viewers viewers;
    private final Readings readings;
    private final Map<Series, Histogram> taken = new EnumMap<>(Series.class);
    private int made;
    private Room room;

    private Rig(Viewers viewers) {
        this.viewers = viewers;
        this.readings = viewers.newReadings();
    }

    static Rig start() {
        return start(SETTINGS);
    }

    static Rig start(ViewerSettings settings) {
        return new Rig(Viewers.start(settings));
    }

    /** Viewers whose messages are due by {@code clock}, which goes on when {@link #fireDue} says. */
    static Rig start(ViewerSettings settings, Clock clock) {
        return new Rig(new Viewers(settings, clock));
    }

    /** Of viewers that come now, the first ones publish and the others receive. */
    Rig inRoom(int publishers, int receivers) {
        room = new Room(publishers, receivers);
        return this;
    }

    /** An origin on a free port. */
    static OriginServer origin(double eventsPerSecond) {
        return OriginServer.start(
                new OriginSettings(new Endpoint("127.0.0.1", 0), 1, eventsPerSecond, EVENT_BYTES, 1 << 24));
    }

    static Target target(OriginServer origin, String path) {
        return new Target(false, "127.0.0.1", origin.endpoint().port(), path);
    }

    /** Evenly spaced binary messages of 64 bytes, waited for as long as a test waits at all. */
    static StreamSettings messages(double perSecond, Duration measured) {
        return messages(perSecond, measured, Patience.LIMIT);
    }

    static StreamSettings messages(double perSecond, Duration measured, Duration deadline) {
        return new StreamSettings(perSecond, Arrival.UNIFORM, 1, EVENT_BYTES, false, Duration.ZERO, measured, deadline);
    }

    /** The next viewer, not open yet. */
    Viewer viewer(Transport transport, Target target) {
        int index = made++;
        return viewers.viewer(transport, target, readings, index, index, index, room == null ? null : room.seat(index));
    }

    Viewer open(Transport transport, Target target) throws Exception {
        Viewer viewer = viewer(transport, target);
        Opening opening = new Opening();
        viewer.open(now(), opening);
        assertThat(get(opening.reason)).isEmpty();
        return viewer;
    }

    List<Viewer> open(int count, Transport transport, Target target) throws Exception {
        List<Viewer> opened = new ArrayList<>();
        while (opened.size() < count) {
            opened.add(open(transport, target));
        }
        return opened;
    }

    /** Opens a viewer that should not come to be open; gives the reason. */
    String giveUp(Transport transport, Target target) throws Exception {
        Opening opening = new Opening();
        viewer(transport, target).open(now(), opening);
        return get(opening.reason);
    }

    CompletableFuture<StreamOutcome> streaming(Viewer viewer, StreamSettings settings) {
        return streaming(viewer, settings, now());
    }

    CompletableFuture<StreamOutcome> streaming(Viewer viewer, StreamSettings settings, long startNanos) {
        CompletableFuture<StreamOutcome> outcome = new CompletableFuture<>();
        viewer.stream(settings, startNanos, 0, 1, outcome::complete);
        return outcome;
    }

    StreamOutcome stream(Viewer viewer, StreamSettings settings) throws Exception {
        return get(streaming(viewer, settings));
    }

    CompletableFuture<StreamOutcome> subscribing(Viewer viewer, Duration measured) {
        return subscribing(viewer, measured, Duration.ZERO);
    }

    CompletableFuture<StreamOutcome> subscribing(Viewer viewer, Duration measured, Duration deadline) {
        CompletableFuture<StreamOutcome> outcome = new CompletableFuture<>();
        viewer.subscribe(new MeasuredWindow(now(), now() + measured.toNanos()), deadline, outcome::complete);
        return outcome;
    }

    void close(Viewer viewer) throws Exception {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        viewer.close(() -> closed.complete(null));
        get(closed);
    }

    /** Has the viewer's loop fire what is due by now, and waits for that. */
    void fireDue(Viewer viewer) throws Exception {
        get(viewer.loop().eventLoop().submit(viewer.loop()::fireDue));
    }

    /** Waits until the viewer's loop has done all that it was given before. */
    void awaitLoop(Viewer viewer) throws Exception {
        get(viewer.loop().eventLoop().submit(() -> {}));
    }

    long now() {
        return viewers.clock().nanoTime();
    }

    long count(Count count) {
        return readings.counts().get(count);
    }

    Readings readings() {
        return readings;
    }

    /** All that was recorded so far. */
    Histogram series(Series series) {
        readings.takeInterval().forEach((each, interval) -> taken.computeIfAbsent(each, any -> Latencies.histogram())
                .add(interval));
        return taken.getOrDefault(series, Latencies.histogram());
    }

    long samples(Series series) {
        return series(series).getTotalCount();
    }

    /** Every message sent was received, and nothing else. */
    void assertAllCameBack() {
        assertThat(count(Count.SENT)).isPositive();
        assertThat(count(Count.RECEIVED)).isEqualTo(count(Count.SENT));
        for (Count none :
                List.of(Count.LOST, Count.UNSENT, Count.DUPLICATED, Count.REORDERED, Count.CORRUPTED, Count.DROPPED)) {
            assertThat(count(none)).as(none.label()).isZero();
        }
    }

    static <T> T get(Future<T> future) throws Exception {
        return future.get(Patience.SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        viewers.close();
    }

    /** How an opening ended: the reason is empty where the connection is open. */
    static final class Opening implements Viewer.OpenListener {
        private final CompletableFuture<String> reason = new CompletableFuture<>();
        private final Consumer<String> first = text -> {
            if (!reason.complete(text)) {
                throw new IllegalStateException("told twice");
            }
        };

        @Override
        public void opened(long handshakeNanos) {
            first.accept("");
        }

        @Override
        public void gaveUp(String told) {
            first.accept(told);
        }

        String reason() throws Exception {
            return get(reason);
        }
    }
}
