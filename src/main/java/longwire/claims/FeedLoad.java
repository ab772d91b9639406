package longwire.claims;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import longwire.fault.OutsideFault;
import longwire.measurement.Count;
import longwire.measurement.Latencies;
import longwire.measurement.MeasuredWindow;
import longwire.measurement.Series;
import longwire.network.Endpoint;
import longwire.viewer.Load;
import longwire.viewer.StreamOutcome;
import longwire.viewer.StreamSettings;
import longwire.viewer.Target;
import longwire.viewer.Transport;
import longwire.viewer.ViewerSettings;
import longwire.viewer.Viewers;
import org.HdrHistogram.Histogram;

/**
 * Viewers that follow a feed for a while.
 *
 * @param transport over which they follow it
 * @param viewers how many; 1 or more
 * @param interval between two polls of a viewer; of no meaning where events are pushed
 * @param warmUp before events are timed
 * @param measured for how long they are timed
 */
record FeedLoad(Transport transport, int viewers, Duration interval, Duration warmUp, Duration measured) {
    static final int EVENT_BYTES = 64;
    private static final double HANDSHAKES_PER_SECOND = 200;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * What they saw.
     *
     * @param ages of events when a viewer first had them, in nanoseconds
     * @param counts all of them; none missing
     */
    record Seen(Histogram ages, Map<Count, Long> counts) {
        long count(Count count) {
            return counts.get(count);
        }
    }

    /**
     * Follows the feed of the origin behind {@code origin}.
     *
     * @throws OutsideFault if a viewer does not come to an end
     */
    Seen follow(Endpoint origin) {
        try (Viewers loops = Viewers.start(ViewerSettings.forConnections(viewers))) {
            Target target = new Target(false, origin.host(), origin.port(), transport.originPath("/feed"));
            Load load = new Load(loops, transport, target, viewers, HANDSHAKES_PER_SECOND);
            List<Load.Member> members = new ArrayList<>();
            List<CompletableFuture<Void>> opened = new ArrayList<>();
            for (int index = 0; index < viewers; index++) {
                Load.Member member = load.join();
                members.add(member);
                opened.add(member.opening(reason -> new OutsideFault("viewer: not open: " + reason)));
            }
            opened.forEach(FeedLoad::await);
            long start = load.nanoTime();
            members.stream()
                    .map(member -> following(member, load, start))
                    .toList()
                    .forEach(FeedLoad::await);
            members.stream().map(Load.Member::closing).toList().forEach(FeedLoad::await);
            Histogram ages = load.readings().takeInterval().getOrDefault(Series.STALENESS, Latencies.histogram());
            return new Seen(ages, load.counts());
        }
    }

    private CompletableFuture<StreamOutcome> following(Load.Member member, Load load, long start) {
        CompletableFuture<StreamOutcome> done = new CompletableFuture<>();
        if (transport.pulls()) {
            StreamSettings polls = new StreamSettings(
                    NANOS_PER_SECOND / interval.toNanos(),
                    StreamSettings.Arrival.UNIFORM,
                    1,
                    EVENT_BYTES,
                    false,
                    warmUp,
                    measured,
                    PATIENCE);
            member.viewer().stream(polls, start, member.index(), load.connections(), done::complete);
        } else {
            long from = start + warmUp.toNanos();
            member.viewer().subscribe(new MeasuredWindow(from, from + measured.toNanos()), PATIENCE, done::complete);
        }
        return done;
    }

    private static <T> T await(CompletableFuture<T> happening) {
        try {
            return happening.get(2 * PATIENCE.toSeconds() + 60, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new OutsideFault("viewer: did not come to its end: " + failed.getMessage(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OutsideFault("viewer: interrupted", interrupted);
        }
    }
}
