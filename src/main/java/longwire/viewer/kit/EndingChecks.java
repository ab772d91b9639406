package longwire.viewer.kit;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import longwire.measurement.Count;
import longwire.measurement.Series;
import longwire.viewer.StreamOutcome;
import longwire.viewer.StreamSettings;

/** Checks how connections end: refused, dropped, closed. */
final class EndingChecks {
    /** Due within a second, so that some are due after the reconnection, even on a busy machine. */
    private static final int MESSAGES = 100;

    private static final double PER_SECOND = 100;
    private static final int CLOSED_AMID = 20;

    private final WireKit kit;

    EndingChecks(WireKit kit) {
        this.kit = kit;
    }

    List<WireCheck> all() {
        WireCheck nobody = new WireCheck("a closed port is given up", this::nobody);
        if (!kit.can(Ability.MESSAGES)) {
            return List.of(nobody);
        }
        return List.of(
                nobody,
                new WireCheck("a drop is reported once, with its code", this::dropped),
                new WireCheck("half a reply is discarded with its connection", this::halfAnAnswer),
                new WireCheck("messages in flight are lost if the viewer closes", this::closedAmid));
    }

    private void nobody() throws IOException {
        try (Bench bench = Bench.withNobody(kit)) {
            bench.expect("reported as open", bench.open().isEmpty(), false);
            bench.expect(Count.GAVE_UP, 1);
            bench.expect(Count.OPENED, 0);
            bench.expectNothingUnusual();
        }
    }

    private void dropped() throws IOException {
        CompletableFuture<String> code = new CompletableFuture<>();
        PeerServer.Story story = connection -> {
            if (connection.isFirst()) {
                connection.answer(connection.read());
                connection.read();
                code.complete(connection.goAway());
                connection.end();
            } else {
                connection.echo();
            }
        };
        try (Bench bench = Bench.with(kit, story)) {
            bench.opened();
            StreamOutcome outcome = bench.stream(messages());
            expectReturn(bench, outcome, Bench.get("the peer's goodbye", code));
        }
    }

    private void halfAnAnswer() throws IOException {
        PeerServer.Story story = connection -> {
            if (connection.isFirst()) {
                connection.answerHalf(connection.read());
                connection.end();
            } else {
                connection.echo();
            }
        };
        try (Bench bench = Bench.with(kit, story)) {
            bench.opened();
            StreamOutcome outcome = bench.stream(messages());
            expectReturn(bench, outcome, Peer.NO_CODE);
        }
    }

    private static void expectReturn(Bench bench, StreamOutcome outcome, String code) {
        bench.expectDrops(Map.of(code, 1L));
        bench.expect(Count.RETURNED, 1);
        bench.expectSamples(Series.AWAY, 1);
        bench.expectAtLeast(Count.LOST, 1);
        bench.expectAtLeast(Count.RECEIVED, 2);
        bench.expectAllAccountedFor(outcome, MESSAGES);
        bench.expectNothingUnusual(Count.DROPPED, Count.LOST, Count.UNSENT);
    }

    private void closedAmid() throws IOException {
        CompletableFuture<Void> received = new CompletableFuture<>();
        PeerServer.Story story = connection -> {
            connection.read();
            received.complete(null);
            connection.listen();
        };
        try (Bench bench = Bench.with(kit, story)) {
            bench.opened();
            Future<StreamOutcome> streaming =
                    bench.streaming(Bench.messages(CLOSED_AMID, PER_SECOND, Bench.PATIENCE.dividedBy(10)));
            Bench.get("a message at the peer", received);
            Bench.get("report of the close", bench.closing());
            StreamOutcome outcome = Bench.get("end of the messages", streaming);
            bench.expect(Count.CLOSED, 1);
            bench.expect(Count.RECEIVED, 0);
            bench.expectAtLeast(Count.LOST, 1);
            bench.expectAllAccountedFor(outcome, CLOSED_AMID);
            bench.expectNothingUnusual(Count.LOST, Count.UNSENT);
        }
    }

    private static StreamSettings messages() {
        return Bench.messages(MESSAGES, PER_SECOND, Bench.PATIENCE);
    }
}
