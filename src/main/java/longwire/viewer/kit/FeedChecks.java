package longwire.viewer.kit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import longwire.measurement.Count;
import longwire.measurement.Series;
import longwire.message.Stamp;
import longwire.viewer.StreamOutcome;

/** Checks that pushed events are counted and timed. */
final class FeedChecks {
    private static final int EVENTS = 10;
    private static final int MISSED = 5;
    /** Long enough for a few events and a reconnection, even on a busy machine. */
    private static final Duration MEASURED = Duration.ofSeconds(1);

    private final WireKit kit;

    FeedChecks(WireKit kit) {
        this.kit = kit;
    }

    List<WireCheck> all() {
        return kit.can(Ability.PUSHES)
                ? List.of(
                        new WireCheck("pushed events are counted and timed", this::counted),
                        new WireCheck("a feed continues after a reconnection", this::goesOn))
                : List.of();
    }

    private void counted() throws IOException {
        PeerServer.Story story = connection -> {
            connection.subscribe();
            for (int event = 0; event < EVENTS; event++) {
                if (event != MISSED) {
                    connection.answer(event(event));
                }
            }
            connection.listen();
        };
        try (Bench bench = Bench.with(kit, story)) {
            StreamOutcome outcome = follow(bench);
            // The first event may be older than the connection and is not recorded.
            bench.expect(Count.EVENTS, EVENTS - 2);
            bench.expect(Count.EVENTS_MISSED, 1);
            bench.expect("events of the viewer", outcome.answered(), EVENTS - 2L);
            bench.expectSamples(Series.STALENESS, EVENTS - 2);
            bench.expectNothingUnusual();
        }
    }

    private void goesOn() throws IOException {
        PeerServer.Story story = connection -> {
            connection.subscribe();
            int from = connection.isFirst() ? 0 : EVENTS / 2;
            for (int event = from; event < from + EVENTS / 2; event++) {
                connection.answer(event(event));
            }
            if (connection.isFirst()) {
                connection.end();
            } else {
                connection.listen();
            }
        };
        try (Bench bench = Bench.with(kit, story)) {
            follow(bench);
            bench.expect(Count.EVENTS, EVENTS - 1);
            bench.expect(Count.EVENTS_MISSED, 0);
            bench.expect(Count.RETURNED, 1);
            bench.expectDrops(Map.of(Peer.NO_CODE, 1L));
            bench.expectNothingUnusual(Count.DROPPED);
        }
    }

    /** Subscribes before opening, because the server pushes as soon as the connection is open. */
    private static StreamOutcome follow(Bench bench) {
        Future<StreamOutcome> following = bench.subscribing(MEASURED);
        bench.opened();
        return Bench.get("end of the subscription", following);
    }

    private static byte[] event(int number) {
        ByteBuffer payload = ByteBuffer.allocate(Bench.PAYLOAD_BYTES);
        new Stamp().write(payload, number, System.nanoTime());
        return payload.array();
    }
}
